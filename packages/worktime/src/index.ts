export { DAY, HOUR, MINUTE, SECOND } from './instant.ts';
export type { Duration, Instant, LocalDate, LocalDateTime, LocalTime, ZoneName } from './instant.ts';
export { clip, commonTime, contains, firstEndingAfter, intersect, measure, normalise, overlap, subtract, union } from './interval.ts';
export type { Interval, Intervals } from './interval.ts';
export type {
  AlwaysOpen, BusinessCalendar, CalendarException, CalendarTerms, DatedException, EffectiveDates, RecurringException, Shift, StatedHours, Weekday, WeeklyRule,
} from './calendar-terms.ts';
export { isOpen, openIntervals } from './open-time.ts';
export { dueAt, lastOpenEnd, nextClosing, nextOpenInstant, startBefore, workedTime } from './worked-time.ts';
export { periodAt, periodsIn } from './periods.ts';
export type { PeriodStep, PeriodTerms } from './period-terms.ts';
export { checkCalendarTerms, checkDate, checkZone } from './check-calendar.ts';
export type { TermsProblem } from './check-calendar.ts';
export { occurrencesOf } from './recurrence/occurrences.ts';
export type { LocalRange } from './recurrence/occurrences.ts';
export { targetDueAt } from './target.ts';
export type { Target } from './target.ts';
export { tzdbVersion } from './tzdb-version.ts';
export { dayStart, isZone, localDateAt, localTimeAt } from './zone-time.ts';
