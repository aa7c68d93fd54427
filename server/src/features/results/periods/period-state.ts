import type { Duration, Instant, Interval } from '@entente/worktime';

/** Where a period of an agreement stands (S23). */
export type PeriodState = 'open' | 'provisional' | 'closed' | 'restated';

/** What decides it: its end, its statements, and when its terms became known here. */
export interface PeriodFacts {
  readonly period: Interval;
  readonly grace: Duration;
  /** When the version in force was recorded: terms that came later than the period wait a grace of their own. */
  readonly termsRecordedAt: Instant;
  /** How many statements of the period there are: 0 before it is closed, 2 and more after restatements. */
  readonly statements: number;
}

/** S23: open until its end, provisional until it is closed, restated from its second statement on. */
export function periodStateAt({ period, statements }: Pick<PeriodFacts, 'period' | 'statements'>, now: Instant): PeriodState {
  if (statements > 1) return 'restated';
  if (statements === 1) return 'closed';
  return now < period.end ? 'open' : 'provisional';
}

/**
 * When a period closes by itself (S23): the grace after its end. Terms that were recorded after the end, as with an
 * agreement whose past is imported, give their facts the same grace from then on.
 */
export function closesAt({ period, grace, termsRecordedAt }: PeriodFacts): Instant {
  return Math.max(period.end, termsRecordedAt) + grace;
}

/** Whether the grace is over and no statement stands yet. */
export function isDueToClose(facts: PeriodFacts, now: Instant): boolean {
  return facts.statements === 0 && closesAt(facts) <= now;
}
