import type { CalendarTerms, Instant, Interval, Intervals, PeriodStep, PeriodTerms } from '@entente/worktime';
import { clip, measure, MINUTE, openIntervals, periodsIn, subtract } from '@entente/worktime';
import type { InstantState, AvailabilityResult } from '@entente/sla';

/** Milliseconds of one slice of a period by state; the strip of the portal shows one of them a cell. */
export interface Cell extends Interval {
  readonly time: Readonly<Record<InstantState, number>>;
}

/** What a cell needs of a result: where it was measured and what was not good there. */
export type Striped = Pick<AvailabilityResult, 'period' | 'measured' | 'stretches' | 'time'>;

/**
 * One cell a day; an hourly period: one a minute; a daily one: one an hour. Cells lie in the whole period, the time
 * outside what was measured (S18) is in no state. The cells of a result add up to its `time`.
 */
export function cellsOf(result: Striped, calendar: CalendarTerms, period: PeriodTerms): readonly Cell[] {
  const byState = timeByState(result, calendar);
  return slices(result.period, period).map((slice) => ({ ...slice, time: timeIn(slice, byState) }));
}

type StatesOfTime = Readonly<Record<InstantState, Intervals>>;

function timeByState(result: Striped, calendar: CalendarTerms): StatesOfTime {
  const open = openIntervals(calendar, result.measured);
  const inState = (state: InstantState): Intervals => result.stretches.filter((stretch) => stretch.state === state);
  const bad = inState('bad');
  const excluded = inState('excluded');
  const unknown = inState('unknown');
  const plain = subtract(subtract(subtract(open, excluded), bad), unknown);
  const notYetKnown = lastOf(plain, result.time['not-yet-known']);
  return {
    'out-of-hours': subtract([result.measured], open),
    'not-yet-known': notYetKnown,
    good: subtract(plain, notYetKnown),
    bad, excluded, unknown,
  };
}

/** Not yet known is what comes after the last known instant (S12): the end of the time that is nothing else. */
function lastOf(intervals: Intervals, length: number): Intervals {
  const last: Interval[] = [];
  let missing = length;
  for (const { start, end } of intervals.toReversed()) {
    if (missing <= 0) break;
    const from: Instant = Math.max(start, end - missing);
    last.unshift({ start: from, end });
    missing -= end - from;
  }
  return last;
}

function slices(period: Interval, terms: PeriodTerms): readonly Interval[] {
  if (terms.every === 'PT1H') return minutes(period);
  const every: PeriodStep = terms.every === 'P1D' ? 'PT1H' : 'P1D';
  return clip(periodsIn({ ...terms, every }, period), period);
}

function minutes({ start, end }: Interval): readonly Interval[] {
  const count = Math.ceil((end - start) / MINUTE);
  return Array.from({ length: count }, (_, n) => ({ start: start + n * MINUTE, end: Math.min(start + (n + 1) * MINUTE, end) }));
}

function timeIn(slice: Interval, states: StatesOfTime): Cell['time'] {
  const within = (intervals: Intervals): number => measure(clip(intervals, slice));
  return {
    'out-of-hours': within(states['out-of-hours']),
    excluded: within(states.excluded),
    bad: within(states.bad),
    good: within(states.good),
    unknown: within(states.unknown),
    'not-yet-known': within(states['not-yet-known']),
  };
}
