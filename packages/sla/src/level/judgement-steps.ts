import { shownPercent } from '../exact/decimal.ts';
import { floorOf, ofFraction } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import { roundingOf } from '../exact/rounding.ts';
import type { AvailabilityResult, AvailabilityTerms, TraceStep } from '../model.ts';
import { amount, working } from '../trace/working.ts';
import type { Working } from '../trace/working-model.ts';
import { amountInWords, durationInWords, fractionInWords, instantInWords } from '../words.ts';
import type { Unit } from '../words.ts';
import type { Budget } from './budget.ts';
import type { TargetLines } from './judgement.ts';
import type { LevelNumber } from './level-number.ts';
import type { LevelTotals } from './level-totals.ts';
import type { PeriodView } from './period-view.ts';
import { roundingStep } from './rounding-steps.ts';

type Judged = Omit<AvailabilityResult, 'trace'>;

/** The workings of a result's numbers and of its state. */
export interface Workings {
  readonly toDate: LevelNumber;
  readonly judged: LevelNumber | undefined;
  readonly best: LevelNumber | undefined;
  readonly coverage: readonly Working[];
  readonly budget: Budget;
  readonly judgement: readonly Working[];
}

/** The end of the account: coverage, what unknown time counts as, the division, and the judgement. */
export function judgementSteps(terms: AvailabilityTerms, lines: TargetLines, view: PeriodView, totals: LevelTotals, result: Judged, workings: Workings): readonly TraceStep[] {
  const { toDate, judged, best } = workings;
  return [
    arithmeticOfTime(view, totals),
    coverageStep(terms, totals, result, workings),
    ...policyStep(terms, totals),
    ...division('S12', 'To date', terms, toDate),
    ...(judged === undefined ? [] : division('S13', 'Without excused time', terms, judged)),
    ...(best === undefined ? [] : division('S19', 'Best achievable, if the rest is good', terms, best)),
    budgetStep(terms, workings),
    ...staleStep(result),
    judgementStep(lines, result, workings),
  ];
}

function arithmeticOfTime({ measured }: PeriodView, { time }: LevelTotals): TraceStep {
  const elapsed = measured.end - measured.start;
  const terms: readonly (readonly [string, number])[] = [
    ['out of hours', time['out-of-hours']], ['excluded', time.excluded], ['unknown', time.unknown], ['not yet known', time['not-yet-known']],
  ];
  const taken = terms.filter(([, length]) => length > 0).map(([name, length]) => ` − ${name} ${durationInWords(length)}`).join('');
  const known = time.good + time.bad;
  const knownTime = working('known time', 'difference', amount('elapsed', elapsed), ...terms.map(([name, length]) => amount(name, length)));
  return {
    rule: 'S12',
    says: `Elapsed ${durationInWords(elapsed)}${taken} = known ${durationInWords(known)}, of which bad ${durationInWords(time.bad)}.`,
    amount: `${elapsed} − ${time['out-of-hours']} − ${time.excluded} − ${time.unknown} − ${time['not-yet-known']} = ${known} ms; bad ${time.bad} ms`,
    workings: [knownTime, working('good time', 'difference', knownTime, amount('bad time', time.bad))],
  };
}

function coverageStep(terms: AvailabilityTerms, { coverage: { known, knowable } }: LevelTotals, result: Judged, { coverage }: Workings): TraceStep {
  const share = shownPercent(ofFraction(result.coverage));
  const asked = terms.unknown.policy === 'good' || terms.unknown.policy === 'bad' ? 'No minimum is asked for.' : `At the period's end at least ${terms.unknown.minimumCoverage ?? '95'} % must be known.`;
  return { rule: 'S12', says: `Coverage ${share} %. ${asked}`, amount: `${known} ÷ ${knowable} ${COVERAGE_UNIT[terms.basis]}`, workings: coverage };
}

const COVERAGE_UNIT: Readonly<Record<AvailabilityTerms['basis'], string>> = { time: 'ms', timeslices: 'slices', occurrences: 'slots', 'user-minutes': 'ms', 'device-minutes': 'ms' };

function policyStep(terms: AvailabilityTerms, { time }: LevelTotals): readonly TraceStep[] {
  if (time.unknown === 0 || terms.basis === 'occurrences') return [];
  return [{ rule: 'S12', says: `${durationInWords(time.unknown)} unknown: ${policyInWords(terms)}.`, amount: `${time.unknown} ms` }];
}

function policyInWords({ unknown: { policy, maxAge } }: AvailabilityTerms): string {
  switch (policy) {
    case 'ignore': return 'counts neither good nor bad';
    case 'hold-last': return `counts as the last known state${maxAge === undefined ? '' : ` for at most ${durationInWords(maxAge)}, then neither good nor bad`}`;
    case 'good': return 'counts good';
    case 'bad': return 'counts bad';
    case 'fail-period': return 'counts neither good nor bad, but too much of it fails the period';
  }
}

function division(rule: string, name: string, terms: AvailabilityTerms, number: LevelNumber): readonly TraceStep[] {
  const rounding = roundingOf(terms.rounding, true);
  const divided = divisionStep(rule, name, terms, number);
  return rounding === undefined || number.rounding === undefined ? [divided] : [divided, roundingStep(name, rounding, '%', number.measure.shown, number.rounding)];
}

function divisionStep(rule: string, name: string, { basis }: AvailabilityTerms, { measure, counted, divided }: LevelNumber): TraceStep {
  const unit = COUNTING_UNIT[basis];
  const workings = [counted, divided];
  const [good, bad] = [BigInt(measure.good), BigInt(measure.bad)];
  if (measure.ratio === undefined) return { rule: 'S17', says: `${name}: nothing to divide by, so there is no percentage.`, amount: '0 ÷ 0', workings };
  const shown = shownPercent(ofFraction(measure.exact ?? measure.ratio));
  return {
    rule,
    says: `${name}: ${amountInWords(good, unit)} good of ${amountInWords(good + bad, unit)} counted, ${amountInWords(bad, unit)} bad: ${shown} %, rounded toward the worse.`,
    amount: `${good} ÷ (${good} + ${bad})`,
    workings,
  };
}

const COUNTING_UNIT: Readonly<Record<AvailabilityTerms['basis'], Unit>> = { time: 'ms', timeslices: 'slice', occurrences: 'event', 'user-minutes': 'user-minute', 'device-minutes': 'device-minute' };

function budgetStep({ basis }: AvailabilityTerms, { budget: { allowed, left, workings } }: Workings): TraceStep {
  const inWords = (amount: Rational) => amountInWords(floorOf(amount), COUNTING_UNIT[basis]);
  return { rule: 'S37', says: `Of all that counts or may still count ${inWords(allowed)} may be bad, and ${inWords(left)} is left, rounded down.`, amount: `${fractionInWords(allowed)}; ${fractionInWords(left)}`, workings };
}

export function staleStep({ staleSince }: Pick<Judged, 'staleSince'>): readonly TraceStep[] {
  return staleSince === undefined ? [] : [{ rule: 'S12', says: `Nothing was heard since ${instantInWords(staleSince)}; what came after is not yet known.` }];
}

function judgementStep({ inWords }: TargetLines, { state, toDate, judged, running }: Judged, { judgement }: Workings): TraceStep {
  const shown = (judged ?? toDate).shown;
  return { rule: running ? 'S19' : 'S25', says: `${shown === undefined ? 'No number' : `${shown} %`} against ${inWords}: ${STATE_IN_WORDS[state]}.`, workings: judgement };
}

export const STATE_IN_WORDS: Readonly<Record<AvailabilityResult['state'], string>> = {
  'on-course': 'on course',
  met: 'met',
  'at-risk': 'at risk, below expected to date and still to be reached',
  'below-expected': 'below expected',
  failed: 'failed',
  indeterminate: 'indeterminate, for too little is known',
  'not-applicable': 'not applicable',
  waived: 'waived, for the period is partial',
};
