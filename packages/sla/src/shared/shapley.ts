/**
 * Shapley (S32): party i's share of a joint failure is its marginal contribution averaged over every order in which
 * the down parties could have failed,
 *   φᵢ = Σ over S ⊆ N∖{i} of |S|! (n − |S| − 1)! ÷ n! × (v(S ∪ {i}) − v(S)),
 * where N are the down parties and v(S) = 1 if the structure fails when exactly the parties in S are down. It has no
 * ties to break: the shares are symmetric, add up to 1 when the structure fails, and a party that changes nothing has 0.
 */
import { rational } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';

/** 2^16 sets of parties are still counted one by one; more parties are refused when the terms are checked. */
export const MOST_PARTIES = 16;

/** The shares of `parties` players, by number, in a failure that `brings` tells from sets of players written as bits. */
export function shapley(parties: number, brings: (players: number) => boolean): readonly Rational[] {
  if (parties > MOST_PARTIES) throw new RangeError(`${parties} parties are down at once; shares are exact up to ${MOST_PARTIES}`);
  const everyone = 2 ** parties;
  const failing = Uint8Array.from({ length: everyone }, (_, players) => (brings(players) ? 1 : 0));
  return Array.from({ length: parties }, (_, player) => shareOf(player, parties, failing));
}

function shareOf(player: number, parties: number, failing: Uint8Array): Rational {
  const bit = 1 << player;
  const pivotal = Array.from({ length: parties }, () => 0);
  for (let others = 0; others < failing.length; others += 1) {
    if ((others & bit) !== 0 || failing[others] === 1 || failing[others | bit] === 0) continue;
    const size = countBits(others);
    pivotal[size] = (pivotal[size] ?? 0) + 1;
  }
  const orders = pivotal.reduce((sum, times, size) => sum + BigInt(times) * factorial(size) * factorial(parties - size - 1), 0n);
  return rational(orders, factorial(parties));
}

/** In a series each of the down parties bears the same share (S33); equal to {@link shapley}, only sooner. */
export function shapleyOfSeries(parties: number): readonly Rational[] {
  return Array.from({ length: parties }, () => rational(1, parties));
}

function factorial(n: number): bigint {
  let product = 1n;
  for (let factor = 2n; factor <= n; factor += 1n) product *= factor;
  return product;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
