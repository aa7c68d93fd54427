import { intersect, measure, subtract } from '@entente/worktime';
import type { Intervals } from '@entente/worktime';
import { shownPercent } from '../exact/decimal.ts';
import { ofFraction, rational, toFraction } from '../exact/rational.ts';
import type { Measure } from '../model.ts';
import type { RawTime, RelievedTime } from '../relief/relief-model.ts';
import { amount, working } from '../trace/working.ts';
import type { Amount, Working } from '../trace/working-model.ts';
import type { Move, SupplierRelief } from './shared-model.ts';

/** What a supplier was measured in over all its components. */
export interface OwnTime extends RawTime {
  /** No component bad, and none known to be good. */
  readonly unknown: Intervals;
}

/** One supplier raw and relieved, with the arithmetic from the one to the other (S34). */
export interface ReliefAccount {
  readonly supplier: SupplierRelief;
  readonly workings: readonly Working[];
}

/** What the numbers are called in the account. */
export const RAW = 'raw level of';
export const RELIEVED = 'relieved level of';

export function movedName({ from, to }: Pick<Move, 'from' | 'to'>): string {
  return `moved from ${from} to ${to}`;
}

/**
 * From the raw level to the relieved one (S34): bad time that others caused is taken off, and so is its part of what is
 * known, but for the instants at which the supplier caused something itself; what it caused to others and was not bad
 * already is added, and known where it was not.
 */
export function reliefAccount({ party, included, bad, unknown }: OwnTime, relief: RelievedTime, moves: readonly Move[]): ReliefAccount {
  const [raw, relieved] = [knownIn(included, bad, unknown), knownIn(relief.included, relief.bad, unknown)];
  return {
    supplier: { party, raw: measureOf(raw), relieved: measureOf(relieved) },
    workings: workingsOf(party, raw, {
      causedByOthers: moves.filter(({ from }) => from === party).flatMap((move) => [amount(movedName(move), ofFraction(move.taken)), amount(`${movedName(move)}, uncovered`, ofFraction(move.uncovered))]),
      byItselfToo: measure(intersect(relief.relieved, relief.takenOn)),
      takenOn: measure(subtract(relief.takenOn, subtract(bad, relief.relieved))),
      takenOnUnknown: measure(intersect(relief.takenOn, unknown)),
    }),
  };
}

interface KnownTime {
  readonly known: number;
  readonly bad: number;
}

function knownIn(included: Intervals, bad: Intervals, unknown: Intervals): KnownTime {
  return { known: measure(subtract(included, subtract(unknown, bad))), bad: measure(intersect(bad, included)) };
}

function measureOf({ known, bad }: KnownTime): Measure {
  const measured = { good: String(known - bad), bad: String(bad) };
  if (known === 0) return measured;
  const ratio = rational(known - bad, known);
  return { ...measured, ratio: toFraction(ratio), shown: shownPercent(ratio) };
}

interface Moved {
  /** Each move, in the causer's hours and beyond them. */
  readonly causedByOthers: readonly Amount[];
  readonly byItselfToo: number;
  readonly takenOn: number;
  readonly takenOnUnknown: number;
}

function workingsOf(party: string, raw: KnownTime, { causedByOthers, byItselfToo, takenOn, takenOnUnknown }: Moved): readonly Working[] {
  const [before, after] = [`${RAW} ${party}`, `${RELIEVED} ${party}`];
  const [known, bad] = [amount(`${before}: known`, raw.known), amount(`${before}: bad`, raw.bad)];
  const caused = working(`${after}: caused by others`, 'sum', ...causedByOthers);
  const removed = working(`${after}: removed`, 'difference', caused, amount(`${after}: caused by itself, too`, byItselfToo));
  const ownKnown = working(`${after}: known without it`, 'difference', known, removed);
  const knownAfter = working(`${after}: known`, 'sum', ownKnown, amount(`${after}: caused while unknown`, takenOnUnknown));
  const ownBad = working(`${after}: bad without it`, 'difference', bad, caused);
  const badAfter = working(`${after}: bad`, 'sum', ownBad, amount(`${after}: caused to others`, takenOn));
  return [...ratioWorkings(before, known, bad), caused, removed, ownKnown, knownAfter, ownBad, badAfter, ...ratioWorkings(after, knownAfter, badAfter)];
}

function ratioWorkings(name: string, known: Amount, bad: Amount): readonly Working[] {
  const good = working(`${name}: good`, 'difference', known, bad);
  return [good, working(name, 'quotient', good, known)];
}
