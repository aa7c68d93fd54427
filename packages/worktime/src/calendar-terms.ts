import type { LocalDate, LocalTime, ZoneName } from './instant.ts';
import type { Intervals } from './interval.ts';

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** One shift in wall time. `closes` at or before `opens` is on the next day; `24:00` closes at the day's end (S3). */
export interface Shift {
  readonly opens: LocalTime;
  readonly closes: LocalTime;
}

/** The dates on which a rule or an exception holds, both ends included; an absent end is open. */
export interface EffectiveDates {
  readonly from?: LocalDate;
  readonly until?: LocalDate;
}

/** Shifts that recur on days of the week. Several rules of one day are united. */
export interface WeeklyRule extends EffectiveDates {
  readonly days: readonly Weekday[];
  readonly shifts: readonly Shift[];
}

/**
 * What is different on a date: `closed` removes the shifts that start that day, `partly-open` replaces them,
 * `extra-open` adds to them.
 */
interface CalendarChange extends EffectiveDates {
  readonly effect: 'closed' | 'partly-open' | 'extra-open';
  /** Absent for `closed`. */
  readonly shifts?: readonly Shift[];
  readonly name?: string;
}

/** A change on one date; a date `--MM-DD` comes every year. */
export interface DatedException extends CalendarChange {
  readonly date: LocalDate;
}

/** A change on the dates of a rule of RFC 5545, such as `FREQ=MONTHLY;BYDAY=1SU`, but for those of `except`. */
export interface RecurringException extends CalendarChange {
  readonly rule: string;
  /** What the rule counts from; a date of its own only if the rule says so. */
  readonly from: LocalDate;
  readonly except?: readonly LocalDate[];
}

export type CalendarException = DatedException | RecurringException;

/** Opening hours: weekly rules in local wall time, and dated exceptions (S3). */
export interface BusinessCalendar {
  readonly kind: 'business';
  readonly zone: ZoneName;
  readonly weekly: readonly WeeklyRule[];
  readonly exceptions?: readonly CalendarException[];
}

/** Open at every instant. */
export interface AlwaysOpen {
  readonly kind: 'always';
}

/** Open time stated as UTC intervals, as a statement pins it: for a verifier whose time zones differ (S2). */
export interface StatedHours {
  readonly kind: 'stated';
  readonly zone: ZoneName;
  readonly open: Intervals;
}

/** The hours in which a level counts. */
export type CalendarTerms = AlwaysOpen | BusinessCalendar | StatedHours;
