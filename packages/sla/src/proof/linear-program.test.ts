import { describe, expect, it } from 'vitest';
import { rational } from '../exact/rational.ts';
import { optimumOf } from './linear-program.ts';
import type { Limit } from './linear-program.ts';

const limit = (atMost: number, ...of: readonly (readonly [variable: number, coefficient: number])[]): Limit => ({ of: new Map(of.map(([variable, coefficient]) => [variable, rational(coefficient)])), atMost: rational(atMost) });
const solved = (variables: number, sumOf: readonly number[], ...limits: readonly Limit[]) => {
  const { sum, valueOf } = optimumOf({ variables, sumOf: new Set(sumOf), limits });
  return [sum, ...Array.from({ length: variables }, (_, variable) => valueOf(variable))].map(({ numerator, denominator }) => Number(numerator) / Number(denominator));
};

describe('S36a the greatest sum within limits', () => {
  it('is that of a corner, exactly', () => {
    expect(solved(2, [0, 1], limit(4, [0, 2], [1, 1]), limit(5, [0, 1], [1, 3]))).toEqual([2.6, 1.4, 1.2]);
    expect(optimumOf({ variables: 1, sumOf: new Set([0]), limits: [limit(1, [0, 3])] }).sum).toEqual(rational(1, 3));
  });

  it('is nothing where nothing is looked for, or nothing may be', () => {
    expect(solved(1, [], limit(4, [0, 1]))).toEqual([0, 0]);
    expect(solved(2, [0, 1], limit(0, [0, 1], [1, 1]))).toEqual([0, 0, 0]);
  });

  it('goes through variables that are not looked for themselves', () => {
    // The first is no more than the two others together, which have 3 and 2, and no more than 4.
    expect(solved(3, [0], limit(0, [0, 1], [1, -1], [2, -1]), limit(3, [1, 1]), limit(2, [2, 1]), limit(4, [0, 1]))[0]).toBe(4);
    expect(solved(3, [0], limit(0, [0, 1], [1, -1], [2, -1]), limit(1, [1, 1]), limit(2, [2, 1]), limit(4, [0, 1]))[0]).toBe(3);
  });

  it('does not go in circles where many limits have nothing left', () => {
    // Beale's example, on which the largest coefficient goes round for ever.
    const of = (rows: readonly (readonly [number, number])[], atMost: number): Limit => ({ of: new Map(rows.map(([variable, hundredths]) => [variable, rational(hundredths, 100)])), atMost: rational(atMost) });
    const limits = [of([[0, 100], [1, -75], [2, 2000], [3, -50], [4, 600]], 0), of([[1, 25], [2, -800], [3, -100], [4, 900]], 0), of([[1, 50], [2, -1200], [3, -50], [4, 300]], 0), of([[3, 100]], 1)];

    expect(optimumOf({ variables: 5, sumOf: new Set([0]), limits }).sum).toEqual(rational(5, 4));
  });
});
