import { describe, expect, it } from 'vitest';
import type { BusinessCalendar, CalendarException } from './calendar-terms.ts';
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

describe('S3 what a check says', () => {
  const rule = { days: ['mon'] as const, shifts: [{ opens: '09:00', closes: '17:00' }] };
  const said = (calendar: BusinessCalendar) => checkCalendarTerms(calendar).map(({ message, fix }) => `${message} ${fix}`);

  it.each([
    [{ ...office, zone: '' }, 'No time zone is named. Name an IANA zone such as Europe/Amsterdam.'],
    [{ ...office, weekly: [{ ...rule, from: '2026-02-30' }] }, '"2026-02-30" is not a date. Write a date that exists as YYYY-MM-DD.'],
    [{ ...office, weekly: [{ ...rule, from: '2026-03-02', until: '2026-03-01' }] }, 'It ends on 2026-03-01, before it begins on 2026-03-02. Let it end on or after the day it begins.'],
    [{ ...office, exceptions: [{ date: '2026-03-02', effect: 'extra-open' }] }, 'An exception that is extra-open names no shift. Name its shifts, or make it closed.'],
    [{ ...office, weekly: [{ days: ['mon'], shifts: [{ opens: '9', closes: '17:00' }] }] }, '"9" is not a time of day. Write HH:MM from 00:00 to 23:59; a shift may close at 24:00.'],
    [{ ...office, weekly: [{ days: ['mon'], shifts: [{ opens: '09:00', closes: '09:00:00' }] }] }, 'The shift opens and closes at 09:00. For a whole day write 00:00 to 24:00.'],
    [{ ...office, weekly: [] }, 'The calendar has no open time. Name at least one shift, or use the calendar that is always open.'],
  ] satisfies readonly (readonly [BusinessCalendar, string])[])('case %#', (calendar, message) => {
    expect(said(calendar)).toEqual([message]);
  });

  it.each(['109:00', '09:000', '09:00:60', '09:00:0', '09:00:0x', '09:60', '24:01'])('%s is no time of day', (opens) => {
    expect(found({ ...office, weekly: [{ days: ['mon'], shifts: [{ opens, closes: '17:00' }] }] })).toEqual(['TIME_INVALID calendar.weekly.0.shifts.0.opens']);
  });

  it.each(['00:00', '23:59', '09:00:30', '09:00:59'])('%s is one', (opens) => {
    expect(found({ ...office, weekly: [{ days: ['mon'], shifts: [{ opens, closes: '17:00' }] }] })).toEqual([]);
  });

  it.each(['12026-03-02', '2026-03-021', '2026-3-2'])('%s is no date', (from) => {
    expect(found({ ...office, weekly: [{ ...rule, from }] })).toEqual(['DATE_INVALID calendar.weekly.0.from']);
  });

  it('both ends of effective dates are looked at, and they may be one day', () => {
    expect(found({ ...office, weekly: [{ ...rule, until: 'x' }] })).toEqual(['DATE_INVALID calendar.weekly.0.until']);
    expect(found({ ...office, weekly: [{ ...rule, from: 'x', until: 'a' }] })).toEqual(['DATE_INVALID calendar.weekly.0.from', 'DATE_INVALID calendar.weekly.0.until']);
    expect(found({ ...office, weekly: [{ ...rule, from: '2026-03-02', until: '2026-03-02' }] })).toEqual([]);
    expect(found({ ...office, weekly: [{ ...rule, from: '2026-03-02' }, { ...rule, until: '2026-03-02' }] })).toEqual([]);
  });

  it('a wrong time is no empty shift as well, and the shifts of an exception have their place', () => {
    expect(found({ ...office, weekly: [{ days: ['mon'], shifts: [{ opens: 'x', closes: 'x' }] }] })).toEqual(['TIME_INVALID calendar.weekly.0.shifts.0.opens', 'TIME_INVALID calendar.weekly.0.shifts.0.closes']);
    expect(found({ ...office, exceptions: [{ date: '2026-03-02', effect: 'extra-open', shifts: [{ opens: '09:00', closes: '9' }] }] })).toEqual(['TIME_INVALID calendar.exceptions.0.shifts.0.closes']);
  });

  it('one interval that is not empty is enough of stated hours', () => {
    expect(checkCalendarTerms({ kind: 'stated', zone: 'UTC', open: [{ start: 1, end: 1 }, { start: 2, end: 3 }] })).toEqual([]);
  });
});

describe('S3 exceptions that recur', () => {
  const mondays = { rule: 'FREQ=MONTHLY;BYDAY=1MO', from: '2026-01-01', effect: 'closed' } as const;
  const withException = (exception: CalendarException, weekly = office.weekly): BusinessCalendar => ({ ...office, weekly, exceptions: [exception] });

  it('have a rule that comes', () => {
    expect(found(withException(mondays))).toEqual([]);
    expect(found(withException({ ...mondays, rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=SA', from: '2076-03-01' }))).toEqual([]);
    expect(found(withException({ ...mondays, rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' }))).toEqual(['RULE_NEVER calendar.exceptions.0.rule']);
    expect(found(withException({ ...mondays, rule: 'FREQ=WEEKLY;COUNT=1', except: ['2026-01-01'] }))).toEqual(['RULE_NEVER calendar.exceptions.0.rule']);
    expect(found(withException({ ...mondays, rule: 'FREQ=WEEKLY;UNTIL=20251231' }))).toEqual(['RULE_NEVER calendar.exceptions.0.rule']);
    expect(found(withException({ ...mondays, until: '2026-01-04' }))).toEqual(['RULE_NEVER calendar.exceptions.0.rule']);
    expect(found(withException({ ...mondays, until: '2026-01-05' }))).toEqual([]);
  });

  it('have a rule of dates', () => {
    expect(found(withException({ ...mondays, rule: 'every Monday' }))).toEqual(['RULE_INVALID calendar.exceptions.0.rule']);
    expect(found(withException({ ...mondays, rule: 'FREQ=DAILY;BYHOUR=2' }))).toEqual(['RULE_INVALID calendar.exceptions.0.rule']);
    expect(found(withException({ ...mondays, rule: 'FREQ=DAILY;COUNT=2;UNTIL=20270101' }))).toEqual(['RULE_INVALID calendar.exceptions.0.rule']);
  });

  it('have dates that exist, in order', () => {
    expect(found(withException({ ...mondays, from: '2026-02-30' }))).toEqual(['DATE_INVALID calendar.exceptions.0.from']);
    expect(found(withException({ ...mondays, from: 'soon' }))).toEqual(['DATE_INVALID calendar.exceptions.0.from']);
    expect(found(withException({ ...mondays, rule: 'x', until: 'x', except: ['2026-01-05', '5 January'] }))).toEqual([
      'DATE_INVALID calendar.exceptions.0.until', 'DATE_INVALID calendar.exceptions.0.except.1', 'RULE_INVALID calendar.exceptions.0.rule',
    ]);
    expect(found(withException({ ...mondays, until: '2025-12-31' }))).toEqual(['DATES_REVERSED calendar.exceptions.0.until']);
    expect(found(withException({ ...mondays, effect: 'extra-open' }))).toEqual(['SHIFTS_MISSING calendar.exceptions.0.shifts']);
  });

  it('may be all that opens', () => {
    expect(found(withException({ ...mondays, rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=SA', effect: 'extra-open', shifts: [{ opens: '02:00', closes: '06:00' }] }, []))).toEqual([]);
    expect(found(withException(mondays, []))).toEqual(['CALENDAR_NEVER_OPEN calendar']);
  });

  it('are told what is wrong and what would be right', () => {
    const said = (exception: CalendarException) => checkCalendarTerms(withException(exception)).map(({ message, fix }) => `${message} ${fix}`);

    expect(said({ ...mondays, rule: 'FREQ=WEEKLY;BYDAI=MO' })).toEqual(['"FREQ=WEEKLY;BYDAI=MO" is not a rule of dates: there is no part "BYDAI". Write a recurrence rule of RFC 5545 such as FREQ=MONTHLY;BYDAY=1SU; it may end with COUNT or with a date as UNTIL.']);
    expect(said({ ...mondays, rule: 'FREQ=WEEKLY;BYDAY=2MO' })[0]).toMatch(/^"FREQ=WEEKLY;BYDAY=2MO" is not a rule of dates: BYDAY with numeric value/);
    expect(said({ ...mondays, rule: 'FREQ=MONTHLY;BYDAY=6MO' })).toEqual(['"FREQ=MONTHLY;BYDAY=6MO" never comes on or after 2026-01-01. Name a rule that comes on a date which is not excepted, or leave the exception out.']);
  });
});
