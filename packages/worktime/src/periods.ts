import { HOUR } from './instant.ts';
import type { Instant } from './instant.ts';
import type { Interval } from './interval.ts';
import { dayNumber } from './local-date.ts';
import type { PeriodStep, PeriodTerms } from './period-terms.ts';
import { datePlus, dayStart, localDateAt } from './zone-time.ts';

/** The period that holds the instant (S2). Periods before the anchor have negative numbers and exist as well. */
export function periodAt(terms: PeriodTerms, instant: Instant): Interval {
  const n = periodNumberAt(terms, instant);
  return { start: boundary(terms, n), end: boundary(terms, n + 1) };
}

/** The periods that share an instant with the range, in order of time (S2). */
export function periodsIn(terms: PeriodTerms, range: Interval): readonly Interval[] {
  const periods: Interval[] = [];
  if (range.end <= range.start) return periods;
  let n = periodNumberAt(terms, range.start);
  let start = boundary(terms, n);
  while (start < range.end) {
    n += 1;
    const end = boundary(terms, n);
    if (start < end) periods.push({ start, end });
    start = end;
  }
  return periods;
}

function periodNumberAt(terms: PeriodTerms, instant: Instant): number {
  let n = estimate(terms, instant);
  while (boundary(terms, n) > instant) n -= 1;
  while (boundary(terms, n + 1) <= instant) n += 1;
  return n;
}

/** The start of period `n`: anchor + n × step in one leap, never chained from a clamped date (S2). */
function boundary({ zone, anchor, every }: PeriodTerms, n: number): Instant {
  if (every === 'PT1H') return dayStart(zone, anchor) + n * HOUR;
  return dayStart(zone, datePlus(anchor, every, n));
}

/** Near the right number, at most one or two steps off. */
function estimate({ zone, anchor, every }: PeriodTerms, instant: Instant): number {
  if (every === 'PT1H') return Math.floor((instant - dayStart(zone, anchor)) / HOUR);
  const days = dayNumber(localDateAt(zone, instant)) - dayNumber(anchor);
  return Math.floor(days / DAYS_OF_STEP[every]);
}

const DAYS_OF_STEP: Readonly<Record<Exclude<PeriodStep, 'PT1H'>, number>> = {
  P1D: 1, P1W: 7, P1M: 30.436875, P3M: 91.310625, P6M: 182.62125, P1Y: 365.2425,
};
