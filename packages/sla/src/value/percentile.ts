/**
 * A percentile says how it is made (S22): of which percentage, by which method, weighting every sample alike, and over
 * all samples together. Percentiles of parts are never merged; a period's percentile is taken over its samples.
 *
 * `nearest-rank`: the smallest value with at least that share of the samples at or below it; always one that was
 * measured. `linear`: between the two samples around position `(n − 1) × share`, in proportion.
 */
import { ofPercent } from '../exact/decimal.ts';
import { ceilOf, floorOf, minus, rational, times } from '../exact/rational.ts';

export interface PercentileTerms {
  readonly percent: string;
  readonly method: 'nearest-rank' | 'linear';
}

/** The percentile of some values; undefined, never zero, when there are none (S17). */
export function percentileOf(values: ArrayLike<number>, { percent, method }: PercentileTerms): number | undefined {
  const inOrder = Float64Array.from(values).sort();
  const count = inOrder.length;
  if (count === 0) return undefined;
  if (method === 'nearest-rank') {
    const rank = ceilOf(times(ofPercent(percent), rational(count)));
    return inOrder[Math.max(0, Number(rank) - 1)];
  }
  const position = times(ofPercent(percent), rational(count - 1));
  const below = Number(floorOf(position));
  const between = minus(position, rational(below));
  const lower = inOrder[below] ?? Number.NaN;
  if (between.numerator === 0n) return lower;
  return lower + ((inOrder[below + 1] ?? lower) - lower) * (Number(between.numerator) / Number(between.denominator));
}
