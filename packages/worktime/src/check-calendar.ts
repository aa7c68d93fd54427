import type { BusinessCalendar, CalendarException, CalendarTerms, EffectiveDates, RecurringException, Shift, WeeklyRule } from './calendar-terms.ts';
import { isLocalDate } from './local-date.ts';
import { expansionOf } from './recurrence/occurrences.ts';
import { firstRecurrence } from './recurrence/recurring-dates.ts';
import { faultOfDateRule } from './recurrence/rule-text.ts';
import { inSeconds } from './shifts.ts';
import { nextOpenInstant } from './worked-time.ts';
import { dayStart, isZone } from './zone-time.ts';

/** A named problem of terms: the place (as in `weekly.0.shifts`), what is wrong, and what would be right. */
export interface TermsProblem {
  readonly code: string;
  readonly path: string;
  readonly message: string;
  readonly fix: string;
}

/** What is wrong with a calendar; empty when it can be used (S3, S4, S5). */
export function checkCalendarTerms(calendar: CalendarTerms, path = 'calendar'): readonly TermsProblem[] {
  if (calendar.kind === 'always') return [];
  if (calendar.kind === 'stated') return calendar.open.some(({ start, end }) => start < end) ? [] : [neverOpen(path)];
  const problems = [
    ...checkZone(calendar.zone, `${path}.zone`),
    ...calendar.weekly.flatMap((rule, place) => checkRule(rule, `${path}.weekly.${place}`)),
    ...(calendar.exceptions ?? []).flatMap((exception, place) => checkException(exception, `${path}.exceptions.${place}`)),
  ];
  return problems.length > 0 ? problems : checkOpens(calendar, path);
}

/** A zone must be named; the machine's own is never taken instead (S5). */
export function checkZone(zone: string, path: string): readonly TermsProblem[] {
  if (zone === '') return [{ code: 'ZONE_MISSING', path, message: 'No time zone is named.', fix: 'Name an IANA zone such as Europe/Amsterdam.' }];
  if (isZone(zone)) return [];
  return [{ code: 'ZONE_UNKNOWN', path, message: `"${zone}" is not an IANA time zone.`, fix: 'Name an IANA zone such as Europe/Amsterdam.' }];
}

export function checkDate(date: string, path: string): readonly TermsProblem[] {
  if (isLocalDate(date)) return [];
  return [{ code: 'DATE_INVALID', path, message: `"${date}" is not a date.`, fix: 'Write a date that exists as YYYY-MM-DD.' }];
}

function checkRule(rule: WeeklyRule, path: string): readonly TermsProblem[] {
  return [...checkEffective(rule, path), ...rule.shifts.flatMap((shift, place) => checkShift(shift, `${path}.shifts.${place}`))];
}

function checkException(exception: CalendarException, path: string): readonly TermsProblem[] {
  const { effect, shifts = [] } = exception;
  const missing: readonly TermsProblem[] = effect === 'closed' || shifts.length > 0 ? [] : [{
    code: 'SHIFTS_MISSING', path: `${path}.shifts`, message: `An exception that is ${effect} names no shift.`, fix: 'Name its shifts, or make it closed.',
  }];
  return [
    ...('rule' in exception ? checkRecurrence(exception, path) : [...checkYearlyDate(exception.date, `${path}.date`), ...checkEffective(exception, path)]),
    ...missing,
    ...shifts.flatMap((shift, place) => checkShift(shift, `${path}.shifts.${place}`)),
  ];
}

function checkYearlyDate(date: string, path: string): readonly TermsProblem[] {
  // 2000 was a leap year, so a yearly 29 February passes.
  return checkDate(date.startsWith('--') ? `2000-${date.slice(2)}` : date, path);
}

/** A rule must be one and must come, on a date that it does not except (S3). */
function checkRecurrence(exception: RecurringException, path: string): readonly TermsProblem[] {
  const { rule, from, except = [] } = exception;
  const dates = [...checkEffective(exception, path), ...except.flatMap((date, place) => checkDate(date, `${path}.except.${place}`))];
  const fault = faultOfDateRule(rule) ?? (dates.length === 0 ? faultOfParts(rule, from) : undefined);
  if (fault !== undefined) {
    const invalid = { code: 'RULE_INVALID', path: `${path}.rule`, message: `"${rule}" is not a rule of dates: ${fault}.`, fix: 'Write a recurrence rule of RFC 5545 such as FREQ=MONTHLY;BYDAY=1SU; it may end with COUNT or with a date as UNTIL.' };
    return [...dates, invalid];
  }
  if (dates.length > 0 || firstRecurrence(exception) !== undefined) return dates;
  return [{ code: 'RULE_NEVER', path: `${path}.rule`, message: `"${rule}" never comes on or after ${from}.`, fix: 'Name a rule that comes on a date which is not excepted, or leave the exception out.' }];
}

/** What is wrong with parts that are right each by itself. */
function faultOfParts(rule: string, from: string): string | undefined {
  try {
    expansionOf(rule, from);
    return undefined;
  } catch (error) {
    return String(error).replace(/^\w+: /, '');
  }
}

function checkEffective({ from, until }: EffectiveDates, path: string): readonly TermsProblem[] {
  const dates = [...(from === undefined ? [] : checkDate(from, `${path}.from`)), ...(until === undefined ? [] : checkDate(until, `${path}.until`))];
  if (dates.length > 0 || from === undefined || until === undefined || from <= until) return dates;
  return [{ code: 'DATES_REVERSED', path: `${path}.until`, message: `It ends on ${until}, before it begins on ${from}.`, fix: 'Let it end on or after the day it begins.' }];
}

const WALL_TIME = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;

function checkShift({ opens, closes }: Shift, path: string): readonly TermsProblem[] {
  const wrong = (field: string, time: string): TermsProblem => ({
    code: 'TIME_INVALID', path: `${path}.${field}`, message: `"${time}" is not a time of day.`, fix: 'Write HH:MM from 00:00 to 23:59; a shift may close at 24:00.',
  });
  const problems: TermsProblem[] = [];
  if (!WALL_TIME.test(opens)) problems.push(wrong('opens', opens));
  if (!WALL_TIME.test(closes) && closes !== '24:00') problems.push(wrong('closes', closes));
  if (problems.length === 0 && inSeconds(opens) === inSeconds(closes)) {
    problems.push({ code: 'SHIFT_EMPTY', path, message: `The shift opens and closes at ${opens}.`, fix: 'For a whole day write 00:00 to 24:00.' });
  }
  return problems;
}

/** A calendar with no open time is a mistake, never 0 and never around the clock (S4). */
function checkOpens(calendar: BusinessCalendar, path: string): readonly TermsProblem[] {
  const dates = [...calendar.weekly, ...(calendar.exceptions ?? [])].flatMap(({ from }) => from ?? []);
  const exceptionDates = (calendar.exceptions ?? []).flatMap((exception) => ('rule' in exception ? firstRecurrence(exception) ?? [] : exception.date)).filter((date) => !date.startsWith('--'));
  const starts = ['2000-01-01', ...dates, ...exceptionDates].map((date) => dayStart(calendar.zone, date));
  if (starts.some((start) => nextOpenInstant(calendar, start) !== undefined)) return [];
  return [neverOpen(path)];
}

function neverOpen(path: string): TermsProblem {
  return { code: 'CALENDAR_NEVER_OPEN', path, message: 'The calendar has no open time.', fix: 'Name at least one shift, or use the calendar that is always open.' };
}
