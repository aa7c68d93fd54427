import { ONE, rational, toFraction } from '../exact/rational.ts';
import { roundingOf } from '../exact/rounding.ts';
import type { Rounding } from '../exact/rounding.ts';
import type { AvailabilityResult, AvailabilityTerms, Fraction, Stretch, TraceStep } from '../model.ts';
import { budgetOf } from './budget.ts';
import { coverageOf, judge, linesOf } from './judgement.ts';
import type { TargetLines } from './judgement.ts';
import { judgementSteps } from './judgement-steps.ts';
import { levelNumber } from './level-number.ts';
import type { LevelNumber } from './level-number.ts';
import type { LevelTotals, Outlook } from './level-totals.ts';
import type { PeriodView } from './period-view.ts';

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
  return judgeByLines(terms, linesOf(terms), view, totals, evidence);
}

/** The same where the lines are not those of one version of the terms (S18). */
export function judgeByLines(terms: AvailabilityTerms, lines: TargetLines, view: PeriodView, totals: LevelTotals, evidence: Evidence): AvailabilityResult {
  const decisive = totals.withoutExcused ?? totals.toDate;
  const rounding = roundingOf(terms.rounding, true);
  const toDate = levelNumber('to date', totals.toDate, rounding);
  const judged = totals.withoutExcused === undefined ? undefined : levelNumber('judged', totals.withoutExcused, rounding);
  const best = bestOf(view, decisive, rounding);
  const coverage = coverageOf(totals.coverage);
  const { state, workings } = judge(terms, lines, view, { decisive: judged ?? toDate, best, coverage: coverage.coverage });
  const name = judged === undefined ? 'to date' : 'judged';
  const budget = budgetOf(name, lines.atBest.expected, view.running ? 'expected at best' : 'expected', decisive, best !== undefined);
  const result = {
    level: terms.id,
    period: view.period,
    measured: view.measured,
    running: view.running,
    state,
    toDate: toDate.measure,
    ...(best === undefined ? {} : { bestAchievable: best.measure }),
    ...(judged === undefined ? {} : { judged: judged.measure }),
    time: totals.time,
    coverage: fractionOf(totals.coverage),
    budget: { allowed: toFraction(budget.allowed), left: toFraction(budget.left) },
    ...(view.staleSince === undefined ? {} : { staleSince: view.staleSince }),
    stretches: evidence.stretches,
  };
  return { ...result, trace: [...evidence.steps, ...judgementSteps(terms, lines, view, totals, result, { toDate, judged, best, coverage: coverage.workings, budget, judgement: workings })] };
}

function fractionOf({ known, knowable }: LevelTotals['coverage']): Fraction {
  return toFraction(knowable === 0 ? ONE : rational(known, knowable));
}

/** The rest of the period all good; absent when what may come is unknown (S19). */
function bestOf({ running }: PeriodView, { good, bad, ahead }: Outlook, rounding: Rounding | undefined): LevelNumber | undefined {
  return running && ahead !== undefined ? levelNumber('best achievable', { good: BigInt(good) + BigInt(ahead), bad }, rounding) : undefined;
}
