import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BusinessCalendar } from '../src/calendar-terms.ts';
import { dateOfDay, dayNumber } from '../src/local-date.ts';
import { openIntervals } from '../src/open-time.ts';
import { periodAt } from '../src/periods.ts';
import { dayStart, firstInstantOf, lastInstantOf } from '../src/zone-time.ts';
import { runs } from './runs.ts';
import { closingOf, openingOf, wallAt } from './wall-oracle.ts';

const RUNS = runs(2040, 50);
const FROM = Date.parse('2000-01-01T00:00:00Z');
const UNTIL = Date.parse('2040-01-01T00:00:00Z');

/** A zone, and a date at or near one of its real changes of clocks, or anywhere where it has none. */
const aPlace = fc.record({
  zone: fc.constantFrom(...Intl.supportedValuesOf('timeZone')), around: fc.integer({ min: FROM, max: UNTIL }), beside: fc.integer({ min: -1, max: 1 }),
}).map(({ zone, around, beside }) => {
  const change = Temporal.Instant.fromEpochMilliseconds(around).toZonedDateTimeISO(zone).getTimeZoneTransition('next');
  const near = change !== null && change.epochMilliseconds < UNTIL ? change.epochMilliseconds : around;
  return { zone, date: dateOfDay(dayNumber(wallAt(zone, near).slice(0, 10)) + beside) };
});

const aTime = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 4 * 12 - 1 }).map((step) => step * 5) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 287 }).map((step) => step * 5) })
  .map((minutes) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`);

describe('S3 wall time in every zone, at its real changes from 2000 to 2040', () => {
  it('an opening is where the wall first says so, or where the gap ends', () => {
    fc.assert(fc.property(aPlace, aTime, ({ zone, date }, time) => {
      expect(firstInstantOf(zone, date, time)).toBe(openingOf(zone, date, time));
    }), RUNS);
  });

  it('a closing is where the wall last says so, or where the gap ends', () => {
    fc.assert(fc.property(aPlace, aTime, ({ zone, date }, time) => {
      expect(lastInstantOf(zone, date, time)).toBe(closingOf(zone, date, time));
    }), RUNS);
  });

  it('S2 a day starts where the wall first says midnight, or where the gap ends', () => {
    fc.assert(fc.property(aPlace, ({ zone, date }) => {
      expect(dayStart(zone, date)).toBe(openingOf(zone, date, '00:00'));
    }), RUNS);
  });

  it('S2 a daily period is the time between two such midnights', () => {
    fc.assert(fc.property(aPlace, ({ zone, date }) => {
      const [start, end] = [openingOf(zone, date, '00:00'), openingOf(zone, dateOfDay(dayNumber(date) + 1), '00:00')];
      fc.pre(start < end);
      expect(periodAt({ zone, anchor: '2000-01-01', every: 'P1D' }, start)).toEqual({ start, end });
    }), RUNS);
  });

  it('a shift of one day is open from its opening to its closing', () => {
    fc.assert(fc.property(aPlace, aTime, aTime, ({ zone, date }, opens, closes) => {
      fc.pre(opens < closes);
      const calendar: BusinessCalendar = { kind: 'business', zone, weekly: [], exceptions: [{ date, effect: 'extra-open', shifts: [{ opens, closes }] }] };
      const [start, end] = [openingOf(zone, date, opens), closingOf(zone, date, closes)];
      const around = { start: start - 3 * 86_400_000, end: end + 3 * 86_400_000 };
      expect(openIntervals(calendar, around)).toEqual(start < end ? [{ start, end }] : []);
    }), RUNS);
  });

  it('a shift that crosses midnight closes on the next day, and 24:00 is the next midnight', () => {
    fc.assert(fc.property(aPlace, aTime, fc.boolean(), ({ zone, date }, time, wholeEvening) => {
      const shift = wholeEvening ? { opens: '18:00', closes: '24:00' } : { opens: '22:00', closes: time < '22:00' ? time : '06:00' };
      const calendar: BusinessCalendar = { kind: 'business', zone, weekly: [], exceptions: [{ date, effect: 'extra-open', shifts: [shift] }] };
      const next = dateOfDay(dayNumber(date) + 1);
      const [start, end] = [openingOf(zone, date, shift.opens), closingOf(zone, next, wholeEvening ? '00:00' : shift.closes)];
      const around = { start: start - 3 * 86_400_000, end: end + 3 * 86_400_000 };
      expect(openIntervals(calendar, around)).toEqual(start < end ? [{ start, end }] : []);
    }), RUNS);
  });
});
