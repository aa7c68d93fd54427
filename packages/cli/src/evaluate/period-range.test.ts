import { describe, expect, test } from 'vitest';
import { rangeOf } from './period-range.ts';

const told = (text: string, zone = 'Europe/Amsterdam') => {
  const { start, end } = rangeOf(text, zone);
  return [new Date(start).toISOString(), new Date(end).toISOString()];
};

describe('a period on the command line', () => {
  test.each([
    ['2026-03', ['2026-02-28T23:00:00.000Z', '2026-03-31T22:00:00.000Z']],
    ['2026-Q2', ['2026-03-31T22:00:00.000Z', '2026-06-30T22:00:00.000Z']],
    ['2026', ['2025-12-31T23:00:00.000Z', '2026-12-31T23:00:00.000Z']],
    ['2026-03-29', ['2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z']],
    ['2026-01/2026-02', ['2025-12-31T23:00:00.000Z', '2026-02-28T23:00:00.000Z']],
  ])('%s is in the zone of the agreement', (text, range) => {
    expect(told(text)).toEqual(range);
  });

  test('far from Greenwich it begins at local midnight too', () => {
    expect(told('2026-03', 'Pacific/Kiritimati')[0]).toBe('2026-02-28T10:00:00.000Z');
    expect(told('2026-03-29', 'Pacific/Kiritimati')[0]).toBe('2026-03-28T10:00:00.000Z');
    expect(told('2026-03', 'Pacific/Niue')[0]).toBe('2026-03-01T11:00:00.000Z');
  });

  test('S2 is refused with its forms where it is none', () => {
    for (const text of ['March', '2026-13', '2026-02-30', '2026-03/x', '']) expect(() => rangeOf(text, 'UTC')).toThrow('is no period');
    expect(() => rangeOf('2026-03/2026-01', 'UTC')).toThrow('ends before it begins');
  });
});
