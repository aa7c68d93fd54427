/** Targets that are not a number of open hours (S4). A target of hours is {@link dueAt}. */
import type { BusinessCalendar, CalendarTerms } from './calendar-terms.ts';
import { DAY } from './instant.ts';
import type { Instant, ZoneName } from './instant.ts';
import { dateOfDay, dayNumber } from './local-date.ts';
import { shiftsStartingOn } from './shifts.ts';
import { dueAt, nextOpenInstant } from './worked-time.ts';
import { datePlus, firstInstantOf, localDateAt, localTimeAt } from './zone-time.ts';

export type Target =
  | { readonly unit: '24h-day'; readonly count: number }
  | { readonly unit: 'business-day'; readonly count: number }
  | { readonly unit: 'end-of-business-day' }
  | { readonly unit: 'calendar-month'; readonly count: number };

/** When a target that begins at `start` is due (S4); undefined when the calendar never gets there. The zone is that of the measured thing (S5). */
export function targetDueAt(calendar: CalendarTerms, zone: ZoneName, start: Instant, target: Target): Instant | undefined {
  switch (target.unit) {
    case '24h-day': return dueAt(calendar, start, target.count * DAY);
    case 'business-day': return businessDaysAfter(dayByDay(calendar, zone), start, target.count);
    case 'end-of-business-day': return endOfBusinessDay(dayByDay(calendar, zone), start);
    case 'calendar-month': return monthsAfter(zone, start, target.count);
  }
}

/** Due on the n-th later open day at the start's wall time, kept within that day's hours. A start when closed begins at the next opening. */
function businessDaysAfter(calendar: BusinessCalendar, start: Instant, count: number): Instant | undefined {
  const begins = nextOpenInstant(calendar, start);
  if (begins === undefined) return undefined;
  let day = dayNumber(localDateAt(calendar.zone, begins));
  for (let left = count; left > 0; left -= 1) {
    const next = openDayAfter(calendar, day);
    if (next === undefined) return undefined;
    day = next;
  }
  const { opens, closes } = hoursOf(calendar, day) ?? { opens: begins, closes: begins };
  const sameTime = firstInstantOf(calendar.zone, dateOfDay(day), localTimeAt(calendar.zone, begins));
  return Math.max(opens, Math.min(closes, count === 0 ? begins : sameTime));
}

/** The last closing of the start's day; of the next open day when the start is at or after it. */
function endOfBusinessDay(calendar: BusinessCalendar, start: Instant): Instant | undefined {
  const today = dayNumber(localDateAt(calendar.zone, start));
  const hours = hoursOf(calendar, today);
  if (hours !== undefined && start < hours.closes) return hours.closes;
  const next = openDayAfter(calendar, today);
  return next === undefined ? undefined : hoursOf(calendar, next)?.closes;
}

/** The same wall time so many months later, clamped to the month's last day, in one leap (S2). */
function monthsAfter(zone: ZoneName, start: Instant, count: number): Instant {
  return firstInstantOf(zone, datePlus(localDateAt(zone, start), 'P1M', count), localTimeAt(zone, start));
}

/** Longer than any pause of a real calendar. */
const MOST_DAYS = 12 * 366;

function openDayAfter(calendar: BusinessCalendar, day: number): number | undefined {
  for (let later = day + 1; later <= day + MOST_DAYS; later += 1) if (hoursOf(calendar, later) !== undefined) return later;
  return undefined;
}

/** The first opening and the last closing of the shifts that start on a day; undefined when it is not an open day. */
function hoursOf(calendar: BusinessCalendar, day: number): { readonly opens: Instant; readonly closes: Instant } | undefined {
  const shifts = shiftsStartingOn(calendar, day).filter(({ start, end }) => start < end);
  if (shifts.length === 0) return undefined;
  return { opens: Math.min(...shifts.map(({ start }) => start)), closes: Math.max(...shifts.map(({ end }) => end)) };
}

/** A calendar that is always open, taken day by day. */
function dayByDay(calendar: CalendarTerms, zone: ZoneName): BusinessCalendar {
  if (calendar.kind === 'business') return calendar;
  return { kind: 'business', zone, weekly: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], shifts: [{ opens: '00:00', closes: '24:00' }] }] };
}
