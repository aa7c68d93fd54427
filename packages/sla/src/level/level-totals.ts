import type { InstantState } from '../model.ts';

/** What counts good and bad: milliseconds, slices or events, by the level's basis. */
export interface Counted {
  readonly good: number;
  readonly bad: number;
}

/** A whole count; the milliseconds of all users of a month may be more than a number holds exactly. */
export type Whole = number | bigint;

/** What counts, and what may still come: included time after the horizon, or events still expected; absent when nobody can tell (S19). */
export interface Outlook<Count extends Whole = Whole> {
  readonly good: Count;
  readonly bad: Count;
  readonly ahead?: Count;
}

/**
 * The integer sums that a level is judged by. They are all that a judgement needs, so sums that were added up
 * elsewhere, from rollups for instance, give the same result to the last bit.
 */
export interface LevelTotals<Count extends Whole = Whole> {
  /** Milliseconds of the measured part by state, as observed. */
  readonly time: Readonly<Record<InstantState, number>>;
  /** Known and knowable, in milliseconds or in slots; before any policy (S12). */
  readonly coverage: { readonly known: number; readonly knowable: number };
  /** After policies, forgiven outages and rounding. */
  readonly toDate: Outlook<Count>;
  /** The same without excused time, where there is any: the number that is judged (S13). */
  readonly withoutExcused?: Outlook<Count>;
}

export function countedTotal({ good, bad }: Counted): number {
  return good + bad;
}
