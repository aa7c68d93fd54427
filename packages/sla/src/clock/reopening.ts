import type { Instant } from '@entente/worktime';
import { unreachable } from '../exact/unreachable.ts';
import { foldClock, foldCycles } from './clock-log.ts';
import type { ClockEvent, ClockReading, ClockTerms } from './clock-model.ts';
import { isOver, readingOf } from './read-clock.ts';

/** What a start after a stop means (S9). */
export type Reopening = 'continue' | 'continue-counted' | 'new-cycle' | 'last-cycle' | 'longest-cycle' | 'first-only';

export interface ReopenedReading {
  /** One reading where the clock goes on; one for each opening otherwise, in order of time. */
  readonly cycles: readonly ClockReading[];
  /** Those of the cycles that are judged. */
  readonly judged: readonly ClockReading[];
}

/** How a clock stands that was stopped and opened again, once or several times (S9). */
export function readReopenedClock(terms: ClockTerms, events: readonly ClockEvent[], asOf: Instant, reopening: Reopening = 'continue'): ReopenedReading {
  const cycles = cyclesUnder(terms, events, asOf, reopening);
  return { cycles, judged: judgedOf(cycles, reopening) };
}

function cyclesUnder(terms: ClockTerms, events: readonly ClockEvent[], asOf: Instant, reopening: Reopening): readonly ClockReading[] {
  switch (reopening) {
    case 'continue': return [readingOf(terms, foldClock(events, asOf, isOver(terms), 'closed-is-paused'), asOf)];
    case 'continue-counted': return [readingOf(terms, foldClock(events, asOf, isOver(terms), 'closed-is-running'), asOf)];
    case 'new-cycle':
    case 'last-cycle':
    case 'longest-cycle':
    case 'first-only': return foldCycles(events, asOf, isOver(terms)).map((life) => readingOf(terms, life, asOf));
    default: return unreachable(reopening);
  }
}

function judgedOf(cycles: readonly ClockReading[], reopening: Reopening): readonly ClockReading[] {
  switch (reopening) {
    case 'continue':
    case 'continue-counted':
    case 'new-cycle': return cycles;
    case 'first-only': return cycles.slice(0, 1);
    case 'last-cycle': return cycles.slice(-1);
    case 'longest-cycle': return cycles.toSorted((a, b) => b.elapsed - a.elapsed).slice(0, 1);
    default: return unreachable(reopening);
  }
}
