import { shownPercent, ofPercent } from '../exact/decimal.ts';
import { compare, minus, ONE, rational, times, toFraction } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import type { AvailabilityResult, LevelState, AvailabilityTerms, Measure, Stretch, TraceStep } from '../model.ts';
import { countedTotal } from './level-totals.ts';
import type { Counted, LevelTotals, Outlook } from './level-totals.ts';
import { isPartial } from './period-view.ts';
import type { PeriodView } from './period-view.ts';
import { judgementSteps } from './judgement-steps.ts';

/** What a result carries beside its numbers; a judgement from sums alone has none of it. */
export interface Evidence {
  readonly stretches: readonly Stretch[];
  readonly steps: readonly TraceStep[];
}

/**
 * The result of a level from its sums (S12, S17 to S19, S21, S25): the same function judges what was added up from
 * facts and what was added up from rollups.
 */
export function judgeTotals(terms: AvailabilityTerms, view: PeriodView, totals: LevelTotals, evidence: Evidence = { stretches: [], steps: [] }): AvailabilityResult {
  const decisive = totals.withoutExcused ?? totals.toDate;
  const state = stateOf(terms, view, totals, decisive);
  const best = bestOf(view, decisive);
  const result = {
    level: terms.id,
    period: view.period,
    measured: view.measured,
    running: view.running,
    state,
    toDate: measureOf(totals.toDate),
    ...(best === undefined ? {} : { bestAchievable: measureOf(best) }),
    ...(totals.withoutExcused === undefined ? {} : { judged: measureOf(totals.withoutExcused) }),
    time: totals.time,
    coverage: toFraction(coverageOf(totals)),
    budget: budgetOf(terms, decisive),
    ...(view.staleSince === undefined ? {} : { staleSince: view.staleSince }),
    stretches: evidence.stretches,
  };
  return { ...result, trace: [...evidence.steps, ...judgementSteps(terms, view, totals, result)] };
}

/** Known ÷ knowable; where nothing can be known nothing is missing (S12). */
function coverageOf({ coverage: { known, knowable } }: LevelTotals): Rational {
  return knowable === 0 ? ONE : rational(known, knowable);
}

const DEFAULT_COVERAGE = '95';

/** Whether enough is known for a judgement; only some policies ask (S12). */
function lacksCoverage({ unknown: { policy, minimumCoverage = DEFAULT_COVERAGE } }: AvailabilityTerms, totals: LevelTotals): boolean {
  if (policy === 'good' || policy === 'bad') return false;
  return compare(coverageOf(totals), ofPercent(minimumCoverage)) < 0;
}

/** good ÷ (good + bad); undefined, never 0 or 1, when there is nothing to divide by (S17). */
function ratioOf(counted: Counted): Rational | undefined {
  return countedTotal(counted) === 0 ? undefined : rational(counted.good, countedTotal(counted));
}

function measureOf(counted: Counted): Measure {
  const ratio = ratioOf(counted);
  const amounts = { good: String(counted.good), bad: String(counted.bad) };
  return ratio === undefined ? amounts : { ...amounts, ratio: toFraction(ratio), shown: shownPercent(ratio) };
}

/** The rest of the period all good; unknown when what may come is unknown (S19). */
function bestOf({ running }: PeriodView, { good, bad, ahead }: Outlook): Counted | undefined {
  return running && ahead !== undefined ? { good: good + ahead, bad } : undefined;
}

function stateOf(terms: AvailabilityTerms, view: PeriodView, totals: LevelTotals, decisive: Outlook): LevelState {
  if (terms.partialPeriod === 'waive' && isPartial(view)) return 'waived';
  return view.running ? runningState(terms, view, decisive) : endedState(terms, totals, decisive);
}

/** S25 of an ended period; a value equal to its target has met it (S21). */
function endedState(terms: AvailabilityTerms, totals: LevelTotals, decisive: Counted): LevelState {
  const ratio = ratioOf(decisive);
  if (lacksCoverage(terms, totals)) return terms.unknown.policy === 'fail-period' ? 'failed' : 'indeterminate';
  if (ratio === undefined) return 'not-applicable';
  if (reaches(ratio, terms.expected)) return 'met';
  return reaches(ratio, minimumOf(terms)) ? 'below-expected' : 'failed';
}

/** A running period is provisional: it fails only what even its best outcome cannot reach any more (S19). */
function runningState(terms: AvailabilityTerms, view: PeriodView, decisive: Outlook): LevelState {
  const ratio = ratioOf(decisive);
  const best = bestOf(view, decisive);
  const bestRatio = best === undefined ? undefined : ratioOf(best);
  if (best !== undefined && bestRatio === undefined) return 'not-applicable';
  if (bestRatio !== undefined && !reaches(bestRatio, minimumOf(terms))) return 'failed';
  if (bestRatio !== undefined && !reaches(bestRatio, terms.expected)) return 'below-expected';
  return ratio === undefined || reaches(ratio, terms.expected) ? 'on-course' : 'at-risk';
}

/** Without a minimum the expected value is the only line, and missing it is failing (S25). */
function minimumOf({ expected, minimum = expected }: AvailabilityTerms): string {
  return minimum;
}

function reaches(ratio: Rational, percent: string): boolean {
  return compare(ratio, ofPercent(percent)) >= 0;
}

/** How much may be bad in all that counts or will count, and what of it is left; exact, and negative when overspent. */
function budgetOf({ expected }: AvailabilityTerms, outlook: Outlook): AvailabilityResult['budget'] {
  const denominator = rational(countedTotal(outlook) + (outlook.ahead ?? 0));
  const allowed = times(minus(ONE, ofPercent(expected)), denominator);
  return { allowed: toFraction(allowed), left: toFraction(minus(allowed, rational(outlook.bad))) };
}
