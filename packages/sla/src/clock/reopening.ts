import type { Instant } from '@entente/worktime';
import { readCourse } from './clock-course.ts';
import type { Reopening } from './clock-course.ts';
import type { ClockEvent, ClockReading, ClockTerms } from './clock-model.ts';

export type { Reopening };

export interface ReopenedReading {
  /** One reading where the clock goes on; one for each opening otherwise, in order of time. */
  readonly cycles: readonly ClockReading[];
  /** Those of the cycles that are judged. */
  readonly judged: readonly ClockReading[];
}

/** How a clock stands that was stopped and opened again, once or several times (S9). */
export function readReopenedClock(terms: ClockTerms, events: readonly ClockEvent[], asOf: Instant, reopening: Reopening = 'continue'): ReopenedReading {
  const { cycles, judged } = readCourse({ termsFrom: () => ({ initial: terms, changes: [] }), changeRule: 'retroactive', reopening, repeats: false }, events, asOf);
  return { cycles: cycles.map(({ current }) => current), judged: judged.map(({ current }) => current) };
}
