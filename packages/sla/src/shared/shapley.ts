/**
 * Shapley (S32): party i's share of a joint failure is its marginal contribution averaged over every order in which
 * the down parties could have failed,
 *   φᵢ = Σ over S ⊆ N∖{i} of |S|! (n − |S| − 1)! ÷ n! × (v(S ∪ {i}) − v(S)),
 * where N are the down parties and v(S) = 1 if the structure fails when exactly the parties in S are down. It has no
 * ties to break: the shares are symmetric, add up to 1 when the structure fails, and a party that changes nothing has 0.
 */
import { rational } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import { MOST_PLAYERS, PLAYERS_OF_A_WORD } from './coalitions.ts';
import type { Coalitions } from './coalitions.ts';

/**
 * The shares of so many players, in their order. Sorted by the sets themselves, φᵢ is Σ over failing S of
 * (|S| − 1)! (n − |S|)! ÷ n! where S holds i, less |S|! (n − |S| − 1)! ÷ n! where it does not: so it is enough to
 * count the failing sets by their size, and those of them with i, in one run through all.
 */
export function shapley(players: number, coalitions: Coalitions): readonly Rational[] {
  const { failing, failingWith } = countFailing(players, coalitions);
  return Array.from({ length: players }, (_, player) => {
    let orders = 0n;
    for (let size = 1; size <= players; size += 1) {
      const withPlayer = failingWith[player * (players + 1) + size] ?? 0;
      orders += BigInt(withPlayer) * factorial(size - 1) * factorial(players - size);
      if (size < players) orders -= BigInt((failing[size] ?? 0) - withPlayer) * factorial(size) * factorial(players - size - 1);
    }
    return rational(orders, factorial(players));
  });
}

/** Of the 32 sets of a word, those that have so many of the five players that it tells apart. */
const OF_SIZE = Array.from({ length: PLAYERS_OF_A_WORD.length + 1 }, (_, size) =>
  Array.from({ length: 32 }, (__, set) => (countBits(set) === size ? 1 << set : 0)).reduce((all, one) => all | one, 0));

/** Failing sets by their size, and by player and size those that hold the player; a word of 32 sets at a time. */
function countFailing(players: number, coalitions: Coalitions): { readonly failing: Float64Array; readonly failingWith: Float64Array } {
  const sizes = players + 1;
  const failing = new Float64Array(sizes);
  const failingWith = new Float64Array(sizes * players);
  const add = (counts: Float64Array, place: number, more: number) => { counts[place] = (counts[place] ?? 0) + more; };
  const low = Math.min(players, PLAYERS_OF_A_WORD.length);
  const sets = players < PLAYERS_OF_A_WORD.length ? 2 ** 2 ** players - 1 : -1;
  for (let word = 0; word < coalitions.length; word += 1) {
    const fails = (coalitions[word] ?? 0) & sets;
    if (fails === 0) continue;
    const above = countBits(word);
    for (let within = 0; within <= low; within += 1) {
      const some = fails & (OF_SIZE[within] ?? 0);
      if (some === 0) continue;
      const size = above + within;
      const count = countOnes(some);
      add(failing, size, count);
      for (let player = 0; player < low; player += 1) add(failingWith, player * sizes + size, countOnes(some & (PLAYERS_OF_A_WORD[player] ?? 0)));
      for (let rest = word; rest !== 0; rest &= rest - 1) add(failingWith, (low + 31 - Math.clz32(rest & -rest)) * sizes + size, count);
    }
  }
  return { failing, failingWith };
}

/** The same value of any game of whole numbers, by its definition, in which nobody is worth nothing. */
export function worthShares(players: number, worth: (set: number) => bigint): readonly Rational[] {
  const sums: bigint[] = [];
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

const FACTORIALS: readonly bigint[] = Array.from({ length: MOST_PLAYERS + 1 }, (_, n) => Array.from({ length: n }, (__, less) => BigInt(less + 1)).reduce((product, factor) => product * factor, 1n));

function factorial(n: number): bigint {
  return FACTORIALS[n] ?? 1n;
}

/** The same as {@link countBits} for 32 bits of which many are set: in pairs, fours, bytes. */
function countOnes(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
