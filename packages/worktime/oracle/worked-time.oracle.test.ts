/** S4 and S7 minute by minute: whether each minute is open is read from the wall, and open minutes are counted one by one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BusinessCalendar, Weekday } from '../src/calendar-terms.ts';
import { dueAt, nextClosing, nextOpenInstant, startBefore, targetDueAt, workedTime } from '../src/index.ts';
import { dateOfDay, dayNumber } from '../src/local-date.ts';
import { runs } from './runs.ts';
import { closingOf, openingOf, wallAt } from './wall-oracle.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const satisfies readonly Weekday[];

/** Ten days around a change of clocks, in a zone that has one. */
const CHANGES = [
  ['Europe/Amsterdam', '2026-03-29'], ['Europe/Amsterdam', '2026-10-25'], ['America/New_York', '2026-03-08'], ['Australia/Lord_Howe', '2026-04-05'],
  ['America/St_Johns', '2026-11-01'], ['Pacific/Chatham', '2026-09-27'], ['Africa/Cairo', '2026-04-24'], ['UTC', '2026-03-29'],
] as const;

const clock = fc.integer({ min: 0, max: 95 }).map((quarter) => `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`);
const aShift = fc.tuple(clock, clock).filter(([opens, closes]) => opens !== closes).map(([opens, closes]) => ({ opens, closes }));
const aCase = fc.record({
  change: fc.constantFrom(...CHANGES), days: fc.subarray([...WEEKDAYS], { minLength: 2 }), shifts: fc.array(aShift, { minLength: 1, maxLength: 2 }), closed: fc.option(fc.integer({ min: -4, max: 4 }), { nil: undefined }),
}).map(({ change: [zone, date], days, shifts, closed }) => {
  const calendar: BusinessCalendar = {
    kind: 'business', zone, weekly: [{ days, shifts }], exceptions: closed === undefined ? [] : [{ date: dateOfDay(dayNumber(date) + closed), effect: 'closed' }],
  };
  return { calendar, origin: Date.parse(`${date}T00:00Z`) - 5 * DAY };
});

/** What was found on the walls of these few weeks. */
const found = new Map<string, number>();
function once(key: string, find: () => number): number {
  const instant = found.get(key) ?? find();
  found.set(key, instant);
  return instant;
}

function opening(zone: string, date: string, time: string): number {
  return once(`opens ${zone} ${date} ${time}`, () => openingOf(zone, date, time));
}

function closing(zone: string, date: string, opens: string, closes: string): number {
  const day = closes <= opens ? dateOfDay(dayNumber(date) + 1) : date;
  return once(`closes ${zone} ${day} ${closes}`, () => closingOf(zone, day, closes));
}

/** The open minutes from the origin on, for ten days. */
function openMinutes({ zone, weekly, exceptions = [] }: BusinessCalendar, origin: number): readonly boolean[] {
  const open = Array.from({ length: 10 * 1440 }, () => false);
  const first = dayNumber(wallAt(zone, origin).slice(0, 10)) - 1;
  for (let day = first; day <= first + 12; day += 1) {
    const date = dateOfDay(day);
    if (exceptions.some((exception) => 'date' in exception && exception.date === date)) continue;
    const weekday = WEEKDAYS[new Date(`${date}T00:00Z`).getUTCDay()];
    for (const { days, shifts } of weekly) {
      if (!days.some((one) => one === weekday)) continue;
      for (const { opens, closes } of shifts) {
        const start = opening(zone, date, opens);
        const end = closing(zone, date, opens, closes);
        for (let minute = Math.max(0, (start - origin) / MINUTE); minute < Math.min(open.length, (end - origin) / MINUTE); minute += 1) open[minute] = true;
      }
    }
  }
  return open;
}

const RUNS = runs(77, 20);
const aMinute = fc.integer({ min: 0, max: 6 * 1440 });

describe('S7 the engine says what the oracle says', () => {
  it('of the open time between two instants', () => {
    fc.assert(fc.property(aCase, fc.array(fc.tuple(aMinute, aMinute), { minLength: 5, maxLength: 5 }), ({ calendar, origin }, pairs) => {
      const open = openMinutes(calendar, origin);
      for (const [from, to] of pairs) {
        const counted = open.slice(from, to).filter(Boolean).length * MINUTE;
        expect(workedTime(calendar, origin + from * MINUTE, origin + to * MINUTE)).toBe(counted);
      }
    }), RUNS);
  });

  it('of the instant at which a target is used up', () => {
    fc.assert(fc.property(aCase, aMinute, fc.integer({ min: 1, max: 900 }), ({ calendar, origin }, from, target) => {
      const open = openMinutes(calendar, origin);
      let left = target;
      let minute = from;
      for (; minute < open.length && left > 0; minute += 1) if (open[minute]) left -= 1;
      fc.pre(left === 0);
      expect(dueAt(calendar, origin + from * MINUTE, target * MINUTE)).toBe(origin + minute * MINUTE);
    }), RUNS);
  });

  it('of the instant from which so much was open', () => {
    fc.assert(fc.property(aCase, fc.integer({ min: 3 * 1440, max: 9 * 1440 }), fc.integer({ min: 1, max: 900 }), ({ calendar, origin }, until, target) => {
      const open = openMinutes(calendar, origin);
      let left = target;
      let minute = until;
      for (; minute > 0 && left > 0; minute -= 1) if (open[minute - 1]) left -= 1;
      fc.pre(left === 0);
      expect(startBefore(calendar, origin + until * MINUTE, target * MINUTE)).toBe(origin + minute * MINUTE);
    }), RUNS);
  });

  it('of the next opening and the next closing', () => {
    fc.assert(fc.property(aCase, aMinute, ({ calendar, origin }, from) => {
      const open = openMinutes(calendar, origin);
      const opens = open.findIndex((isOpen, minute) => minute >= from && isOpen);
      const closes = open.findIndex((isOpen, minute) => minute > opens && !isOpen);
      fc.pre(opens >= 0 && closes >= 0);
      expect(nextOpenInstant(calendar, origin + from * MINUTE)).toBe(origin + opens * MINUTE);
      expect(nextClosing(calendar, origin + from * MINUTE)).toBe(origin + closes * MINUTE);
    }), RUNS);
  });

  it('S4 of the end of a business day', () => {
    fc.assert(fc.property(aCase, aMinute, ({ calendar, origin }, from) => {
      const start = origin + from * MINUTE;
      const [{ days, shifts } = { days: [], shifts: [] }] = calendar.weekly;
      let day = dayNumber(wallAt(calendar.zone, start).slice(0, 10));
      let end = -Infinity;
      for (let tries = 0; tries < 14 && end <= start; tries += 1, day += 1) {
        const date = dateOfDay(day);
        const isOpenDay = days.some((one) => one === WEEKDAYS[new Date(`${date}T00:00Z`).getUTCDay()]) && !(calendar.exceptions ?? []).some((exception) => 'date' in exception && exception.date === date);
        const closings = shifts.map(({ opens, closes }) => [opening(calendar.zone, date, opens), closing(calendar.zone, date, opens, closes)] as const).filter(([opens, closes]) => opens < closes);
        if (isOpenDay && closings.length > 0) end = Math.max(...closings.map(([, closes]) => closes));
      }
      expect(targetDueAt(calendar, calendar.zone, start, { unit: 'end-of-business-day' })).toBe(end);
    }), RUNS);
  });
});
