import { DAY, HOUR, measure, MINUTE, periodAt } from '@entente/worktime';
import type { CalendarTerms, PeriodTerms } from '@entente/worktime';
import { describe, expect, test } from 'vitest';
import { cellsOf } from './cells.ts';
import type { Striped } from './cells.ts';

const always: CalendarTerms = { kind: 'always' };
const none = { good: 0, bad: 0, excluded: 0, unknown: 0, 'out-of-hours': 0, 'not-yet-known': 0 };

describe('the strip of', () => {
  const monthly: PeriodTerms = { zone: 'Europe/Amsterdam', anchor: '2026-01-01', every: 'P1M' };
  const march = periodAt(monthly, Date.parse('2026-03-15T00:00:00Z'));

  test('a month has a cell a local day, the day of the clock change an hour shorter', () => {
    const whole: Striped = { period: march, measured: march, stretches: [], time: { ...none, good: march.end - march.start } };

    const cells = cellsOf(whole, always, monthly);

    expect(cells).toHaveLength(31);
    expect(cells.map(({ time }) => time.good / HOUR)).toEqual([...Array.from({ length: 28 }, () => 24), 23, 24, 24]);
  });

  test('an hour has a cell a minute and a day a cell an hour', () => {
    const hourly: PeriodTerms = { ...monthly, every: 'PT1H' };
    const daily: PeriodTerms = { ...monthly, every: 'P1D' };
    const hour = periodAt(hourly, march.start);
    const day = periodAt(daily, march.start);

    expect(cellsOf({ period: hour, measured: hour, stretches: [], time: { ...none, good: HOUR } }, always, hourly)).toHaveLength(60);
    expect(cellsOf({ period: day, measured: day, stretches: [], time: { ...none, good: DAY } }, always, daily)).toHaveLength(24);
  });

  test('a stretch across midnight stands in both days, and what is not yet known stands last', () => {
    const measured = { start: march.start, end: march.start + 5 * DAY };
    const midnight = march.start + 2 * DAY;
    const bad = { start: midnight - 10 * MINUTE, end: midnight + 20 * MINUTE, state: 'bad' as const };

    const cells = cellsOf({
      period: march, measured, stretches: [bad],
      time: { ...none, bad: 30 * MINUTE, 'not-yet-known': HOUR, good: 5 * DAY - 90 * MINUTE },
    }, always, monthly);

    expect(cells.slice(0, 6).map(({ time }) => time.bad / MINUTE)).toEqual([0, 10, 20, 0, 0, 0]);
    expect(cells[4]?.time).toEqual({ ...none, 'not-yet-known': HOUR, good: 23 * HOUR });
    expect(cells[5]?.time).toEqual(none);
  });

  test('a business week shows closed time as out of hours', () => {
    const office: CalendarTerms = {
      kind: 'business', zone: 'Europe/Amsterdam',
      weekly: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], shifts: [{ opens: '09:00', closes: '17:00' }] }],
    };
    const weekly: PeriodTerms = { ...monthly, anchor: '2026-01-05', every: 'P1W' };
    const week = periodAt(weekly, march.start + 9 * DAY);

    const cells = cellsOf({ period: week, measured: week, stretches: [], time: { ...none, good: 40 * HOUR } }, office, weekly);

    expect(cells.map(({ time }) => time.good / HOUR)).toEqual([8, 8, 8, 8, 8, 0, 0]);
    expect(measure(cells)).toBe(7 * DAY);
    expect(cells.map(({ time }) => time['out-of-hours'] / HOUR)).toEqual([16, 16, 16, 16, 16, 24, 24]);
  });
});
