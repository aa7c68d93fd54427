/**
 * Shapley (S32): party i's share of a joint failure is its marginal contribution averaged over every order in which
 * the down parties could have failed,
 *   φᵢ = Σ over S ⊆ N∖{i} of |S|! (n − |S| − 1)! ÷ n! × (v(S ∪ {i}) − v(S)),
 * where N are the down parties and v(S) = 1 if the structure fails when exactly the parties in S are down. It has no
 * ties to break: the shares are symmetric, add up to 1 when the structure fails, and a party that changes nothing has 0.
 */
import { rational } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import { failsIn } from './coalitions.ts';
import type { Coalitions } from './coalitions.ts';

/**
 * The shares of so many players, in their order. Sorted by the sets themselves, φᵢ is Σ over failing S of
 * (|S| − 1)! (n − |S|)! ÷ n! where S holds i, less |S|! (n − |S| − 1)! ÷ n! where it does not: so it is enough to
 * count the failing sets by their size, and those of them with i, in one run through all.
 */
export function shapley(players: number, coalitions: Coalitions): readonly Rational[] {
  const sizes = players + 1;
  const failing = new Float64Array(sizes);
  const failingWith = new Float64Array(sizes * players);
  for (let set = 1; set < 2 ** players; set += 1) {
    if (!failsIn(coalitions, set)) continue;
    const size = countBits(set);
    failing[size] = (failing[size] ?? 0) + 1;
    for (let rest = set; rest !== 0; rest &= rest - 1) {
      const place = (31 - Math.clz32(rest & -rest)) * sizes + size;
      failingWith[place] = (failingWith[place] ?? 0) + 1;
    }
  }
  return Array.from({ length: players }, (_, player) => {
    let orders = 0n;
    for (let size = 1; size <= players; size += 1) {
      const withPlayer = failingWith[player * sizes + size] ?? 0;
      orders += BigInt(withPlayer) * factorial(size - 1) * factorial(players - size);
      if (size < players) orders -= BigInt((failing[size] ?? 0) - withPlayer) * factorial(size) * factorial(players - size - 1);
    }
    return rational(orders, factorial(players));
  });
}

/** The same value of any game of whole numbers, by its definition, in which nobody is worth nothing. */
export function worthShares(players: number, worth: (set: number) => bigint): readonly Rational[] {
  const sums = Array.from({ length: players }, () => 0n);
  for (let set = 1; set < 2 ** players; set += 1) {
    const size = countBits(set);
    const worthOfSet = worth(set);
    const gained = worthOfSet * factorial(size - 1) * factorial(players - size);
    const lost = size === players ? 0n : worthOfSet * factorial(size) * factorial(players - size - 1);
    for (let player = 0; player < players; player += 1) sums[player] = (sums[player] ?? 0n) + ((set & (1 << player)) === 0 ? -lost : gained);
  }
  return sums.map((sum) => rational(sum, factorial(players)));
}

/** In a series each of the down parties bears the same share (S33); equal to {@link shapley}, only sooner. */
export function shapleyOfSeries(players: number): readonly Rational[] {
  return Array.from({ length: players }, () => rational(1, players));
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
