/** Targets that are not a number of open hours (S4). A target of hours is {@link dueAt}. */
import type { CalendarTerms } from './calendar-terms.ts';
import { DAY } from './instant.ts';
import type { Instant, ZoneName } from './instant.ts';
import type { Interval } from './interval.ts';
import { dateOfDay, dayNumber } from './local-date.ts';
import { openIntervals } from './open-time.ts';
import { shiftsStartingOn } from './shifts.ts';
import { dueAt, nextOpenInstant } from './worked-time.ts';
import { datePlus, dayStart, firstInstantOf, localDateAt, localTimeAt } from './zone-time.ts';

export type Target =
  | { readonly unit: '24h-day'; readonly count: number }
  | { readonly unit: 'business-day'; readonly count: number }
  | { readonly unit: 'end-of-business-day' }
  | { readonly unit: 'calendar-month'; readonly count: number };

/** When a target that begins at `start` is due (S4); undefined when the calendar never gets there. The zone is that of the measured thing (S5). */
export function targetDueAt(calendar: CalendarTerms, zone: ZoneName, start: Instant, target: Target): Instant | undefined {
  switch (target.unit) {
    case '24h-day': return dueAt(calendar, start, target.count * DAY);
    case 'business-day': return businessDaysAfter(calendar, zoneOf(calendar, zone), start, target.count);
    case 'end-of-business-day': return endOfBusinessDay(calendar, zoneOf(calendar, zone), start);
    case 'calendar-month': return monthsAfter(zone, start, target.count);
  }
}

/** A calendar that has a zone counts in its own days. */
function zoneOf(calendar: CalendarTerms, zone: ZoneName): ZoneName {
  return calendar.kind === 'always' ? zone : calendar.zone;
}

/** Due on the n-th later open day at the start's wall time, kept within that day's hours. A start when closed begins at the next opening. */
function businessDaysAfter(calendar: CalendarTerms, zone: ZoneName, start: Instant, count: number): Instant | undefined {
  const begins = nextOpenInstant(calendar, start);
  if (begins === undefined || count === 0) return begins;
  let day = dayNumber(localDateAt(zone, begins));
  for (let left = count; left > 0; left -= 1) {
    const next = openDayAfter(calendar, zone, day);
    if (next === undefined) return undefined;
    day = next;
  }
  const sameTime = firstInstantOf(zone, dateOfDay(day), localTimeAt(zone, begins));
  const hours = hoursOf(calendar, zone, day);
  return hours === undefined ? undefined : Math.max(hours.opens, Math.min(hours.closes, sameTime));
}

/** The last closing of the start's day; of the next open day when the start is at or after it. */
function endOfBusinessDay(calendar: CalendarTerms, zone: ZoneName, start: Instant): Instant | undefined {
  const today = dayNumber(localDateAt(zone, start));
  const hours = hoursOf(calendar, zone, today);
  if (hours !== undefined && start < hours.closes) return hours.closes;
  const next = openDayAfter(calendar, zone, today);
  return next === undefined ? undefined : hoursOf(calendar, zone, next)?.closes;
}

/** The same wall time so many months later, clamped to the month's last day, in one leap (S2). */
function monthsAfter(zone: ZoneName, start: Instant, count: number): Instant {
  return firstInstantOf(zone, datePlus(localDateAt(zone, start), 'P1M', count), localTimeAt(zone, start));
}

/** Longer than any pause of a real calendar. */
const MOST_DAYS = 12 * 366;

function openDayAfter(calendar: CalendarTerms, zone: ZoneName, day: number): number | undefined {
  for (let later = day + 1; later <= day + MOST_DAYS; later += 1) if (hoursOf(calendar, zone, later) !== undefined) return later;
  return undefined;
}

/** The first opening and the last closing of a day; undefined when it is not an open day. */
function hoursOf(calendar: CalendarTerms, zone: ZoneName, day: number): { readonly opens: Instant; readonly closes: Instant } | undefined {
  const open = openOn(calendar, zone, day).filter(({ start, end }) => start < end);
  if (open.length === 0) return undefined;
  return { opens: Math.min(...open.map(({ start }) => start)), closes: Math.max(...open.map(({ end }) => end)) };
}

/** A business calendar's shifts belong to the day they start; other open time is cut at midnight. */
function openOn(calendar: CalendarTerms, zone: ZoneName, day: number): readonly Interval[] {
  if (calendar.kind === 'business') return shiftsStartingOn(calendar, day);
  return openIntervals(calendar, { start: dayStart(zone, dateOfDay(day)), end: dayStart(zone, dateOfDay(day + 1)) });
}
