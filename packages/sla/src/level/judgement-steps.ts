import { shownPercent } from '../exact/decimal.ts';
import { ofFraction } from '../exact/rational.ts';
import type { AvailabilityResult, AvailabilityTerms, Measure, TraceStep } from '../model.ts';
import { amountInWords, durationInWords, instantInWords } from '../words.ts';
import type { LevelTotals } from './level-totals.ts';
import type { PeriodView } from './period-view.ts';

type Judged = Omit<AvailabilityResult, 'trace'>;

/** The end of the account: coverage, what unknown time counts as, the division, and the judgement. */
export function judgementSteps(terms: AvailabilityTerms, view: PeriodView, totals: LevelTotals, result: Judged): readonly TraceStep[] {
  return [
    arithmeticOfTime(view, totals),
    coverageStep(terms, totals, result),
    ...policyStep(terms, totals),
    division('S12', 'To date', terms, result.toDate),
    ...(result.judged === undefined ? [] : [division('S13', 'Without excused time', terms, result.judged)]),
    ...(result.bestAchievable === undefined ? [] : [division('S19', 'Best achievable, if the rest is good', terms, result.bestAchievable)]),
    ...staleStep(result),
    judgement(terms, result),
  ];
}

function arithmeticOfTime({ measured }: PeriodView, { time }: LevelTotals): TraceStep {
  const known = time.good + time.bad;
  const elapsed = measured.end - measured.start;
  const terms: readonly (readonly [string, number])[] = [
    ['out of hours', time['out-of-hours']], ['excluded', time.excluded], ['unknown', time.unknown], ['not yet known', time['not-yet-known']],
  ];
  const taken = terms.filter(([, amount]) => amount > 0).map(([name, amount]) => ` − ${name} ${durationInWords(amount)}`).join('');
  return {
    rule: 'S12',
    says: `Elapsed ${durationInWords(elapsed)}${taken} = known ${durationInWords(known)}, of which bad ${durationInWords(time.bad)}.`,
    amount: `${elapsed} − ${time['out-of-hours']} − ${time.excluded} − ${time.unknown} − ${time['not-yet-known']} = ${known} ms; bad ${time.bad} ms`,
  };
}

function coverageStep(terms: AvailabilityTerms, { coverage: { known, knowable } }: LevelTotals, result: Judged): TraceStep {
  const unit = terms.basis === 'occurrences' ? 'slots' : 'ms';
  const share = shownPercent(ofFraction(result.coverage));
  const asked = terms.unknown.policy === 'good' || terms.unknown.policy === 'bad' ? 'No minimum is asked for.' : `At the period's end at least ${terms.unknown.minimumCoverage ?? '95'} % must be known.`;
  return { rule: 'S12', says: `Coverage ${share} %. ${asked}`, amount: `${known} ÷ ${knowable} ${unit}` };
}

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

function division(rule: string, name: string, { basis }: AvailabilityTerms, measure: Measure): TraceStep {
  const unit = basis === 'occurrences' ? 'events' : 'ms';
  const [good, bad] = [Number(measure.good), Number(measure.bad)];
  if (measure.shown === undefined) return { rule: 'S17', says: `${name}: nothing to divide by, so there is no percentage.`, amount: '0 ÷ 0' };
  return {
    rule,
    says: `${name}: ${amountInWords(good, unit)} good of ${amountInWords(good + bad, unit)} counted, ${amountInWords(bad, unit)} bad: ${measure.shown} %, rounded toward the worse.`,
    amount: `${good} ÷ (${good} + ${bad})`,
  };
}

export function staleStep({ staleSince }: Pick<Judged, 'staleSince'>): readonly TraceStep[] {
  return staleSince === undefined ? [] : [{ rule: 'S12', says: `Nothing was heard since ${instantInWords(staleSince)}; what came after is not yet known.` }];
}

function judgement({ expected, minimum }: AvailabilityTerms, { state, toDate, judged, running }: Judged): TraceStep {
  const shown = (judged ?? toDate).shown;
  const lines = `expected ${expected} %${minimum === undefined ? '' : `, minimum ${minimum} %`}`;
  return { rule: running ? 'S19' : 'S25', says: `${shown === undefined ? 'No number' : `${shown} %`} against ${lines}: ${STATE_IN_WORDS[state]}.` };
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
