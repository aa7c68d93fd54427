import { ofPercent } from '../exact/decimal.ts';
import { ONE } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import type { AvailabilityTerms, LevelState } from '../model.ts';
import { amount, choice, NOTHING, pick, working } from '../trace/working.ts';
import type { Amount, Calculation, Choice, Working } from '../trace/working-model.ts';
import type { LevelNumber } from './level-number.ts';
import type { PeriodView } from './period-view.ts';

/** What a number is compared with. Exact, for the lines of several segments together are no decimals (S18). */
export interface Lines {
  readonly expected: Rational;
  /** Absent: the expected value is the only line, and missing it is failing (S25). */
  readonly minimum?: Rational;
}

/** The lines for the number to date, and for all that counts or may still count. */
export interface TargetLines {
  readonly toDate: Lines;
  readonly atBest: Lines;
  readonly inWords: string;
}

/** The lines of a level's own terms. */
export function linesOf({ expected, minimum }: Pick<AvailabilityTerms, 'expected' | 'minimum'>): TargetLines {
  const lines = { expected: ofPercent(expected), ...(minimum === undefined ? {} : { minimum: ofPercent(minimum) }) };
  return { toDate: lines, atBest: lines, inWords: `expected ${expected} %${minimum === undefined ? '' : `, minimum ${minimum} %`}` };
}

/** The numbers that a state is told from: the one that is judged, the best it can still become, and how much is known. */
export interface JudgedNumbers {
  readonly decisive: LevelNumber;
  readonly best: LevelNumber | undefined;
  readonly coverage: Amount;
}

export interface Judgement {
  readonly state: LevelState;
  readonly workings: readonly Working[];
}

/** The state of a level (S12, S17 to S19, S21, S25), told by its working and by nothing else: the first case that holds. */
export function judge(terms: AvailabilityTerms, lines: TargetLines, view: PeriodView, numbers: JudgedNumbers): Judgement {
  const cases = [...waived(terms, view), ...(view.running ? running(lines, numbers) : ended(terms, lines, numbers))];
  const { outcome, working: state } = choice('state', cases, view.running ? 'at-risk' : 'failed');
  return { state: outcome, workings: [...cases.map(([condition]) => condition), state] };
}

type StateCase = readonly [Calculation, LevelState];

/** S18: a part of a period has a number and no judgement, where that is agreed. */
export function waived({ partialPeriod }: Pick<AvailabilityTerms, 'partialPeriod'>, { period, measured }: PeriodView): readonly StateCase[] {
  if (partialPeriod !== 'waive') return [];
  return [[working('only a part is measured', 'misses', amount('elapsed', measured.end - measured.start), amount('period', period.end - period.start)), 'waived']];
}

export const DEFAULT_COVERAGE = '95';

/** S25 of an ended period; a value equal to its target has met it (S21). */
function ended({ unknown: { policy, minimumCoverage = DEFAULT_COVERAGE } }: AvailabilityTerms, { toDate }: TargetLines, { decisive, coverage }: JudgedNumbers): readonly StateCase[] {
  const lacks = working('too little is known', 'misses', coverage, amount('minimum coverage', ofPercent(minimumCoverage)));
  return [
    ...(policy === 'good' || policy === 'bad' ? [] : [[lacks, policy === 'fail-period' ? 'failed' : 'indeterminate'] as const]),
    [working('nothing is counted', 'reaches', NOTHING, decisive.counted), 'not-applicable'],
    [working('expected is reached', 'reaches', decisive.ratio, amount('expected', toDate.expected)), 'met'],
    ...(toDate.minimum === undefined ? [] : [[working('minimum is reached', 'reaches', decisive.ratio, amount('minimum', toDate.minimum)), 'below-expected'] as const]),
  ];
}

/** A running period is provisional: it fails only what even its best outcome cannot reach any more (S19). */
function running({ toDate, atBest }: TargetLines, { decisive, best }: JudgedNumbers): readonly StateCase[] {
  return [
    ...(best === undefined ? [] : outOfReach(atBest, best)),
    [working('nothing is counted yet', 'reaches', NOTHING, decisive.counted), 'on-course'],
    [working('expected is reached', 'reaches', decisive.ratio, amount('expected', toDate.expected)), 'on-course'],
  ];
}

function outOfReach({ expected, minimum }: Lines, best: LevelNumber): readonly StateCase[] {
  const nothing: StateCase = [working('nothing can be counted', 'reaches', NOTHING, best.counted), 'not-applicable'];
  const missesExpected = working('expected is out of reach', 'misses', best.ratio, amount('expected at best', expected));
  if (minimum === undefined) return [nothing, [missesExpected, 'failed']];
  return [nothing, [working('minimum is out of reach', 'misses', best.ratio, amount('minimum at best', minimum)), 'failed'], [missesExpected, 'below-expected']];
}

/** The share that is known, with its working. */
export interface Coverage {
  readonly coverage: Choice;
  readonly workings: readonly Working[];
}

/** Known ÷ knowable; where nothing can be known nothing is missing (S12). */
export function coverageOf({ known, knowable }: { readonly known: number; readonly knowable: number }): Coverage {
  const all = amount('knowable', knowable);
  const nothing = working('nothing can be known', 'reaches', NOTHING, all);
  const share = working('known ÷ knowable', 'quotient', amount('known', known), all);
  const coverage = pick('coverage', [[nothing, amount('all of it', ONE)]], share);
  return { coverage, workings: [nothing, share, coverage] };
}
