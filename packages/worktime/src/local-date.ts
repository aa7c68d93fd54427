import { DAY } from './instant.ts';
import type { LocalDate } from './instant.ts';
import type { Weekday } from './calendar-terms.ts';

const WEEKDAYS = ['thu', 'fri', 'sat', 'sun', 'mon', 'tue', 'wed'] as const satisfies readonly Weekday[];

/** A date as the number of days since 1970-01-01, so that dates can be counted without a zone. */
export function dayNumber(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}

/** The date of a day number. */
export function dateOfDay(day: number): LocalDate {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

export function weekdayOf(day: number): Weekday {
  return WEEKDAYS[((day % 7) + 7) % 7] ?? 'thu';
}

/** Whether the text is a date that exists, `YYYY-MM-DD`. */
export function isLocalDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(dayNumber(text)) && dateOfDay(dayNumber(text)) === text;
}
