import { describe, expect, test } from 'vitest';
import { minutesOf } from './share-in-words.ts';

describe('a share in minutes', () => {
  test.each([
    ['0', '1', '0.00'],
    ['810000', '1', '13.50'],
    ['1', '3', '0.00'],
    ['200000', '3', '1.11'],
    ['300', '1', '0.01'],
    ['299', '1', '0.00'],
    ['360000000', '1', '6000.00'],
  ])('%s / %s ms is %s', (numerator, denominator, minutes) => {
    expect(minutesOf({ numerator, denominator })).toBe(minutes);
  });
});
