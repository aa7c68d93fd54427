import type { Instant } from '@entente/worktime';
import { compare, sumOf } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import type { LevelState } from '../model.ts';
import type { EarnBackTerms } from './money-model.ts';

/** A closed period of the level, as an earn-back reads it. */
export interface ReadPeriod {
  readonly state: LevelState;
  readonly closesAt: Instant;
  /** Numerator, denominator and target × denominator; absent where nothing can be added up (S20). */
  readonly sums?: { readonly reached: Rational; readonly counted: Rational; readonly aimed: Rational };
}

/** What an earn-back came to, and when it did. */
export type EarnBackOutcome =
  | { readonly outcome: 'open' | 'not-eligible'; readonly says: string }
  | { readonly outcome: 'returned' | 'kept'; readonly at: Instant; readonly says: string };

/** What an earn-back reads. */
export interface EarnBackRecord {
  /** The level's periods to the credit's own, that one last. */
  readonly before: readonly LevelState[];
  /** Its closed periods after that, in order of time. */
  readonly after: readonly ReadPeriod[];
  /** When the agreement ends, if that was decided and has come. */
  readonly endedAt?: Instant;
}

/**
 * Whether a credit is earned back (S28). Closed periods of the window are read one after the other until the test is
 * passed or cannot be any more; those that are not applicable, indeterminate or waived count for nothing and lengthen
 * nothing. What is undecided when the agreement ends stays a credit.
 */
export function earnBack(terms: EarnBackTerms, { before, after, endedAt = Infinity }: EarnBackRecord): EarnBackOutcome {
  if (isChronic(terms, before)) return { outcome: 'not-eligible', says: 'It failed too often to be earned back.' };
  const read = after.slice(0, terms.window).filter(({ closesAt }) => closesAt <= endedAt);
  const decided = terms.test.kind === 'met' ? byPeriodsMet(terms.test, terms.window, read) : byMean(terms.window, read);
  if (decided !== undefined) return decided;
  if (endedAt !== Infinity) return { outcome: 'kept', at: endedAt, says: 'The agreement ended before it was decided.' };
  return { outcome: 'open', says: `${read.length} of ${terms.window} periods are closed.` };
}

function isChronic({ notAfter }: EarnBackTerms, before: readonly LevelState[]): boolean {
  if (notAfter === undefined) return false;
  return before.slice(-notAfter.inPeriods).filter((state) => state === 'failed').length >= notAfter.failures;
}

type MetTest = Extract<EarnBackTerms['test'], { kind: 'met' }>;

function byPeriodsMet({ periods, inARow = false }: MetTest, window: number, read: readonly ReadPeriod[]): EarnBackOutcome | undefined {
  let met = 0;
  for (const [place, { state, closesAt }] of read.entries()) {
    met = metAfter(met, state, inARow);
    if (met >= periods) return { outcome: 'returned', at: closesAt, says: `${met} periods${inARow ? ' in a row' : ''} were met.` };
    if (met + window - place - 1 < periods) return { outcome: 'kept', at: closesAt, says: `${periods} periods${inARow ? ' in a row' : ''} cannot be met any more.` };
  }
  return undefined;
}

function metAfter(met: number, state: LevelState, inARow: boolean): number {
  switch (state) {
    case 'met': return met + 1;
    case 'failed':
    case 'below-expected': return inARow ? 0 : met;
    case 'not-applicable':
    case 'indeterminate':
    case 'waived':
    case 'on-course':
    case 'at-risk': return met;
  }
}

/** Numerators and denominators of the whole window, never a mean of percentages (S20), against the targets by denominator. */
function byMean(window: number, read: readonly ReadPeriod[]): EarnBackOutcome | undefined {
  const last = read.at(window - 1);
  if (last === undefined) return undefined;
  const sums = read.flatMap((period) => period.sums ?? []);
  const isReached = sums.length > 0 && compare(sumOf(sums.map(({ reached }) => reached)), sumOf(sums.map(({ aimed }) => aimed))) >= 0;
  return isReached
    ? { outcome: 'returned', at: last.closesAt, says: `Over ${window} periods together the target was reached.` }
    : { outcome: 'kept', at: last.closesAt, says: `Over ${window} periods together the target was not reached.` };
}
