import { clip, intersect, measure, subtract } from '@entente/worktime';
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

/** Reads a level that was measured from its first fact on: its outages, and the time in which there were none (S37a). */
export function knownPast({ counted: { included }, account: { bad, unknown, forgiven }, view }: MeasuredLevel, halfLife: Duration): KnownPast {
  const known = subtract(clip(included, { start: view.measured.start, end: view.horizon }), unknown);
  const span = { start: known[0]?.start ?? view.horizon, end: known.at(-1)?.end ?? view.horizon };
  const outages = outagesIn(known, bad);
  const last = outages.at(-1);
  const isOngoing = last !== undefined && last.end === span.end;
  const counting = subtract(bad, forgiven);
  const over = (isOngoing ? outages.slice(0, -1) : outages).filter((outage) => measure(clip(counting, outage)) > 0);
  const ongoing = isOngoing ? { ongoing: { length: measure(clip(bad, last)), counted: measure(clip(counting, last)) } } : {};
  return {
    span,
    ended: over.map((outage) => ({ length: measure(clip(counting, outage)), weight: weightAt(span.end - outage.start, halfLife) })),
    goodTime: weightedTime(subtract(known, bad), span, halfLife),
    ...ongoing,
  };
}

/** Bad intervals with nothing known and good between them are one outage: a closed night does not end it. */
function outagesIn(known: Intervals, bad: Intervals): readonly Interval[] {
  const good = subtract(known, bad);
  const outages: Interval[] = [];
  for (const next of intersect(bad, known)) {
    const last = outages.at(-1);
    if (last !== undefined && clip(good, { start: last.end, end: next.start }).length === 0) outages[outages.length - 1] = { start: last.start, end: next.end };
    else outages.push(next);
  }
  return outages;
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
