import { clip, DAY, measure, subtract } from '@entente/worktime';
import type { Duration, Instant, Interval, Intervals } from '@entente/worktime';
import type { MeasuredLevel } from '../level/evaluate-availability.ts';

/** Outages with less good time between them are one cluster. */
const CALM_BETWEEN_CLUSTERS = DAY;

/** An outage of the past, in included and known time, and how much it still says: 1 for the newest, half of it per half-life. */
export interface PastOutage {
  readonly length: Duration;
  readonly weight: number;
  /** Whether its cluster began with it. */
  readonly isFirst: boolean;
  /** The next one of its cluster; absent where it was the last. */
  readonly next?: NextOutage;
}

/** An outage after good time. */
export interface NextOutage {
  readonly calm: Duration;
  readonly outage: PastOutage;
}

/** What the past says of outages. */
export interface KnownPast {
  readonly span: Interval;
  readonly ended: readonly PastOutage[];
  /** The good time in which they began, weighted alike. */
  readonly goodTime: number;
  /** The good time since the last one that ended. */
  readonly calm: Duration;
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
  const ended = begun.filter((outage) => outage !== ongoing && lengthOf(outage) > 0);
  const good = subtract(known, bad);
  const calms = ended.map(({ end }, place) => measure(clip(good, { start: end, end: ended[place + 1]?.start ?? horizon })));
  return {
    span,
    ended: inClusters(ended.map((outage) => ({ length: lengthOf(outage), weight: weightAt(horizon - outage.start, halfLife) })), calms),
    calm: calms.at(-1) ?? 0,
    goodTime: weightedTime(good, { start: span.start, end: horizon }, halfLife),
    ...(ongoing === undefined ? {} : { ongoing: { length: measure(clip(bad, ongoing)), counted: lengthOf(ongoing) } }),
  };
}

/** Ties each outage to the next one of its cluster, from the last to the first; after each, it was calm for so long. */
function inClusters(outages: readonly Pick<PastOutage, 'length' | 'weight'>[], calms: readonly Duration[]): readonly PastOutage[] {
  const tied: PastOutage[] = [];
  for (const [place, outage] of [...outages.entries()].reverse()) {
    const [before = Infinity, calm = Infinity, later] = [calms[place - 1], calms[place], tied.at(-1)];
    tied.push({ ...outage, isFirst: before >= CALM_BETWEEN_CLUSTERS, ...(later !== undefined && !later.isFirst ? { next: { calm, outage: later } } : {}) });
  }
  return tied.reverse();
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
