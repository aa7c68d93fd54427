import { ofDecimal } from '../exact/decimal.ts';
import { ZERO } from '../exact/rational.ts';
import { percentilePlace, valueAt } from '../value/percentile.ts';
import type { PercentilePlace } from '../value/percentile.ts';
import { aheadOf } from '../level/ahead.ts';
import { coverageIn } from './counted-samples.ts';
import type { CountedSamples, Sample } from './counted-samples.ts';
import type { PercentileLevelTerms } from './kind-model.ts';
import { NONE_TO_COME, percentileWorkings } from './percentile-workings.ts';
import type { ToCome } from './percentile-workings.ts';
import type { Lines, NumberName, Tally, ValueAccount } from './judgement/value-account.ts';

/** A percentile of all values of the period, every one of them alike (S22). */
export function percentileAccount(terms: PercentileLevelTerms, samples: CountedSamples): ValueAccount {
  const all = inOrder(samples.toDate);
  const decisive = samples.judged === undefined ? all : inOrder(samples.judged);
  const best = bestOf(terms, decisive, aheadOf(terms, samples.view, decisive.length));
  return {
    better: terms.better,
    unit: terms.unit,
    lines: amountLines(terms),
    toDate: tallyOf(terms, 'to date', all),
    ...(samples.judged === undefined ? {} : { judged: tallyOf(terms, 'judged', decisive) }),
    ...(best === undefined ? {} : { best }),
    ...coverageIn(samples, terms, terms.unknown),
    steps: samples.steps,
  };
}

export function amountLines({ expected, minimum }: { readonly expected: string; readonly minimum?: string }): Lines {
  return { expected: ofDecimal(expected), ...(minimum === undefined ? {} : { minimum: ofDecimal(minimum) }) };
}

function inOrder(samples: readonly Sample[]): Float64Array {
  return Float64Array.from(samples.flatMap(({ value }) => (value === undefined ? [] : value))).sort();
}

function tallyOf(terms: PercentileLevelTerms, name: NumberName, values: Float64Array): Tally {
  if (values.length === 0) return { counted: 0, says: 'no values', arithmetic: 'percentile of 0 values', ...percentileWorkings(name, terms.percentile, values, { below: 0, between: ZERO }, NONE_TO_COME) };
  return placed(terms, name, values, percentilePlace(values.length, terms.percentile), NONE_TO_COME);
}

/** If all values that are still expected were better than any so far (S19); undefined where the percentile would be one of theirs. */
function bestOf(terms: PercentileLevelTerms, values: Float64Array, ahead: number | undefined): Tally | undefined {
  if (ahead === undefined) return undefined;
  if (ahead === 0) return tallyOf(terms, 'best achievable', values);
  const { below, between } = percentilePlace(values.length + ahead, terms.percentile);
  const toCome = { ahead, below: terms.better === 'lower' ? ahead : 0 };
  const place = { below: below - toCome.below, between };
  const last = between.numerator === 0n ? place.below : place.below + 1;
  return place.below < 0 || last >= values.length ? undefined : placed(terms, 'best achievable', values, place, toCome);
}

function placed({ percentile }: PercentileLevelTerms, name: NumberName, values: Float64Array, place: PercentilePlace, toCome: ToCome): Tally {
  const { percent, method } = percentile;
  const counted = values.length + toCome.ahead;
  return {
    ...percentileWorkings(name, percentile, values, place, toCome),
    value: valueAt(values, place),
    counted,
    says: `percentile ${percent} of ${counted} ${counted === 1 ? 'value' : 'values'} by ${method === 'linear' ? 'linear interpolation' : 'nearest rank'}`,
    arithmetic: `place ${place.below + 1}${place.between.numerator === 0n ? '' : ` + ${place.between.numerator}/${place.between.denominator}`} of ${values.length}`,
  };
}
