import type { BusinessCalendar, CalendarException, EffectiveDates, Shift, Weekday } from './calendar-terms.ts';
import type { LocalDate, LocalTime, ZoneName } from './instant.ts';
import type { Interval } from './interval.ts';
import { dateOfDay, weekdayOf } from './local-date.ts';
import { recursOn } from './recurrence/recurring-dates.ts';
import { firstInstantOf, lastInstantOf } from './zone-time.ts';

/** The shifts that start on one local day, in UTC; not yet united, some may be empty (S3). */
export function shiftsStartingOn(calendar: BusinessCalendar, day: number): readonly Interval[] {
  const date = dateOfDay(day);
  return wallShiftsOf(calendar, date, weekdayOf(day)).map((shift) => shiftInUtc(calendar.zone, day, shift));
}

/** Weekly rules, then the exceptions of the date in the order partly-open, closed, extra-open (S3). */
function wallShiftsOf(calendar: BusinessCalendar, date: LocalDate, weekday: Weekday): readonly Shift[] {
  const exceptions = (calendar.exceptions ?? []).filter((exception) => holdsOn(exception, date) && matches(exception, date));
  const shiftsWith = (effect: CalendarException['effect']) =>
    exceptions.filter((exception) => exception.effect === effect).flatMap(({ shifts }) => shifts ?? []);
  const has = (effect: CalendarException['effect']) => exceptions.some((exception) => exception.effect === effect);

  const weekly = calendar.weekly
    .filter((rule) => holdsOn(rule, date) && rule.days.includes(weekday))
    .flatMap(({ shifts }) => shifts);
  const replaced = has('partly-open') ? shiftsWith('partly-open') : weekly;
  const remaining = has('closed') ? [] : replaced;
  return [...remaining, ...shiftsWith('extra-open')];
}

function holdsOn({ from, until }: EffectiveDates, date: LocalDate): boolean {
  return (from === undefined || from <= date) && (until === undefined || date <= until);
}

function matches(exception: CalendarException, date: LocalDate): boolean {
  if ('rule' in exception) return recursOn(exception, date);
  return exception.date === date || (exception.date.startsWith('--') && exception.date.slice(2) === date.slice(5));
}

/** A shift belongs to the day it starts, also when it crosses midnight; 24:00 is the next day's midnight (S3). */
function shiftInUtc(zone: ZoneName, day: number, { opens, closes }: Shift): Interval {
  const closesNextDay = inSeconds(closes) <= inSeconds(opens);
  return {
    start: firstInstantOf(zone, dateOfDay(day), opens),
    end: closes === END_OF_DAY ? lastInstantOf(zone, dateOfDay(day + 1), MIDNIGHT) : lastInstantOf(zone, dateOfDay(closesNextDay ? day + 1 : day), closes),
  };
}

const MIDNIGHT = '00:00';
const END_OF_DAY = '24:00';

/** A wall time as seconds of its day; 24:00 is 86,400. */
export function inSeconds(time: LocalTime): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) * 60 + seconds;
}
