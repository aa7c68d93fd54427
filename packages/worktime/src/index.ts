export { DAY, HOUR, MINUTE, SECOND } from './instant.ts';
export type { Duration, Instant, LocalDate, LocalTime, ZoneName } from './instant.ts';
export type { Interval, Intervals } from './interval.ts';
export type {
  AlwaysOpen, BusinessCalendar, CalendarException, CalendarTerms, EffectiveDates, Shift, Weekday, WeeklyRule,
} from './calendar-terms.ts';
export type { PeriodStep, PeriodTerms } from './period-terms.ts';
