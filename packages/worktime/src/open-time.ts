import type { CalendarTerms } from './calendar-terms.ts';
import type { Instant } from './instant.ts';
import { clip, normalise } from './interval.ts';
import type { Interval, Intervals } from './interval.ts';
import { blockOf, openBlock } from './open-block.ts';

/** The open time of a calendar inside a range, in UTC (S3). */
export function openIntervals(calendar: CalendarTerms, range: Interval): Intervals {
  if (range.end <= range.start) return [];
  if (calendar.kind === 'always') return [{ start: range.start, end: range.end }];

  const blocks: Interval[] = [];
  for (let number = blockOf(range.start); number <= blockOf(range.end); number += 1) {
    for (const interval of openBlock(calendar, number).open) blocks.push(interval);
  }
  return clip(normalise(blocks), range);
}

/** Whether the calendar is open at the instant. */
export function isOpen(calendar: CalendarTerms, instant: Instant): boolean {
  return openIntervals(calendar, { start: instant, end: instant + 1 }).length > 0;
}
