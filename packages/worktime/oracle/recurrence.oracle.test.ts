import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BusinessCalendar, CalendarException } from '../src/calendar-terms.ts';
import { occurrencesOf, openIntervals } from '../src/index.ts';
import { dateAfter, openMinutesOf, stretchesOf } from './calendar-oracle.ts';
import { datesOf } from './recurrence-oracle.ts';
import { runs } from './runs.ts';

const DAY = 86_400_000;

const aDate = fc.integer({ min: 0, max: 12_000 }).map((days) => dateAfter('2010-01-01', days));
const weekday = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU');
const ordinal = fc.constantFrom('', '1', '2', '3', '4', '5', '-1', '-2', '-5');
const someOf = (day: fc.Arbitrary<string>) => fc.uniqueArray(day, { minLength: 1, maxLength: 3 }).map((days) => `;BYDAY=${days.join(',')}`);
const someMonths = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 3 }).map((months) => `;BYMONTH=${months.join(',')}`);
const numbered = someOf(fc.tuple(ordinal, weekday).map(([place, day]) => `${place}${day}`));
const pattern = fc.oneof(
  fc.tuple(fc.constant('FREQ=WEEKLY'), someOf(weekday), fc.oneof(fc.constant(''), someMonths)),
  fc.tuple(fc.constant('FREQ=MONTHLY'), numbered, fc.oneof(fc.constant(''), someMonths)),
  fc.tuple(fc.constant('FREQ=YEARLY'), numbered, someMonths),
).map((parts) => parts.join(''));
const interval = fc.oneof(fc.constant(''), fc.integer({ min: 1, max: 5 }).map((every) => `;INTERVAL=${every}`));
const ending = fc.oneof(fc.constant(''), fc.integer({ min: 1, max: 20 }).map((count) => `;COUNT=${count}`), aDate.map((date) => `;UNTIL=${date.replaceAll('-', '')}`));
const aRule = fc.tuple(pattern, interval, ending).map((parts) => parts.join(''));

describe('S3 the engine says what the oracle says', () => {
  it('of the dates of a recurrence rule', () => {
    fc.assert(fc.property(aRule, aDate, fc.integer({ min: -100, max: 1500 }), fc.integer({ min: 0, max: 400 }), (rule, from, away, length) => {
      const start = dateAfter(from, away);
      const end = dateAfter(start, length);

      expect(occurrencesOf(rule, from, { start, end })).toEqual(datesOf(rule, from, end).filter((date) => date >= start));
    }), runs(81, 150));
  });

  it('of the open time of a calendar whose exceptions recur', () => {
    const zone = fc.constantFrom('UTC', 'Europe/Amsterdam', 'America/New_York', 'Pacific/Chatham', 'Australia/Lord_Howe');
    const effect = fc.constantFrom('closed', 'partly-open', 'extra-open');
    const shift = fc.constantFrom({ opens: '02:00', closes: '06:00' }, { opens: '22:00', closes: '05:30' }, { opens: '00:00', closes: '24:00' });
    const exception = fc.record({ rule: pattern, effect, shift, before: fc.integer({ min: 0, max: 60 }), excepted: fc.integer({ min: 0, max: 12 }) });
    fc.assert(fc.property(zone, aDate, fc.array(exception, { minLength: 1, maxLength: 3 }), (where, date, recurring) => {
      const exceptions = recurring.map(({ rule, effect: what, shift: one, before, excepted }): CalendarException => ({
        rule, from: dateAfter(date, -before), except: [dateAfter(date, excepted)], effect: what, ...(what === 'closed' ? {} : { shifts: [one] }),
      }));
      const calendar: BusinessCalendar = { kind: 'business', zone: where, weekly: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], shifts: [{ opens: '09:00', closes: '17:00' }] }], exceptions };
      const origin = Date.parse(`${date}T00:00Z`);
      const minutes = openMinutesOf(calendar, origin, 12 * 1440);
      const open = openIntervals(calendar, { start: origin, end: origin + 12 * DAY });

      expect(open).toEqual(stretchesOf(minutes, origin));
    }), runs(82, 8));
  });
});
