import type { Instant } from '@entente/worktime';
import { placeOf, sliceOf, type SampleSet } from './sample-set.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Buckets are hours and days in UTC: they cut storage, never a period. */
export const hourOf = (at: Instant): Instant => Math.floor(at / HOUR) * HOUR;
export const dayOf = (at: Instant): Instant => Math.floor(at / DAY) * DAY;

export interface HourOfSamples {
  readonly bucket: Instant;
  readonly samples: SampleSet;
}

export function hoursOf(set: SampleSet): readonly HourOfSamples[] {
  const hours: HourOfSamples[] = [];
  for (let from = 0; from < set.at.length;) {
    const bucket = hourOf(set.at[from] ?? 0);
    const to = placeOf(set.at, bucket + HOUR);
    hours.push({ bucket, samples: sliceOf(set, from, to) });
    from = to;
  }
  return hours;
}

/** Which stretch between two pinned positions a position lies in: `(pin, next pin]`. Parts are merged within one alone. */
export function pinnedStretch(pins: readonly number[], position: number): number {
  return pins.filter((pin) => pin < position).length;
}
