import type { CalendarTerms } from './calendar-terms.ts';
import { DAY } from './instant.ts';
import type { Duration, Instant } from './instant.ts';
import { firstEndingAfter } from './interval.ts';
import type { Interval } from './interval.ts';
import { blockOf, instantAfter, openBefore, openBlock } from './open-block.ts';
import { openIntervals } from './open-time.ts';

/** How far a search for open time goes before it says that there is none: longer than any pause of a real calendar. */
const HORIZON = 12 * 366 * DAY;
const FIRST_LOOK = 8 * DAY;

/** The open time between two instants; zero when `stop` is before `start` (S7). */
export function workedTime(calendar: CalendarTerms, start: Instant, stop: Instant): Duration {
  if (stop <= start) return 0;
  if (calendar.kind === 'always') return stop - start;
  const [first, last] = [blockOf(start), blockOf(stop)];
  let worked = openBefore(openBlock(calendar, last), stop) - openBefore(openBlock(calendar, first), start);
  for (let number = first; number < last; number += 1) worked += openBlock(calendar, number).total;
  return worked;
}

/**
 * The earliest instant at which `target` of open time has passed since `start`: at closing time when it is used up
 * there; for a zero target the first open instant at or after the start (S7). Undefined when the calendar never gets there.
 */
export function dueAt(calendar: CalendarTerms, start: Instant, target: Duration): Instant | undefined {
  if (calendar.kind === 'always') return start + target;
  const [first, end] = [blockOf(start), blockOf(start + HORIZON)];
  let passed = target + openBefore(openBlock(calendar, first), start);
  for (let number = first; number <= end; number += 1) {
    const block = openBlock(calendar, number);
    const due = passed > block.total ? undefined : instantAfter(block, passed, number === first ? firstEndingAfter(block.open, start) : 0);
    if (due !== undefined) return due;
    passed -= block.total;
  }
  return undefined;
}

/** The latest instant from which `duration` of open time passes until `end`; the mirror of {@link dueAt}. */
export function startBefore(calendar: CalendarTerms, end: Instant, duration: Duration): Instant | undefined {
  let left = duration;
  for (const range of lookingBack(end)) {
    for (const open of openIntervals(calendar, range).toReversed()) {
      if (left <= open.end - open.start) return open.end - left;
      left -= open.end - open.start;
    }
  }
  return undefined;
}

/** The first open instant at or after the given one. */
export function nextOpenInstant(calendar: CalendarTerms, instant: Instant): Instant | undefined {
  return dueAt(calendar, instant, 0);
}

/** The first closing at or after the given instant. */
export function nextClosing(calendar: CalendarTerms, instant: Instant): Instant | undefined {
  const opening = nextOpenInstant(calendar, instant);
  if (opening === undefined) return undefined;
  let closing: Instant | undefined;
  for (const range of lookingForward(opening)) {
    const [open] = openIntervals(calendar, range);
    if (open === undefined || open.start !== range.start) return closing;
    closing = open.end;
    if (open.end < range.end) return closing;
  }
  return undefined;
}

/** The last closing at or before the given instant, or the instant itself where the calendar is open until it. */
export function lastOpenEnd(calendar: CalendarTerms, instant: Instant): Instant | undefined {
  return startBefore(calendar, instant, 0);
}

/** Stretches ahead that touch and grow, up to the horizon. */
function* lookingForward(from: Instant): Iterable<Interval> {
  let start = from;
  for (let length = FIRST_LOOK; start < from + HORIZON; length *= 2) {
    yield { start, end: start + length };
    start += length;
  }
}

function* lookingBack(from: Instant): Iterable<Interval> {
  let end = from;
  for (let length = FIRST_LOOK; end > from - HORIZON; length *= 2) {
    yield { start: end - length, end };
    end -= length;
  }
}
