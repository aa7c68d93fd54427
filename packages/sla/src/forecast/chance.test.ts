import { describe, expect, it } from 'vitest';
import { chanceFrom } from './chance.ts';

const many = (draw: () => number) => Array.from({ length: 20_000 }, draw);
const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length;

describe('S37a chance', () => {
  it('is the same on every machine', () => {
    const chance = chanceFrom([1, 2, 3]);

    expect([chance.uniform(), chance.uniform(), chance.exponential(), chance.exponential()]).toEqual([0.694124485948123, 0.748544821399264, 0.014983979403041303, 1.5658039221307263]);
  });

  it('is another one for other numbers, for another order of them, and for those beyond 32 bits', () => {
    const firsts = [[], [0], [1], [1, 2], [2, 1], [1_772_000_000_000], [1_772_000_000_000 + 4_294_967_296]].map((numbers) => chanceFrom(numbers).uniform());

    expect(new Set(firsts).size).toBe(firsts.length);
  });

  it('is uniform between 0 and 1', () => {
    const draws = many(chanceFrom([7]).uniform);

    expect(draws.every((one) => one > 0 && one < 1)).toBe(true);
    expect(mean(draws)).toBeCloseTo(0.5, 2);
    expect(draws.filter((one) => one < 0.1).length / draws.length).toBeCloseTo(0.1, 2);
  });

  it('is exponential with mean 1', () => {
    const draws = many(chanceFrom([8]).exponential);

    expect(mean(draws)).toBeCloseTo(1, 1);
    expect([0.5, 1, 2, 4].map((bound) => (draws.filter((one) => one > bound).length / draws.length).toFixed(2))).toEqual([0.5, 1, 2, 4].map((bound) => Math.exp(-bound).toFixed(2)));
  });
});
