import { clip, measure, subtract } from '@entente/worktime';
import type { Duration, Instant, Interval, Intervals } from '@entente/worktime';
import type { MeasuredLevel } from '../level/evaluate-availability.ts';

/** An outage of the past, in included and known time, and how much it still says: 1 for the newest, half of it per half-life. */
export interface PastOutage {
  readonly length: Duration;
  readonly weight: number;
}

/** What the past says of outages. */
export interface KnownPast {
  readonly span: Interval;
  readonly ended: readonly PastOutage[];
  /** The good time in which they began, weighted alike. */
  readonly goodTime: number;
  /** The outage that is not over at the end of the span. */
  readonly ongoing?: { readonly length: Duration; readonly counted: Duration };
}

/**
 * Reads a level that was measured from its first fact on: its outages, and the time in which there were none (S37a).
 * An outage is what the sources say (S16), so that a closed night does not end it; its length is what of it counts.
 */
export function knownPast({ counted: { included }, account: { bad, unknown, forgiven }, view: { measured, horizon } }: MeasuredLevel, outages: Intervals, halfLife: Duration): KnownPast {
  const known = subtract(clip(included, { start: measured.start, end: horizon }), unknown);
  const span = { start: known[0]?.start ?? horizon, end: known.at(-1)?.end ?? horizon };
  const counting = subtract(bad, forgiven);
  const lengthOf = (outage: Interval) => measure(clip(counting, outage));
  const begun = outages.filter(({ start }) => start < horizon);
  const ongoing = begun.find(({ end }) => end >= horizon);
  return {
    span,
    ended: begun.filter((outage) => outage !== ongoing && lengthOf(outage) > 0).map((outage) => ({ length: lengthOf(outage), weight: weightAt(horizon - outage.start, halfLife) })),
    goodTime: weightedTime(subtract(known, bad), { start: span.start, end: horizon }, halfLife),
    ...(ongoing === undefined ? {} : { ongoing: { length: measure(clip(bad, ongoing)), counted: lengthOf(ongoing) } }),
  };
}

/** Steps of one half-life, so that sums of weights are exact. */
function weightAt(age: Duration, halfLife: Duration): number {
  return 1 / 2 ** Math.floor(age / halfLife);
}

function weightedTime(good: Intervals, { start, end }: Interval, halfLife: Duration): number {
  let sum = 0;
  for (let [to, weight]: [Instant, number] = [end, 1]; to > start; to -= halfLife, weight /= 2) sum += weight * measure(clip(good, { start: to - halfLife, end: to }));
  return sum;
}
