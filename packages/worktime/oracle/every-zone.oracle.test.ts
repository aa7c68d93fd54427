/** S3 and S7 with random calendars in every IANA zone, at its real changes of clocks from 2000 to 2040. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BusinessCalendar, Weekday } from '../src/calendar-terms.ts';
import { dueAt, openIntervals, workedTime } from '../src/index.ts';
import { dateAfter, openMinutesOf, stretchesOf } from './calendar-oracle.ts';
import { runs } from './runs.ts';
import { wallAt } from './wall-oracle.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const FROM = Date.parse('2000-01-01T00:00:00Z');
const UNTIL = Date.parse('2040-01-01T00:00:00Z');
const LOOKED_AT = 4 * 1440;
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const satisfies readonly Weekday[];

/** A zone, and an instant two days before one of its changes; any instant where it has none any more. */
const aPlace = fc.record({ zone: fc.constantFrom(...Intl.supportedValuesOf('timeZone')), around: fc.integer({ min: FROM / DAY, max: UNTIL / DAY }) }).map(({ zone, around }) => {
  const change = Temporal.Instant.fromEpochMilliseconds(around * DAY).toZonedDateTimeISO(zone).getTimeZoneTransition('next');
  const near = change !== null && change.epochMilliseconds < UNTIL ? change.epochMilliseconds : around * DAY;
  return { zone, origin: Math.floor(near / MINUTE) * MINUTE - 2 * DAY };
});

/** More often than not in the small hours, when clocks change. */
const aTime = fc.oneof(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 0, max: 95 })).map((quarter) => `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`);
const aShift = fc.tuple(aTime, fc.oneof({ weight: 5, arbitrary: aTime }, { weight: 1, arbitrary: fc.constant('24:00') })).filter(([opens, closes]) => opens !== closes).map(([opens, closes]) => ({ opens, closes }));
const someShifts = fc.array(aShift, { minLength: 1, maxLength: 2 });
const aDayOff = fc.integer({ min: -1, max: 5 });

const aCase = fc.record({
  place: aPlace,
  weekly: fc.array(fc.record({ days: fc.subarray([...WEEKDAYS], { minLength: 1 }), shifts: someShifts, from: fc.option(aDayOff), until: fc.option(aDayOff) }), { maxLength: 2 }),
  exceptions: fc.array(fc.record({ on: aDayOff, yearly: fc.boolean(), effect: fc.constantFrom('partly-open', 'closed', 'extra-open'), shifts: someShifts }), { maxLength: 3 }),
}).map(({ place: { zone, origin }, weekly, exceptions }) => {
  const today = wallAt(zone, origin).slice(0, 10);
  const calendar: BusinessCalendar = {
    kind: 'business', zone,
    weekly: weekly.map(({ days, shifts, from, until }) => ({ days, shifts, ...(from === null ? {} : { from: dateAfter(today, from) }), ...(until === null ? {} : { until: dateAfter(today, until) }) })),
    exceptions: exceptions.map(({ on, yearly, effect, shifts }) => ({ date: yearly ? `--${dateAfter(today, on).slice(5)}` : dateAfter(today, on), effect, shifts })),
  };
  return { calendar, origin };
});

describe('S3 S7 any calendar in any zone, at its changes of clocks', () => {
  it('is open when the walls say so', () => {
    fc.assert(fc.property(aCase, ({ calendar, origin }) => {
      const open = openIntervals(calendar, { start: origin, end: origin + LOOKED_AT * MINUTE });
      expect(open).toEqual(stretchesOf(openMinutesOf(calendar, origin, LOOKED_AT), origin));
    }), runs(2000, 20));
  });

  it('counts the open minutes, and is due after the last of them', () => {
    const aMinute = fc.integer({ min: 0, max: LOOKED_AT });
    fc.assert(fc.property(aCase, aMinute, aMinute, fc.integer({ min: 1, max: 1500 }), ({ calendar, origin }, from, to, target) => {
      const open = openMinutesOf(calendar, origin, LOOKED_AT);
      expect(workedTime(calendar, origin + from * MINUTE, origin + to * MINUTE)).toBe(open.slice(from, to).filter(Boolean).length * MINUTE);

      let [minute, left] = [from, target];
      for (; minute < LOOKED_AT && left > 0; minute += 1) if (open[minute]) left -= 1;
      fc.pre(left === 0);
      expect(dueAt(calendar, origin + from * MINUTE, target * MINUTE)).toBe(origin + minute * MINUTE);
    }), runs(2001, 15));
  });
});
