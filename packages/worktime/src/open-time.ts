import type { BusinessCalendar, CalendarTerms } from './calendar-terms.ts';
import { DAY } from './instant.ts';
import type { Instant } from './instant.ts';
import { clip, normalise } from './interval.ts';
import type { Interval, Intervals } from './interval.ts';
import { dayNumber } from './local-date.ts';
import { shiftsStartingOn } from './shifts.ts';
import { localDateAt } from './zone-time.ts';

/** The open time of a calendar inside a range, in UTC (S3). */
export function openIntervals(calendar: CalendarTerms, range: Interval): Intervals {
  if (range.end <= range.start) return [];
  if (calendar.kind === 'always') return [{ start: range.start, end: range.end }];
  if (calendar.kind === 'stated') return clip(normalise(calendar.open), range);

  const blocks: Interval[] = [];
  for (let block = blockOf(range.start); block * BLOCK < range.end; block += 1) {
    for (const interval of openInBlock(calendar, block)) blocks.push(interval);
  }
  return clip(normalise(blocks), range);
}

/** Whether the calendar is open at the instant. */
export function isOpen(calendar: CalendarTerms, instant: Instant): boolean {
  return openIntervals(calendar, { start: instant, end: instant + 1 }).length > 0;
}

/** Calendars are made concrete in blocks of 32 days, kept as long as the calendar itself is. */
const BLOCK = 32 * DAY;
const concrete = new WeakMap<BusinessCalendar, Map<number, Intervals>>();

function blockOf(instant: Instant): number {
  return Math.floor(instant / BLOCK);
}

function openInBlock(calendar: BusinessCalendar, block: number): Intervals {
  const blocks = concrete.get(calendar) ?? new Map<number, Intervals>();
  concrete.set(calendar, blocks);
  const known = blocks.get(block);
  if (known !== undefined) return known;

  const open = openOnDaysOf(calendar, { start: block * BLOCK, end: (block + 1) * BLOCK });
  blocks.set(block, open);
  return open;
}

function openOnDaysOf(calendar: BusinessCalendar, range: Interval): Intervals {
  // A shift of the day before may reach into the range, and a day may be missing from a zone altogether.
  const first = dayNumber(localDateAt(calendar.zone, range.start)) - 2;
  const last = dayNumber(localDateAt(calendar.zone, range.end));
  const shifts: Interval[] = [];
  for (let day = first; day <= last; day += 1) shifts.push(...shiftsStartingOn(calendar, day));
  return clip(normalise(shifts), range);
}
