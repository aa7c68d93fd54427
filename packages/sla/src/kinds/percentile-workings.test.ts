import { describe, expect, it } from 'vitest';
import { percentilePlace } from '../value/percentile.ts';
import type { PercentileTerms } from '../value/percentile.ts';
import { NONE_TO_COME, percentileWorkings } from './percentile-workings.ts';

function toldOf(percent: string, method: PercentileTerms['method'], all: readonly number[], toCome = NONE_TO_COME) {
  const { below, between } = percentilePlace(all.length + toCome.ahead, { percent, method });
  const { workings, number } = percentileWorkings('to date', { percent, method }, Float64Array.from(all), { below: below - toCome.below, between }, toCome);
  expect(workings.at(-1)).toBe(number);
  return workings.map(({ name, operation, of, value }) => `${name.replace('to date: ', '')} ${operation} ${of.map((one) => one.value).join(' ')} = ${value}`);
}

describe('S22 S24 a percentile is told by counting', () => {
  it('is the smallest value with as many at or below it as are asked, and those before it are too few', () => {
    expect(toldOf('50', 'nearest-rank', [1, 2, 2, 5])).toEqual([
      'at or below it are asked product 1/2 4 = 2', 'those below it are enough reaches 1 2 = no', 'it has enough reaches 3 2 = yes', 'to date choice no yes yes = 2',
    ]);
  });

  it('has nothing before it where it is the first', () => {
    expect(toldOf('0', 'nearest-rank', [3, 4])).toEqual(['at or below it are asked product 0 2 = 0', 'it has enough reaches 1 0 = yes', 'to date choice yes yes = 3']);
  });

  it('is none of no values', () => {
    expect(toldOf('95', 'nearest-rank', [])).toEqual(['at or below it are asked product 19/20 0 = 0', 'to date choice yes = none']);
  });

  it('S19 counts values to come that are taken to be less than any', () => {
    expect(toldOf('50', 'nearest-rank', [7, 9], { ahead: 1, below: 1 })).toEqual([
      'at or below it are asked product 1/2 3 = 3/2', 'those below it are enough reaches 1 3/2 = no', 'it has enough reaches 2 3/2 = yes', 'to date choice no yes yes = 7',
    ]);
    expect(toldOf('50', 'nearest-rank', [7, 9], { ahead: 1, below: 0 }).at(-1)).toBe('to date choice no yes yes = 9');
    expect(toldOf('95', 'nearest-rank', [7, 9], { ahead: 1, below: 1 }).slice(1)).toEqual(['those below it are enough reaches 2 57/20 = no', 'it has enough reaches 3 57/20 = yes', 'to date choice no yes yes = 9']);
  });

  it('by interpolation lies between two values, each with more at or below it than its position says', () => {
    expect(toldOf('50', 'linear', [1, 2, 4, 9])).toEqual([
      'last place difference 4 1 = 3', 'position product 1/2 3 = 3/2', 'whole places whole 3/2 = 1', 'between places difference 3/2 1 = 1/2', 'next position sum 3/2 1 = 5/2',
      'lower value: those below it are enough misses 3/2 1 = no', 'lower value: it has enough misses 3/2 2 = yes', 'lower value choice no yes yes = 2',
      'upper value: those below it are enough misses 5/2 2 = no', 'upper value: it has enough misses 5/2 3 = yes', 'upper value choice no yes yes = 4',
      'gap difference 4 2 = 2', 'part of the gap product 2 1/2 = 1', 'to date sum 2 1 = 3',
    ]);
  });

  it('by interpolation is a value itself where the position is whole', () => {
    expect(toldOf('50', 'linear', [1, 2, 4])).toEqual(['last place difference 3 1 = 2', 'position product 1/2 2 = 1', 'those below it are enough misses 1 1 = no', 'it has enough misses 1 2 = yes', 'to date choice no yes yes = 2']);
  });
});
