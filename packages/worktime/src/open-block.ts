import type { BusinessCalendar, StatedHours } from './calendar-terms.ts';
import { DAY } from './instant.ts';
import type { Duration, Instant } from './instant.ts';
import { clip, firstEndingAfter, measure, normalise } from './interval.ts';
import type { Interval, Intervals } from './interval.ts';
import { dayNumber } from './local-date.ts';
import { shiftsStartingOn } from './shifts.ts';
import { localDateAt } from './zone-time.ts';

/** Calendars are made concrete in blocks of 32 days, kept as long as the calendar itself is. */
const BLOCK = 32 * DAY;

/** A calendar whose hours have to be looked up. */
export type DatedCalendar = BusinessCalendar | StatedHours;

/** The open time of one block, and how much of it lies before each of its intervals. */
export interface OpenBlock {
  readonly open: Intervals;
  readonly before: Float64Array;
  readonly total: Duration;
}

const concrete = new WeakMap<DatedCalendar, Map<number, OpenBlock>>();

/** The number of the block that holds the instant. */
export function blockOf(instant: Instant): number {
  return Math.floor(instant / BLOCK);
}

export function openBlock(calendar: DatedCalendar, number: number): OpenBlock {
  let blocks = concrete.get(calendar);
  if (blocks === undefined) {
    blocks = new Map();
    concrete.set(calendar, blocks);
  }
  let block = blocks.get(number);
  if (block === undefined) {
    block = withSums(openIn(calendar, { start: number * BLOCK, end: (number + 1) * BLOCK }));
    blocks.set(number, block);
  }
  return block;
}

/** Open time of the block before the instant. */
export function openBefore({ open, before, total }: OpenBlock, instant: Instant): Duration {
  const place = firstEndingAfter(open, instant);
  const interval = open[place];
  return interval === undefined ? total : (before[place] ?? 0) + Math.max(0, instant - interval.start);
}

/** The instant at which so much of the block's open time has passed: at a closing, when it is used up there. Not before the interval `from`. */
export function instantAfter({ open, before }: OpenBlock, passed: Duration, from: number): Instant | undefined {
  let [low, high] = [from, open.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((before[middle + 1] ?? 0) < passed) low = middle + 1;
    else high = middle;
  }
  const interval = open[low];
  return interval === undefined ? undefined : interval.start + passed - (before[low] ?? 0);
}

/** `before` has one place more than there are intervals: all of it. */
function withSums(open: Intervals): OpenBlock {
  const before = new Float64Array(open.length + 1);
  open.forEach(({ start, end }, place) => {
    before[place + 1] = (before[place] ?? 0) + end - start;
  });
  return { open, before, total: measure(open) };
}

function openIn(calendar: DatedCalendar, range: Interval): Intervals {
  if (calendar.kind === 'stated') return clip(normalise(calendar.open), range);
  // A shift of the day before may reach into the range, and a day may be missing from a zone altogether.
  const first = dayNumber(localDateAt(calendar.zone, range.start)) - 2;
  const last = dayNumber(localDateAt(calendar.zone, range.end));
  const shifts: Interval[] = [];
  for (let day = first; day <= last; day += 1) shifts.push(...shiftsStartingOn(calendar, day));
  return clip(normalise(shifts), range);
}
