/**
 * S3 the slow way: for each day the shifts that are written for it, for each shift the walls at which it opens and closes,
 * and then minute by minute whether one of them is open. It uses the platform's date formatting only.
 */
import type { BusinessCalendar, CalendarException, EffectiveDates, Shift } from '../src/calendar-terms.ts';
import type { Interval, Intervals } from '../src/index.ts';
import type { Instant, LocalDate } from '../src/instant.ts';
import { datesOf } from './recurrence-oracle.ts';
import { closingOf, openingOf, wallAt } from './wall-oracle.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** The stretches of minutes, from the origin on, that are open. */
export function stretchesOf(open: readonly boolean[], origin: Instant): Intervals {
  const stretches: Interval[] = [];
  open.forEach((isOpen, minute) => {
    if (!isOpen) return;
    const start = open[minute - 1] === true ? stretches.pop()?.start : undefined;
    stretches.push({ start: start ?? origin + minute * MINUTE, end: origin + (minute + 1) * MINUTE });
  });
  return stretches;
}

/** Whether each of so many minutes from the origin on is open. */
export function openMinutesOf(calendar: BusinessCalendar, origin: Instant, count: number): readonly boolean[] {
  const open = Array.from({ length: count }, () => false);
  const first = wallAt(calendar.zone, origin).slice(0, 10);
  const last = wallAt(calendar.zone, origin + count * MINUTE).slice(0, 10);
  const isOn = comesOn(last);
  for (let date = dateAfter(first, -2); date <= last; date = dateAfter(date, 1)) {
    for (const { opens, closes } of shiftsOf(calendar, date, isOn)) {
      const start = openingOf(calendar.zone, date, opens);
      const end = closes === '24:00' ? closingOf(calendar.zone, dateAfter(date, 1), '00:00') : closingOf(calendar.zone, closes <= opens ? dateAfter(date, 1) : date, closes);
      for (let minute = Math.max(0, (start - origin) / MINUTE); minute < Math.min(count, (end - origin) / MINUTE); minute += 1) open[minute] = true;
    }
  }
  return open;
}

export function dateAfter(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Partly-open in place of the week's shifts, then closed, then extra-open. */
function shiftsOf({ weekly, exceptions = [] }: BusinessCalendar, date: LocalDate, isOn: ComesOn): readonly Shift[] {
  const weekday = WEEKDAYS[new Date(`${date}T00:00Z`).getUTCDay()];
  const ofToday = exceptions.filter((one) => inEffect(one, date) && isOn(one, date));
  let shifts = weekly.filter((rule) => inEffect(rule, date) && rule.days.some((day) => day === weekday)).flatMap((rule) => rule.shifts);
  if (ofToday.some(({ effect }) => effect === 'partly-open')) shifts = shiftsWith(ofToday, 'partly-open');
  if (ofToday.some(({ effect }) => effect === 'closed')) shifts = [];
  return [...shifts, ...shiftsWith(ofToday, 'extra-open')];
}

type ComesOn = (exception: CalendarException, date: LocalDate) => boolean;

/** Whether an exception is about a date; those that recur are written out once, up to the last date that is asked for. */
function comesOn(last: LocalDate): ComesOn {
  const written = new Map<CalendarException, readonly LocalDate[]>();
  return (exception, date) => {
    if ('date' in exception) return exception.date === date || exception.date === `--${date.slice(5)}`;
    const dates = written.get(exception) ?? datesOf(exception.rule, exception.from, dateAfter(last, 1));
    written.set(exception, dates);
    return dates.includes(date) && !exception.except?.includes(date);
  };
}

function shiftsWith(exceptions: readonly CalendarException[], wanted: CalendarException['effect']): Shift[] {
  return exceptions.flatMap(({ effect, shifts = [] }) => (effect === wanted ? shifts : []));
}

function inEffect({ from = '0000', until = '9999' }: EffectiveDates, date: LocalDate): boolean {
  return from <= date && date <= until;
}
