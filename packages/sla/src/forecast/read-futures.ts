import type { Duration, Instant, Interval, Intervals } from '@entente/worktime';
import { floorOf, rational, times, toFraction } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import type { DrawnOutage } from './draw-future.ts';
import type { Bands, BudgetForecast, DurationBand, InstantBand } from './forecast-model.ts';

export type Future = readonly DrawnOutage[];

const HALF = rational(1, 2);
const FOUR_FIFTHS = rational(4, 5);

/**
 * The bad time of the futures, given in order, in bands (S37a): with as many futures below as above, but from the lowest
 * outcome on when it alone is as frequent as that. So a band of four fifths holds four fifths, also where most futures
 * have no outage at all.
 */
export function durationBands(bad: readonly Duration[], lowest: Duration): Bands<DurationBand> {
  const bandOf = (share: Rational): DurationBand => {
    const tail = rational(share.denominator - share.numerator, 2n * share.denominator);
    const from = quantileOf(bad, tail);
    if (from === lowest) return { from, to: quantileOf(bad, share) };
    return { from, to: quantileOf(bad, rational(tail.denominator - tail.numerator, tail.denominator)) };
  };
  return { half: bandOf(HALF), fourFifths: bandOf(FOUR_FIFTHS) };
}

/** The first of the values, given in order, that at least such a share of them does not exceed. */
export function quantileOf(ordered: readonly Duration[], share: Rational): Duration {
  const place = Number(-floorOf(times(rational(-ordered.length), share)));
  return ordered[Math.max(place, 1) - 1] ?? 0;
}

/** One target's budget: whole milliseconds that may be bad, what was bad so far, and what may still come. */
export interface Budget {
  readonly allowed: Duration;
  readonly soFar: Duration;
  readonly ahead: Intervals;
}

/** How a budget fares that is not used up yet (S37a). A value equal to the target has met it, so only more than allowed misses. */
export function budgetForecast({ allowed, soFar, ahead }: Budget, futures: readonly Future[]): BudgetForecast {
  const longest = ahead.reduce((sum, { start, end }) => sum + end - start, soFar);
  if (longest <= allowed) return { state: 'safe' };
  const places = futures.map((future) => usedUpAt(future, allowed - soFar)).sort((a, b) => a - b);
  const missed = places.filter((place) => place < Infinity).length;
  const at = (share: Rational): Instant | undefined => instantAt(ahead, quantileOf(places, share));
  const median = at(HALF);
  const bandOf = (share: Rational) => instantBand(places, share, at);
  return {
    state: 'open', missed: toFraction(rational(missed, futures.length)),
    ...(median === undefined ? {} : { median }),
    usedUpIn: { half: bandOf(HALF), fourFifths: bandOf(FOUR_FIFTHS) },
  };
}

/** The mirror of the bands of bad time: when "not in this period" is frequent enough, a band ends there. */
function instantBand(places: readonly Duration[], share: Rational, at: (share: Rational) => Instant | undefined): InstantBand {
  const tail = rational(share.denominator - share.numerator, 2n * share.denominator);
  const upper = rational(tail.denominator - tail.numerator, tail.denominator);
  const isOpenEnded = quantileOf(places, upper) === Infinity;
  const from = at(isOpenEnded ? rational(share.denominator - share.numerator, share.denominator) : tail);
  const to = at(upper);
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** Where in the time ahead more than the rest of the budget is bad; infinite when nowhere. */
function usedUpAt(future: Future, left: Duration): Duration {
  let rest = left;
  for (const { start, counts } of future) {
    if (counts > rest) return start + rest;
    rest -= counts;
  }
  return Infinity;
}

/** The instant at a place of the intervals laid end to end; undefined beyond them. */
export function instantAt(intervals: readonly Interval[], place: Duration): Instant | undefined {
  let rest = place;
  for (const { start, end } of intervals) {
    if (rest < end - start) return start + rest;
    rest -= end - start;
  }
  return undefined;
}
