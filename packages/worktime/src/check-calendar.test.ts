import { describe, expect, it } from 'vitest';
import type { BusinessCalendar } from './calendar-terms.ts';
import { checkCalendarTerms } from './check-calendar.ts';

const office: BusinessCalendar = { kind: 'business', zone: 'Europe/Amsterdam', weekly: [{ days: ['mon'], shifts: [{ opens: '09:00', closes: '17:00' }] }] };
const found = (calendar: BusinessCalendar) => checkCalendarTerms(calendar).map(({ code, path }) => `${code} ${path}`);

describe('S4 S5 a calendar that can be used', () => {
  it('has nothing against it', () => {
    expect(checkCalendarTerms(office)).toEqual([]);
    expect(checkCalendarTerms({ kind: 'always' })).toEqual([]);
  });

  it('opens at some time', () => {
    expect(found({ ...office, weekly: [] })).toEqual(['CALENDAR_NEVER_OPEN calendar']);
    expect(found({ ...office, weekly: [{ days: [], shifts: [{ opens: '09:00', closes: '17:00' }] }] })).toEqual(['CALENDAR_NEVER_OPEN calendar']);
    expect(found({ ...office, weekly: [], exceptions: [{ date: '2040-05-05', effect: 'extra-open', shifts: [{ opens: '09:00', closes: '10:00' }] }] })).toEqual([]);
    expect(found({ ...office, weekly: office.weekly.map((rule) => ({ ...rule, from: '2050-01-01' })) })).toEqual([]);
  });

  it('opens at some time when its hours are stated', () => {
    expect(checkCalendarTerms({ kind: 'stated', zone: 'UTC', open: [{ start: 0, end: 1 }] })).toEqual([]);
    expect(checkCalendarTerms({ kind: 'stated', zone: 'UTC', open: [{ start: 1, end: 1 }] }).map(({ code }) => code)).toEqual(['CALENDAR_NEVER_OPEN']);
  });

  it('never opens when its only day is a closed one', () => {
    expect(found({
      ...office,
      weekly: [{ days: ['mon'], shifts: [{ opens: '09:00', closes: '17:00' }], from: '2026-03-02', until: '2026-03-02' }],
      exceptions: [{ date: '2026-03-02', effect: 'closed' }],
    })).toEqual(['CALENDAR_NEVER_OPEN calendar']);
  });

  it('names a zone that exists', () => {
    expect(found({ ...office, zone: '' })).toEqual(['ZONE_MISSING calendar.zone']);
    expect(found({ ...office, zone: 'Europe/Atlantis' })).toEqual(['ZONE_UNKNOWN calendar.zone']);
  });

  it('has times of day', () => {
    expect(found({ ...office, weekly: [{ days: ['mon'], shifts: [{ opens: '9', closes: '24:00' }, { opens: '24:00', closes: '25:00' }] }] }))
      .toEqual(['TIME_INVALID calendar.weekly.0.shifts.0.opens', 'TIME_INVALID calendar.weekly.0.shifts.1.opens', 'TIME_INVALID calendar.weekly.0.shifts.1.closes']);
    expect(found({ ...office, weekly: [{ days: ['mon'], shifts: [{ opens: '09:00', closes: '09:00' }] }] })).toEqual(['SHIFT_EMPTY calendar.weekly.0.shifts.0']);
  });

  it('has dates that exist, in order', () => {
    expect(found({ ...office, weekly: office.weekly.map((rule) => ({ ...rule, from: '2026-02-30' })) })).toEqual(['DATE_INVALID calendar.weekly.0.from']);
    expect(found({ ...office, weekly: office.weekly.map((rule) => ({ ...rule, from: '2026-03-02', until: '2026-03-01' })) })).toEqual(['DATES_REVERSED calendar.weekly.0.until']);
    expect(found({ ...office, exceptions: [{ date: '--02-29', effect: 'closed' }] })).toEqual([]);
    expect(found({ ...office, exceptions: [{ date: '--13-01', effect: 'closed' }] })).toEqual(['DATE_INVALID calendar.exceptions.0.date']);
  });

  it('names the shifts of an exception that opens', () => {
    expect(found({ ...office, exceptions: [{ date: '2026-03-02', effect: 'partly-open' }] })).toEqual(['SHIFTS_MISSING calendar.exceptions.0.shifts']);
  });

  it('says the place, the trouble and the way out', () => {
    expect(checkCalendarTerms({ ...office, zone: 'Mars/Base' }, 'levels.0.calendar')).toEqual([
      { code: 'ZONE_UNKNOWN', path: 'levels.0.calendar.zone', message: '"Mars/Base" is not an IANA time zone.', fix: 'Name an IANA zone such as Europe/Amsterdam.' },
    ]);
  });
});
