/**
 * A percentile says how it is made (S22): of which percentage, by which method, weighting every sample alike, and over
 * all samples together. Percentiles of parts are never merged; a period's percentile is taken over its samples.
 *
 * `nearest-rank`: the smallest value with at least that share of the samples at or below it; always one that was
 * measured. `linear`: between the two samples around position `(n − 1) × share`, in proportion.
 */
import { ofNumber, ofPercent } from '../exact/decimal.ts';
import { ceilOf, floorOf, minus, plus, rational, times } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';

export interface PercentileTerms {
  readonly percent: string;
  readonly method: 'nearest-rank' | 'linear';
}

/** Where a percentile lies among so many values in order: at the one with index `below`, or that part of the way to the next. */
export interface PercentilePlace {
  readonly below: number;
  readonly between: Rational;
}

/** The place of a percentile among at least one value. */
export function percentilePlace(count: number, { percent, method }: PercentileTerms): PercentilePlace {
  if (method === 'nearest-rank') {
    const rank = ceilOf(times(ofPercent(percent), rational(count)));
    return { below: Math.max(0, Number(rank) - 1), between: rational(0) };
  }
  const position = times(ofPercent(percent), rational(count - 1));
  const below = floorOf(position);
  return { below: Number(below), between: minus(position, rational(below)) };
}

/** The percentile of some values; undefined, never zero, when there are none (S17). */
export function percentileOf(values: ArrayLike<number>, terms: PercentileTerms): number | undefined {
  const inOrder = Float64Array.from(values).sort();
  if (inOrder.length === 0) return undefined;
  const { below, between } = percentilePlace(inOrder.length, terms);
  const lower = inOrder[below] ?? Number.NaN;
  return lower + ((inOrder[below + 1] ?? lower) - lower) * (Number(between.numerator) / Number(between.denominator));
}

/** The exact value at a place, of values in order. */
export function valueAt(inOrder: ArrayLike<number>, { below, between }: PercentilePlace): Rational {
  const lower = ofNumber(Number(inOrder[below]));
  const upper = between.numerator === 0n ? lower : ofNumber(Number(inOrder[below + 1]));
  return plus(lower, times(minus(upper, lower), between));
}
