import type { Money } from './money-model.ts';

/** An amount that belongs to a level. */
export interface Amount {
  readonly level: string;
  readonly money: Money;
}

/**
 * Cuts several credits to what a cap leaves (S26): in proportion, the last units by the largest remainders, ties by the
 * level's id. Nothing changes when they keep within it.
 */
export function cutInProportion(amounts: readonly Amount[], cap: Money): readonly Amount[] {
  return amounts.reduce((sum, { money }) => sum + money, 0) <= cap ? amounts : sharedOut(amounts, cap);
}

/** Shares an amount out in proportion to others, to the last unit: largest remainders first, ties by the level's id. */
export function sharedOut(amounts: readonly Amount[], shared: Money): readonly Amount[] {
  const total = amounts.reduce((sum, { money }) => sum + money, 0);
  const cut = amounts.map(({ level, money }, place) => {
    const scaled = BigInt(money) * BigInt(shared);
    return { level, place, whole: Number(scaled / BigInt(total)), remainder: scaled % BigInt(total) };
  });
  const left = shared - cut.reduce((sum, { whole }) => sum + whole, 0);
  const luckiest = new Set(cut.toSorted(byRemainder).slice(0, left).map(({ place }) => place));
  return cut.map(({ level, whole, place }) => ({ level, money: whole + (luckiest.has(place) ? 1 : 0) }));
}

interface Cut {
  readonly level: string;
  readonly remainder: bigint;
}

function byRemainder(a: Cut, b: Cut): number {
  if (a.remainder !== b.remainder) return a.remainder > b.remainder ? -1 : 1;
  return a.level < b.level ? -1 : 1;
}
