import type { Instant, Interval } from '@entente/worktime';
import type { SampleSet } from './sample-set.ts';
import type { SeriesRule } from './series.ts';

/** Sums over the samples of a bucket, and over the time within it that they and the last sample before it speak for. */
export interface Rollup {
  readonly samples: number;
  readonly good: number;
  readonly total: number;
  readonly valueSum: number;
  readonly valueMin: number | null;
  readonly valueMax: number | null;
  readonly goodTime: number;
  readonly badTime: number;
  readonly last: LastSample | undefined;
}

export interface LastSample {
  readonly at: Instant;
  readonly isBad: boolean;
}

/** The rollup of a bucket's samples; `before`: the last sample that came before the bucket. */
export function rollupOf({ at, good, total, value }: SampleSet, before: LastSample | undefined, bucket: Interval, rule: SeriesRule): Rollup {
  let [goodSum, totalSum, valueSum, goodTime, badTime, isBad] = [0, 0, 0, 0, 0, false];
  let [valueMin, valueMax] = [Infinity, -Infinity];
  const carried = before === undefined ? 0 : Math.max(0, Math.min(before.at + rule.cadence, at[0] ?? Infinity, bucket.end) - bucket.start);
  if (before?.isBad === true) badTime += carried;
  else goodTime += carried;
  for (let i = 0; i < at.length; i += 1) {
    const start = at[i] ?? 0;
    const spoken = Math.min(start + rule.cadence, at[i + 1] ?? bucket.end, bucket.end) - start;
    const goodHere = good?.[i] ?? Number.NaN;
    const totalHere = total?.[i] ?? Number.NaN;
    const valueHere = value?.[i] ?? Number.NaN;
    isBad = goodHere < totalHere || isWrongSide(valueHere, rule.threshold);
    if (isBad) badTime += spoken;
    else goodTime += spoken;
    if (totalHere === totalHere) {
      goodSum += goodHere;
      totalSum += totalHere;
    }
    if (valueHere === valueHere) {
      valueSum += valueHere;
      if (valueHere < valueMin) valueMin = valueHere;
      if (valueHere > valueMax) valueMax = valueHere;
    }
  }
  const last = at.at(-1);
  return {
    samples: at.length, good: goodSum, total: totalSum, valueSum, goodTime, badTime, last: last === undefined ? undefined : { at: last, isBad },
    valueMin: valueMin === Infinity ? null : valueMin, valueMax: valueMax === -Infinity ? null : valueMax,
  };
}

function isWrongSide(value: number, threshold: SeriesRule['threshold']): boolean {
  if (threshold === undefined) return false;
  return threshold.good === 'at-most' ? value > threshold.value : value < threshold.value;
}

/** What the samples, in order of time, speak for within an interval, in milliseconds (S1a). */
export function spokenTime(set: SampleSet, { start, end }: Interval, rule: SeriesRule): { readonly goodTime: number; readonly badTime: number } {
  let [goodTime, badTime] = [0, 0];
  for (let i = 0; i < set.at.length; i += 1) {
    const from = Math.max(start, set.at[i] ?? 0);
    const to = Math.min(end, (set.at[i] ?? 0) + rule.cadence, set.at[i + 1] ?? Infinity);
    if (to <= from) continue;
    if ((set.good?.[i] ?? Number.NaN) < (set.total?.[i] ?? Number.NaN) || isWrongSide(set.value?.[i] ?? Number.NaN, rule.threshold)) badTime += to - from;
    else goodTime += to - from;
  }
  return { goodTime, badTime };
}
