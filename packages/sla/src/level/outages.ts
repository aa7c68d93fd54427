import { MINUTE, clip, intersect, measure, subtract } from '@entente/worktime';
import type { Duration, Intervals } from '@entente/worktime';
import { unreachable } from '../exact/unreachable.ts';
import type { OutageTerms } from '../model.ts';

/** The outages of a level, after the short ones are forgiven (S16). */
export interface Outages {
  /** Bad time that counts, not yet cut by hours and exclusions. */
  readonly counting: Intervals;
  /** Outages shorter than the minimum: all of each counts good. */
  readonly forgiven: Intervals;
}

/**
 * Tells the outages that count from the short ones. `bad` must be the maximal bad intervals of the combined sources,
 * before hours and exclusions and not cut at a period's boundary: only then is their length known (S16).
 */
export function outagesOf(bad: Intervals, { minimumLength = 0 }: OutageTerms): Outages {
  if (minimumLength === 0) return { counting: bad, forgiven: [] };
  const counting = bad.filter(({ start, end }) => end - start >= minimumLength);
  return { counting, forgiven: subtract(bad, counting) };
}

/** The bad time of the outages inside `included`, part minutes rounded per outage after cutting (S16). */
export function roundedBad(counting: Intervals, included: Intervals, rounding: OutageTerms['rounding'] = 'none'): Duration {
  if (rounding === 'none') return measure(intersect(counting, included));
  let sum = 0;
  for (const outage of counting) sum += rounded(measure(clip(included, outage)), rounding);
  return sum;
}

function rounded(length: Duration, rounding: Exclude<OutageTerms['rounding'], 'none' | undefined>): Duration {
  switch (rounding) {
    case 'minute-up': return Math.ceil(length / MINUTE) * MINUTE;
    case 'minute-down': return Math.floor(length / MINUTE) * MINUTE;
    case 'minute-nearest': return Math.floor((length + MINUTE / 2) / MINUTE) * MINUTE;
    default: return unreachable(rounding);
  }
}
