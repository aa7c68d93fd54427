import type { Instant, Interval } from '@entente/worktime';
import type { LevelTerms } from '../kind-model.ts';

/** The first instant that there is. A number all the same, for the terms of a segment are stated as JSON. */
const EVER: Instant = -8.64e15;

/**
 * Measured in full, the beginning of a period that no version covers belongs to the first segment in it (S18): the clocks that
 * began before its terms too, in the period or before it (S8a).
 */
export function takesEarlierClocks({ kind, partialPeriod, inForce: { start } }: LevelTerms, period: Interval): boolean {
  return kind === 'clock' && partialPeriod === 'full' && period.start < start;
}

/** Since when the first segment of a period has its own, where it is measured in full. */
export function fullReach(first: LevelTerms, period: Interval): Instant {
  return takesEarlierClocks(first, period) ? EVER : Math.min(first.inForce.start, period.start);
}
