import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BusinessCalendar, CalendarException, WeeklyRule } from './calendar-terms.ts';
import { DAY, HOUR, MINUTE } from './instant.ts';
import { measure, normalise, union } from './interval.ts';
import type { Interval } from './interval.ts';
import { isOpen, openIntervals } from './open-time.ts';
import { localDateAt, localTimeAt } from './zone-time.ts';

const utc = (text: string) => Date.parse(text);
const shown = (intervals: readonly Interval[]) => intervals.map(({ start, end }) => [start, end].map((t) => new Date(t).toISOString().slice(0, 16)).join(' '));
const officeHours: WeeklyRule = { days: ['mon', 'tue', 'wed', 'thu', 'fri'], shifts: [{ opens: '09:00', closes: '17:00' }] };
const office = (exceptions: readonly CalendarException[] = [], zone = 'Europe/Amsterdam'): BusinessCalendar => ({ kind: 'business', zone, weekly: [officeHours], exceptions });
const onDays = (from: string, until: string): Interval => ({ start: utc(`${from}T00:00:00Z`), end: utc(`${until}T00:00:00Z`) });

describe('S3 opening hours', () => {
  it('are local wall time, so their UTC moves with the clocks', () => {
    expect(shown(openIntervals(office(), onDays('2026-03-27', '2026-03-31')))).toEqual([
      '2026-03-27T08:00 2026-03-27T16:00',
      '2026-03-30T07:00 2026-03-30T15:00',
    ]);
  });

  it('always-open is the range itself', () => {
    const range = onDays('2026-03-27', '2026-03-31');

    expect(openIntervals({ kind: 'always' }, range)).toEqual([range]);
    expect(openIntervals({ kind: 'always' }, { start: 5, end: 5 })).toEqual([]);
  });

  it('may be stated as UTC intervals, in whatever order', () => {
    const range = onDays('2026-03-27', '2026-03-28');
    const open = [{ start: range.end - HOUR, end: range.end + HOUR }, { start: range.start, end: range.start + HOUR }];

    expect(openIntervals({ kind: 'stated', zone: 'UTC', open }, range)).toEqual([{ start: range.start, end: range.start + HOUR }, { start: range.end - HOUR, end: range.end }]);
  });

  it('are cut at the range', () => {
    const midday = utc('2026-03-02T11:00:00Z');

    expect(openIntervals(office(), { start: midday, end: midday + HOUR })).toEqual([{ start: midday, end: midday + HOUR }]);
  });

  it('a shift that crosses midnight belongs to the day it starts', () => {
    const nights: BusinessCalendar = {
      kind: 'business', zone: 'UTC',
      weekly: [{ days: ['fri'], shifts: [{ opens: '22:00', closes: '06:00' }] }],
      exceptions: [{ date: '2026-03-14', effect: 'closed' }],
    };

    expect(shown(openIntervals(nights, onDays('2026-03-13', '2026-03-16')))).toEqual(['2026-03-13T22:00 2026-03-14T06:00']);
    expect(shown(openIntervals(nights, onDays('2026-03-14', '2026-03-16')))).toEqual(['2026-03-14T00:00 2026-03-14T06:00']);
  });

  it('24:00 is the end of the day, and two such days touch and merge', () => {
    const around: BusinessCalendar = { kind: 'business', zone: 'Europe/Amsterdam', weekly: [{ days: ['sat', 'sun'], shifts: [{ opens: '00:00', closes: '24:00' }] }] };

    expect(shown(openIntervals(around, onDays('2026-03-27', '2026-03-31')))).toEqual(['2026-03-27T23:00 2026-03-29T22:00']);
    expect(measure(openIntervals(around, onDays('2026-10-23', '2026-10-27')))).toBe(49 * HOUR);
  });

  it('a shift wholly inside the gap is empty', () => {
    const early: BusinessCalendar = { kind: 'business', zone: 'Europe/Amsterdam', weekly: [{ days: ['sun'], shifts: [{ opens: '02:10', closes: '02:50' }] }] };

    expect(openIntervals(early, onDays('2026-03-28', '2026-03-30'))).toEqual([]);
    expect(openIntervals(early, onDays('2026-03-21', '2026-03-23'))).toHaveLength(1);
  });

  it('a shift that opens in the gap opens at its end, one that closes in it closes there', () => {
    const through = (opens: string, closes: string): BusinessCalendar => ({ kind: 'business', zone: 'Europe/Amsterdam', weekly: [{ days: ['sun'], shifts: [{ opens, closes }] }] });

    expect(shown(openIntervals(through('02:30', '05:00'), onDays('2026-03-28', '2026-03-30')))).toEqual(['2026-03-29T01:00 2026-03-29T03:00']);
    expect(shown(openIntervals(through('01:00', '02:30'), onDays('2026-03-28', '2026-03-30')))).toEqual(['2026-03-29T00:00 2026-03-29T01:00']);
  });

  it('in the repeated hour an opening takes the first occurrence and a closing the last', () => {
    const repeated: BusinessCalendar = { kind: 'business', zone: 'Europe/Amsterdam', weekly: [{ days: ['sun'], shifts: [{ opens: '02:15', closes: '02:45' }] }] };

    expect(shown(openIntervals(repeated, onDays('2026-10-24', '2026-10-26')))).toEqual(['2026-10-25T00:15 2026-10-25T01:45']);
  });

  it('rules hold between their effective dates, both included', () => {
    const shrinking: BusinessCalendar = {
      kind: 'business', zone: 'UTC',
      weekly: [{ ...officeHours, until: '2026-03-03' }, { days: ['wed', 'thu'], shifts: [{ opens: '10:00', closes: '11:00' }], from: '2026-03-05' }],
    };

    expect(shown(openIntervals(shrinking, onDays('2026-03-02', '2026-03-07')))).toEqual([
      '2026-03-02T09:00 2026-03-02T17:00', '2026-03-03T09:00 2026-03-03T17:00', '2026-03-05T10:00 2026-03-05T11:00',
    ]);
  });

  it('overlapping shifts of one day count once', () => {
    const overlapping: BusinessCalendar = { kind: 'business', zone: 'UTC', weekly: [officeHours, { days: ['mon'], shifts: [{ opens: '16:00', closes: '18:00' }] }] };

    expect(shown(openIntervals(overlapping, onDays('2026-03-02', '2026-03-03')))).toEqual(['2026-03-02T09:00 2026-03-02T18:00']);
  });

  it('a whole day that the zone skipped has no hours', () => {
    expect(openIntervals(office([], 'Pacific/Apia'), { start: utc('2011-12-30T09:00:00Z'), end: utc('2011-12-31T10:00:00Z') })).toEqual([]);
  });
});

describe('S3 exceptions', () => {
  const monday = onDays('2026-03-02', '2026-03-03');
  const shiftsOf = (...exceptions: readonly CalendarException[]) => shown(openIntervals(office(exceptions, 'UTC'), monday));

  it('closed removes the shifts that start that day', () => {
    expect(shiftsOf({ date: '2026-03-02', effect: 'closed' })).toEqual([]);
  });

  it('partly-open replaces them', () => {
    expect(shiftsOf({ date: '2026-03-02', effect: 'partly-open', shifts: [{ opens: '12:00', closes: '13:00' }] })).toEqual(['2026-03-02T12:00 2026-03-02T13:00']);
  });

  it('extra-open adds to them', () => {
    expect(shiftsOf({ date: '2026-03-02', effect: 'extra-open', shifts: [{ opens: '20:00', closes: '21:00' }] }))
      .toEqual(['2026-03-02T09:00 2026-03-02T17:00', '2026-03-02T20:00 2026-03-02T21:00']);
  });

  it('of one date apply partly-open, closed, extra-open, however they are listed', () => {
    const partly: CalendarException = { date: '2026-03-02', effect: 'partly-open', shifts: [{ opens: '12:00', closes: '13:00' }] };
    const closed: CalendarException = { date: '2026-03-02', effect: 'closed' };
    const extra: CalendarException = { date: '2026-03-02', effect: 'extra-open', shifts: [{ opens: '20:00', closes: '21:00' }] };

    const extraOnly = ['2026-03-02T20:00 2026-03-02T21:00'];
    expect(shiftsOf(extra, closed, partly)).toEqual(extraOnly);
    expect(shiftsOf(partly, extra, closed)).toEqual(extraOnly);
    expect(shiftsOf(extra, partly)).toEqual(['2026-03-02T12:00 2026-03-02T13:00', ...extraOnly]);
  });

  it('a yearly date comes every year within its effective dates', () => {
    const newYear: CalendarException = { date: '--01-01', effect: 'closed', from: '2026-01-01', until: '2027-12-31' };
    const openOn = (date: string) => isOpen(office([newYear], 'UTC'), utc(`${date}T12:00:00Z`));

    expect(['2025-01-01', '2026-01-01', '2027-01-01', '2029-01-01'].map(openOn)).toEqual([true, false, false, true]);
  });
});

describe('S3 laws of calendars', () => {
  const zones = ['UTC', 'Europe/Amsterdam', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Chatham', 'America/Santiago', 'Asia/Kolkata', 'Africa/Cairo'];
  const time = fc.integer({ min: 0, max: 95 }).map((quarter) => `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`);
  const rule = fc.record({
    days: fc.subarray(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const, { minLength: 1 }),
    shifts: fc.array(fc.record({ opens: time, closes: fc.oneof(time, fc.constant('24:00')) }), { minLength: 1, maxLength: 3 }),
  });
  const calendar = fc.record({ kind: fc.constant('business' as const), zone: fc.constantFrom(...zones), weekly: fc.array(rule, { minLength: 1, maxLength: 3 }) });
  const start = fc.integer({ min: 0, max: 40 * 365 }).map((day) => utc('2000-01-01T00:00Z') + day * DAY);

  it('cutting the range in two changes nothing', () => {
    fc.assert(fc.property(calendar, start, fc.integer({ min: 1, max: 20 * 1440 }), (terms, from, minutes) => {
      const end = from + 20 * DAY;
      const cut = from + minutes * MINUTE;
      const parts = union(openIntervals(terms, { start: from, end: cut }), openIntervals(terms, { start: cut, end }));
      expect(parts).toEqual(openIntervals(terms, { start: from, end }));
    }), { seed: 31, numRuns: 60 });
  });

  it('the order of rules and of shifts does not matter', () => {
    fc.assert(fc.property(calendar, start, (terms, from) => {
      const turned = { ...terms, weekly: terms.weekly.map((r) => ({ ...r, shifts: r.shifts.toReversed() })).toReversed() };
      const range = { start: from, end: from + 10 * DAY };
      expect(openIntervals(turned, range)).toEqual(openIntervals(terms, range));
    }), { seed: 32, numRuns: 60 });
  });

  it('open time is in normal form', () => {
    fc.assert(fc.property(calendar, start, (terms, from) => {
      const open = openIntervals(terms, { start: from, end: from + 40 * DAY });
      expect(normalise(open)).toEqual(open);
    }), { seed: 33, numRuns: 40 });
  });

  it('away from changes of clocks an instant is open exactly when the wall says so', () => {
    const sameDay = calendar.filter(({ weekly }) => weekly.every(({ shifts }) => shifts.every(({ opens, closes }) => opens < closes)));
    const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
    fc.assert(fc.property(sameDay, start, fc.integer({ min: 0, max: 1439 }), (terms, day, minute) => {
      const instant = day + minute * MINUTE;
      const date = localDateAt(terms.zone, instant);
      const clock = localTimeAt(terms.zone, instant);
      fc.pre(noChangeNear(terms.zone, instant));
      const weekday = weekdays[new Date(`${date}T00:00Z`).getUTCDay()];
      const byTheWall = terms.weekly.some(({ days, shifts }) => days.some((d) => d === weekday) && shifts.some(({ opens, closes }) => opens <= clock && clock < closes));
      expect(isOpen(terms, instant)).toBe(byTheWall);
    }), { seed: 34, numRuns: 200 });
  });

  /** No change of offset within two days: a local day is 24 hours long. */
  function noChangeNear(zone: string, instant: number): boolean {
    return [-2, -1, 0, 1].every((days) => localTimeAt(zone, instant + days * DAY) === localTimeAt(zone, instant + (days + 1) * DAY));
  }
});
