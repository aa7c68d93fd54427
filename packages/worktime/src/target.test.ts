import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BusinessCalendar, CalendarTerms } from './calendar-terms.ts';
import { DAY, HOUR } from './instant.ts';
import { isOpen } from './open-time.ts';
import { targetDueAt } from './target.ts';
import type { Target } from './target.ts';

const utc = (text: string) => Date.parse(text);
const office: BusinessCalendar = {
  kind: 'business', zone: 'Europe/Amsterdam', weekly: [{ days: ['mon', 'tue', 'wed', 'thu'], shifts: [{ opens: '09:00', closes: '17:00' }] }, { days: ['fri'], shifts: [{ opens: '10:00', closes: '14:00' }] }],
  exceptions: [{ date: '2026-03-03', effect: 'closed' }],
};
const always: CalendarTerms = { kind: 'always' };
const due = (start: string, target: Target, calendar: CalendarTerms = office) => {
  const instant = targetDueAt(calendar, 'Europe/Amsterdam', utc(start), target);
  return instant === undefined ? undefined : new Date(instant).toISOString().slice(0, 16);
};
const days = (count: number): Target => ({ unit: 'business-day', count });

describe('S4 business days', () => {
  it('are due on the n-th later open day at the start\'s wall time', () => {
    expect(due('2026-03-02T11:00Z', days(1))).toBe('2026-03-04T11:00'); // Tuesday is closed
    expect(due('2026-03-02T11:00Z', days(2))).toBe('2026-03-05T11:00');
  });

  it('are moved back to the day\'s last closing when later', () => {
    expect(due('2026-03-05T15:00Z', days(1))).toBe('2026-03-06T13:00');
  });

  it('are moved forward to the day\'s first opening when earlier', () => {
    expect(due('2026-03-05T08:15Z', days(1))).toBe('2026-03-06T09:00');
  });

  it('begin at the next opening when closed', () => {
    expect(due('2026-03-07T11:00Z', days(1))).toBe('2026-03-10T08:00');
    expect(due('2026-03-02T23:00Z', days(1))).toBe('2026-03-05T08:00');
    expect(due('2026-03-07T11:00Z', days(0))).toBe('2026-03-09T08:00');
  });

  it('keep the wall time through a change of clocks', () => {
    expect(due('2026-03-26T10:00Z', days(2))).toBe('2026-03-30T09:00');
  });

  it('are local days where it is always open', () => {
    expect(due('2026-03-28T10:00Z', days(1), always)).toBe('2026-03-29T09:00');
  });

  it('are the days of stated hours where a calendar is stated', () => {
    const open = [{ start: utc('2026-03-02T08:00Z'), end: utc('2026-03-02T16:00Z') }, { start: utc('2026-03-05T09:00Z'), end: utc('2026-03-05T12:00Z') }];
    const stated: CalendarTerms = { kind: 'stated', zone: 'Europe/Amsterdam', open };

    expect(due('2026-03-02T15:00Z', days(1), stated)).toBe('2026-03-05T12:00');
    expect(due('2026-03-02T17:00Z', { unit: 'end-of-business-day' }, stated)).toBe('2026-03-05T12:00');
  });

  it('are the days and the wall time of the calendar\'s own zone', () => {
    const newYork: BusinessCalendar = { kind: 'business', zone: 'America/New_York', weekly: [{ days: ['mon', 'fri'], shifts: [{ opens: '09:00', closes: '17:00' }] }] };

    expect(due('2026-03-06T20:00Z', days(1), newYork)).toBe('2026-03-09T19:00');
  });

  it('open with the first of several shifts', () => {
    const shifts: BusinessCalendar = { ...office, weekly: [{ days: ['mon'], shifts: [{ opens: '06:00', closes: '12:00' }] }, { days: ['wed'], shifts: [{ opens: '14:00', closes: '18:00' }, { opens: '08:00', closes: '10:00' }] }] };

    expect(due('2026-03-02T06:00Z', days(1), shifts)).toBe('2026-03-04T07:00');
  });

  it('are no days of which all shifts fall into the gap of a change of clocks', () => {
    const nights: BusinessCalendar = { kind: 'business', zone: 'Europe/Amsterdam', weekly: [{ days: ['sun'], shifts: [{ opens: '02:00', closes: '03:00' }] }] };

    expect(due('2026-03-22T01:30Z', days(1), nights)).toBe('2026-04-05T00:30');
  });

  it('none of them is the start, also in a shift that began the day before', () => {
    const nights: BusinessCalendar = { ...office, weekly: [{ days: ['mon', 'wed'], shifts: [{ opens: '22:00', closes: '06:00' }] }] };

    expect(due('2026-03-03T00:30Z', days(0), nights)).toBe('2026-03-03T00:30');
  });

  it('are never due in a calendar that does not open again', () => {
    expect(due('2026-03-02T11:00Z', days(1), { ...office, weekly: [] })).toBeUndefined();
    expect(due('2026-03-02T11:00Z', days(1), { ...office, weekly: office.weekly.map((rule) => ({ ...rule, until: '2026-03-02' })) })).toBeUndefined();
    expect(due('2026-03-02T17:00Z', { unit: 'end-of-business-day' }, { ...office, weekly: [] })).toBeUndefined();
  });
});

describe('S4 other units', () => {
  it('24h-days are elapsed open time', () => {
    expect(due('2026-03-28T10:00Z', { unit: '24h-day', count: 1 }, always)).toBe('2026-03-29T10:00');
    expect(due('2026-03-04T08:00Z', { unit: '24h-day', count: 1 })).toBe('2026-03-09T12:00');
  });

  it('end of business day is the last closing of the day, or of the next open day at or after it', () => {
    const end: Target = { unit: 'end-of-business-day' };

    expect(due('2026-03-02T07:00Z', end)).toBe('2026-03-02T16:00');
    expect(due('2026-03-02T15:59Z', end)).toBe('2026-03-02T16:00');
    expect(due('2026-03-02T16:00Z', end)).toBe('2026-03-04T16:00');
    expect(due('2026-03-07T12:00Z', end)).toBe('2026-03-09T16:00');
  });

  it('a calendar month is clamped and never chained', () => {
    expect([1, 2, 3].map((count) => due('2026-01-31T09:00Z', { unit: 'calendar-month', count }))).toEqual(['2026-02-28T09:00', '2026-03-31T08:00', '2026-04-30T08:00']);
  });
});

describe('S4 laws', () => {
  const start = fc.integer({ min: 0, max: 3 * 365 * 24 * 4 }).map((quarters) => utc('2025-01-01T00:00Z') + quarters * (HOUR / 4));

  it('a business day is due while open or at closing, and never before the start', () => {
    fc.assert(fc.property(start, fc.integer({ min: 1, max: 12 }), (from, count) => {
      const instant = targetDueAt(office, office.zone, from, days(count)) ?? 0;
      expect(instant).toBeGreaterThan(from);
      expect(isOpen(office, instant) || isOpen(office, instant - 1)).toBe(true);
    }), { seed: 41, numRuns: 150 });
  });

  it('one more day is later, by at least twelve hours', () => {
    fc.assert(fc.property(start, fc.integer({ min: 1, max: 12 }), (from, count) => {
      const [first, second] = [count, count + 1].map((n) => targetDueAt(office, office.zone, from, days(n)) ?? 0);
      expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(DAY / 2);
    }), { seed: 42, numRuns: 150 });
  });
});
