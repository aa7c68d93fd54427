/**
 * The game of a sum (S31, S32). In a stretch every component c takes its base, no more than its own limit, and those that
 * are down an overrun eᶜ beyond it. A set S of parties brings the whole beyond its limit L by
 *   w(S) = max(0, Σ base + Σ eᶜ over the components that S bears − L),
 * and fails it, v(S) = 1, when w(S) > 0. The Shapley share of a party is its value in w ÷ w(N): who overran by more bears more.
 * Where the own limits use the limit up that is eᵢ ÷ Σ e. No ties; laws as of Shapley, for w(∅) = 0: own limits stay
 * within the limit, which is checked on entry.
 */
import { rational } from '../../exact/rational.ts';
import type { Rational } from '../../exact/rational.ts';
import { MOST_PLAYERS } from '../coalitions.ts';
import type { BearersOf } from '../attribution.ts';
import { worthShares } from '../shapley.ts';

/** Overruns of the down components and what there was left below the limit, as integers of one small unit. */
export interface Overruns {
  readonly by: ReadonlyMap<string, bigint>;
  readonly slack: bigint;
}

/** How far the whole is beyond its limit when only some of the down components are. */
export function excessOf({ by, slack }: Overruns, isDown: (component: string) => boolean): bigint {
  let excess = -slack;
  for (const [component, overrun] of by) if (isDown(component)) excess += overrun;
  return excess > 0n ? excess : 0n;
}

export function sharesOfExcess(overruns: Overruns, players: number, bearersOf: BearersOf): readonly Rational[] {
  if (players > MOST_PLAYERS) throw new RangeError(`${players} parties are down at once; shares are exact up to ${MOST_PLAYERS}`);
  const worth = (set: number) => excessOf(overruns, (component) => (bearersOf(component) & set) !== 0);
  const whole = worth(2 ** players - 1);
  return worthShares(players, worth).map(({ numerator, denominator }) => rational(numerator, denominator * whole));
}
