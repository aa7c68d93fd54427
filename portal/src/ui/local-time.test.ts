import { describe, expect, test } from 'vitest';
import { instantOf, wallTime } from './local-time.ts';

describe('wall times of forms', () => {
  test.each([
    ['2026-11-28T22:00', 'Europe/London', '2026-11-28T22:00:00.000Z'],
    ['2026-07-28T22:00', 'Europe/London', '2026-07-28T21:00:00.000Z'],
    ['2026-11-28T22:00', 'America/New_York', '2026-11-29T03:00:00.000Z'],
    ['2026-11-28T05:30', 'Asia/Kolkata', '2026-11-28T00:00:00.000Z'],
  ])('%s in %s is %s', (wall, zone, instant) => {
    expect(instantOf(wall, zone)).toBe(instant);
    expect(wallTime(Date.parse(instant), zone)).toBe(wall);
  });

  test('just after the clocks went forward the new offset holds', () => {
    expect(instantOf('2026-03-29T02:30', 'Europe/London')).toBe('2026-03-29T01:30:00.000Z');
  });
});
