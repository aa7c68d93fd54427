import { DAY, HOUR, MINUTE } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { rational } from './exact/rational.ts';
import { amountInWords, durationInWords, fractionInWords, instantInWords, intervalInWords } from './words.ts';

describe('words of an account', () => {
  it('say durations to the millisecond and leave out what is zero', () => {
    expect([0, 1, 250, 1000, MINUTE, 90 * MINUTE, DAY + HOUR + 1500, -MINUTE].map(durationInWords)).toEqual([
      '0 s', '0.001 s', '0.250 s', '1 s', '1 min', '1 h 30 min', '1 d 1 h 1.500 s', '−1 min',
    ]);
  });

  it('say instants in UTC', () => {
    expect(instantInWords(Date.parse('2026-03-01T00:00:00Z'))).toBe('2026-03-01T00:00Z');
    expect(instantInWords(Date.parse('2026-03-01T00:00:05Z'))).toBe('2026-03-01T00:00:05Z');
    expect(instantInWords(Date.parse('2026-03-01T00:00:00.005Z'))).toBe('2026-03-01T00:00:00.005Z');
    expect(intervalInWords({ start: 0, end: MINUTE })).toBe('1970-01-01T00:00Z to 1970-01-01T00:01Z');
  });

  it('say amounts in their unit', () => {
    expect([amountInWords(BigInt(MINUTE), 'ms'), amountInWords(1n, 'event'), amountInWords(2n, 'slice')]).toEqual(['1 min', '1 event', '2 slices']);
    expect([amountInWords(90_000n, 'user-minute'), amountInWords(60_000n, 'device-minute')]).toEqual(['3/2 user-minutes', '1 device-minute']);
    expect([fractionInWords(rational(4, 2)), fractionInWords(rational(1, 3))]).toEqual(['2', '1/3']);
  });
});
