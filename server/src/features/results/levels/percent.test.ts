import { describe, expect, test } from 'vitest';
import { floorOf, shownPercentage, shownThousandths } from './percent.ts';

describe('S21: a fraction is shown', () => {
  test.each([
    ['1', '1', '100.000'],
    ['0', '7', '0.000'],
    ['999999', '1000000', '99.999'],
    ['99999999', '100000000', '99.999'],
    ['1', '3', '33.333'],
    ['1', '30', '3.333'],
  ])('%s / %s as %s, rounded down', (numerator, denominator, shown) => {
    expect(shownPercentage({ numerator, denominator })).toBe(shown);
  });

  test.each([['1455', '67', '21.716'], ['-1', '3', '-0.334'], ['-7', '2', '-3.500'], ['0', '3', '0.000'], ['12', '1', '12.000']])('%s / %s as the decimal %s', (numerator, denominator, shown) => {
    expect(shownThousandths({ numerator, denominator })).toBe(shown);
  });

  test.each([['7', '2', 3n], ['-7', '2', -4n], ['-6', '2', -3n], ['0', '5', 0n]])('%s / %s in whole numbers as %s', (numerator, denominator, whole) => {
    expect(floorOf({ numerator, denominator })).toBe(whole);
  });
});
