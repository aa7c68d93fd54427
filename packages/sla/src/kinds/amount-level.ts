import { clip, measure, periodsIn, subtract } from '@entente/worktime';
import type { Interval, Intervals, ZoneName } from '@entente/worktime';
import type { Better } from '../exact/decimal.ts';
import { quotient, rational, sumOf, times, ZERO } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import type { TraceStep } from '../model.ts';
import { fractionInWords } from '../words.ts';
import type { CountedSamples, Sample } from './counted-samples.ts';
import type { SampleLevelTerms } from './kind-model.ts';
import type { Lines, Tally, ValueAccount } from './judgement/value-account.ts';

/** A sum over a period against lines for a whole one: what goals and money have in common. */
export interface AmountTerms {
  readonly better: Better;
  readonly unit: string;
  readonly whole: Lines;
  readonly amountOf: (sample: Sample) => Rational | undefined;
  /** Whether the sum can only grow: then less cannot be had any more (S19). */
  readonly onlyGrows: boolean;
}

/**
 * Of what is agreed for a whole period, a partial one is due the share of its days (S18), and every part of it the share
 * of its open time: what exclusions remove leaves both sides (S13), and what is past is due to date (S19).
 */
export function amountAccount(terms: SampleLevelTerms, { better, unit, whole, amountOf, onlyGrows }: AmountTerms, samples: CountedSamples): ValueAccount {
  const { view, time: { open, included, excluded: { excused } }, past, steps } = samples;
  const days = daysShare(terms.period.zone, view.measured, view.period);
  const due = (part: Intervals) => (measure(open) === 0 ? undefined : times(days, rational(measure(part), measure(open))));
  const judged = samples.judged;
  const inJudgement = judged === undefined ? included : subtract(included, excused);
  const share = due(inJudgement);
  const toDate = tallyOf(samples.toDate, amountOf, unit, due(included));
  const decisive = judged === undefined ? toDate : tallyOf(judged, amountOf, unit, share);
  return {
    better, unit, toDate,
    lines: scaled(whole, share ?? ZERO),
    pace: times(whole.expected, due(judged === undefined ? past : subtract(past, excused)) ?? ZERO),
    ...(judged === undefined ? {} : { judged: decisive }),
    ...(view.running && better === 'lower' && onlyGrows ? { best: decisive } : {}),
    steps: [...steps, ...shareStep(unit, whole, share)],
  };
}

function scaled({ expected, minimum }: Lines, share: Rational): Lines {
  return { expected: times(expected, share), ...(minimum === undefined ? {} : { minimum: times(minimum, share) }) };
}

/** Nothing said is nothing delivered; but with no time to deliver in there is no number (S17). */
function tallyOf(samples: readonly Sample[], amountOf: AmountTerms['amountOf'], unit: string, share: Rational | undefined): Tally {
  const amounts = samples.flatMap((sample) => amountOf(sample) ?? []);
  const value = sumOf(amounts);
  return {
    ...(share === undefined || share.numerator === 0n ? {} : { value }),
    counted: amounts.length,
    says: `${fractionInWords(value)} ${unit} in ${amounts.length} ${amounts.length === 1 ? 'sample' : 'samples'}`,
    arithmetic: fractionInWords(value),
  };
}

/** The days of a part ÷ the days of a period in the agreement's zone; of a day that is cut, its part (S18). */
export function daysShare(zone: ZoneName, part: Interval, period: Interval): Rational {
  if (part.start === period.start && part.end === period.end) return rational(1);
  return quotient(daysIn(zone, part), daysIn(zone, period));
}

function daysIn(zone: ZoneName, part: Interval): Rational {
  if (part.end <= part.start) return ZERO;
  const days = periodsIn({ zone, anchor: '2000-01-01', every: 'P1D' }, part);
  return sumOf(days.map((day) => rational(measure(clip([day], part)), day.end - day.start)));
}

function shareStep(unit: string, { expected }: Lines, share: Rational | undefined): readonly TraceStep[] {
  if (share === undefined || (share.numerator === share.denominator)) return [];
  const due = times(expected, share);
  return [{
    rule: 'S18',
    says: `Of ${fractionInWords(expected)} ${unit} for a whole period the part that is measured is due ${fractionInWords(due)}.`,
    amount: `${fractionInWords(expected)} × ${fractionInWords(share)}`,
  }];
}
