import { describe, expect, test } from 'vitest';
import { flooredPercent, whatIf } from './exact.ts';

describe('exact shares', () => {
  test.each([
    [32_269n, 32_300n, '99.904'], [1n, 3n, '33.333'], [2n, 3n, '66.666'], [999_999n, 1_000_000n, '99.999'], [5n, 5n, '100.000'], [0n, 7n, '0.000'],
  ])('S21: %d of %d is %s, floored and never rounded up', (good, total, shown) => {
    expect(flooredPercent(good, total)).toBe(shown);
  });

  test('S17: of nothing there is no percentage', () => {
    expect(flooredPercent(0n, 0n)).toBeUndefined();
  });

  test('a billion hours of milliseconds stay exact', () => {
    expect(flooredPercent(3_599_999_999_999_999n, 3_600_000_000_000_000n, 6)).toBe('99.999999');
  });
});

describe('what would change a number', () => {
  const counted = { good: '32269', bad: '31', unknown: '150' };

  test('without the longest outage its time is good', () => {
    expect(whatIf(counted, 13n).without).toBe('99.944');
  });

  test('unknown time either way', () => {
    expect(whatIf(counted, 13n)).toMatchObject({ unknownBad: '99.442', unknownGood: '99.904' });
  });

  test('nothing is said of what is not there', () => {
    expect(whatIf({ ...counted, unknown: '0' }, 0n)).toEqual({ without: undefined, unknownBad: undefined, unknownGood: undefined });
  });
});
