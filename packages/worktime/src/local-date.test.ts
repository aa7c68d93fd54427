import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOfDay, dayNumber, isLocalDate, weekdayOf } from './local-date.ts';

describe('dates as day numbers', () => {
  it('count from 1 January 1970', () => {
    expect(dayNumber('1970-01-01')).toBe(0);
    expect(dayNumber('1970-01-02')).toBe(1);
    expect(dayNumber('1969-12-31')).toBe(-1);
    expect(dayNumber('2026-03-02')).toBe(20_514);
  });

  it('know leap years', () => {
    expect(dayNumber('2024-03-01') - dayNumber('2024-02-28')).toBe(2);
    expect(dayNumber('2026-03-01') - dayNumber('2026-02-28')).toBe(1);
    expect(dayNumber('2100-03-01') - dayNumber('2100-02-28')).toBe(1);
    expect(dayNumber('2000-03-01') - dayNumber('2000-02-28')).toBe(2);
  });

  it('law: to the day and back is the date', () => {
    fc.assert(fc.property(fc.integer({ min: -40_000, max: 60_000 }), (day) => {
      expect(dayNumber(dateOfDay(day))).toBe(day);
    }), { seed: 11, numRuns: 300 });
  });
});

describe('weekdays', () => {
  it.each([
    ['1970-01-01', 'thu'], ['2026-03-01', 'sun'], ['2026-03-02', 'mon'], ['2026-03-07', 'sat'], ['1969-12-31', 'wed'], ['1900-01-01', 'mon'], ['2024-02-29', 'thu'],
  ] as const)('%s is a %s', (date, weekday) => {
    expect(weekdayOf(dayNumber(date))).toBe(weekday);
  });

  it('law: come back every seven days and not before', () => {
    fc.assert(fc.property(fc.integer({ min: -40_000, max: 60_000 }), fc.integer({ min: 1, max: 6 }), (day, later) => {
      expect(weekdayOf(day + 7)).toBe(weekdayOf(day));
      expect(weekdayOf(day + later)).not.toBe(weekdayOf(day));
    }), { seed: 12, numRuns: 200 });
  });
});

describe('what is a date', () => {
  it.each(['2026-03-02', '2024-02-29', '1999-12-31'])('%s is one', (text) => {
    expect(isLocalDate(text)).toBe(true);
  });

  it.each(['2026-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00', '26-01-01', '2026-1-1', '2026-01-01T00:00', ' 2026-01-01', '', 'tomorrow'])('"%s" is none', (text) => {
    expect(isLocalDate(text)).toBe(false);
  });
});
