import { measure, subtract } from '@entente/worktime';
import type { Intervals } from '@entente/worktime';
import type { Better } from '../exact/decimal.ts';
import { rational, sumOf, times, ZERO } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import { daysShare } from '../level/days-share.ts';
import type { TraceStep } from '../model.ts';
import { amount, NO_NUMBER, NOTHING, pick, working } from '../trace/working.ts';
import type { Calculation, Working } from '../trace/working-model.ts';
import { fractionInWords } from '../words.ts';
import type { CountedSamples, Sample } from './counted-samples.ts';
import type { SampleLevelTerms } from './kind-model.ts';
import type { Lines, NumberName, Tally, ValueAccount } from './judgement/value-account.ts';

/** A sum over a period against lines for a whole one: what goals and money have in common. */
export interface AmountTerms {
  readonly better: Better;
  readonly unit: string;
  readonly whole: Lines;
  /** Of a goal: what is promised for a whole period. */
  readonly promised?: Rational;
  readonly amountOf: (sample: Sample) => Rational | undefined;
  /** Whether the sum can only grow: then less cannot be had any more (S19). */
  readonly onlyGrows: boolean;
}

/**
 * Of what is agreed for a whole period, a partial one is due the share of its days (S18), and every part of it the share
 * of its open time: what exclusions remove leaves both sides (S13), and what is past is due to date (S19).
 */
export function amountAccount(terms: SampleLevelTerms, { better, unit, whole, promised, amountOf, onlyGrows }: AmountTerms, samples: CountedSamples): ValueAccount {
  const { view, time: { open, included, excluded: { excused } }, past, steps } = samples;
  const days = daysShare(terms.period.zone, view.measured, view.period);
  const shareOf = (name: string, part: Intervals): Share => shareOfPeriod(name, days, measure(part), measure(open));
  const judged = samples.judged;
  const toDateShare = shareOf('to date: share', included);
  const share = judged === undefined ? toDateShare : shareOf('judged: share', subtract(included, excused));
  const toDate = tallyOf('to date', samples.toDate, amountOf, unit, toDateShare);
  const decisive = judged === undefined ? toDate : tallyOf('judged', judged, amountOf, unit, share);
  const pastShare = shareOf('share that is past', judged === undefined ? past : subtract(past, excused));
  return {
    better, unit, toDate,
    lines: scaled(whole, share.value ?? ZERO),
    ...(promised === undefined ? {} : { promised: times(promised, share.value ?? ZERO) }),
    pace: dueWorking('due by now', 'expected for a whole period', whole.expected, pastShare),
    ...(judged === undefined ? {} : { judged: decisive }),
    ...(view.running && better === 'lower' && onlyGrows ? { best: bestTally(decisive) } : {}),
    further: [share.share, dueWorking('expected', 'expected for a whole period', whole.expected, share), ...(whole.minimum === undefined ? [] : [dueWorking('minimum', 'minimum for a whole period', whole.minimum, share)]), ...(promised === undefined ? [] : promiseWorkings(promised, share, decisive))],
    steps: [...steps, ...shareStep(unit, whole, share)],
  };
}

/** What the account of a goal calls its promise for what is measured, and the part of it that was kept. */
export const PROMISED = 'promised';
export const PART_OF_PROMISE = 'part of the promise';

/** What a part of a period is due of a whole one; no value where there is no open time. */
interface Share {
  readonly value: Rational | undefined;
  readonly share: Calculation;
}

function shareOfPeriod(name: string, days: Rational, part: number, open: number): Share {
  const value = open === 0 ? undefined : times(days, rational(part, open));
  return { value, share: working(name, 'product', amount('days share', days), amount(`${name} of the open time`, value === undefined ? ZERO : rational(part, open))) };
}

function dueWorking(name: string, nameOfWhole: string, whole: Rational, { share }: Share): Calculation {
  return working(name, 'product', amount(nameOfWhole, whole), share);
}

/** The part of its promise that was kept, by which a goal's credit goes (S26); none of a promise of nothing. */
function promiseWorkings(whole: Rational, share: Share, { number }: Tally): readonly Working[] {
  const promised = dueWorking(PROMISED, 'promised for a whole period', whole, share);
  return [promised, working(PART_OF_PROMISE, 'quotient', number, promised)];
}

function scaled({ expected, minimum }: Lines, share: Rational): Lines {
  return { expected: times(expected, share), ...(minimum === undefined ? {} : { minimum: times(minimum, share) }) };
}

/** Nothing said is nothing delivered; but with no time to deliver in there is no number (S17). */
function tallyOf(name: NumberName, samples: readonly Sample[], amountOf: AmountTerms['amountOf'], unit: string, { value: due = ZERO, share }: Share): Tally {
  const amounts = samples.flatMap((sample) => amountOf(sample) ?? []);
  const value = sumOf(amounts);
  const delivered = amount(`${name}: delivered`, value);
  const noTime = working(`${name}: there is no time for it`, 'reaches', NOTHING, share);
  const number = pick(name, [[noTime, NO_NUMBER]], delivered);
  return {
    number,
    workings: [share, noTime, number],
    ...(due.numerator === 0n ? {} : { value }),
    counted: amounts.length,
    says: `${fractionInWords(value)} ${unit} in ${amounts.length} ${amounts.length === 1 ? 'sample' : 'samples'}`,
    arithmetic: fractionInWords(value),
  };
}

/** A sum that only grows is at best what it is now (S19). */
function bestTally(decisive: Tally): Tally {
  const number = working('best achievable', 'sum', decisive.number);
  return { ...decisive, number, workings: [number] };
}

function shareStep(unit: string, { expected }: Lines, { value }: Share): readonly TraceStep[] {
  if (value === undefined || value.numerator === value.denominator) return [];
  const due = times(expected, value);
  return [{
    rule: 'S18',
    says: `Of ${fractionInWords(expected)} ${unit} for a whole period the part that is measured is due ${fractionInWords(due)}.`,
    amount: `${fractionInWords(expected)} × ${fractionInWords(value)}`,
  }];
}
