import type { Instant } from '@entente/worktime';
import { unreachable } from '../exact/unreachable.ts';
import { readBounded } from './bounded-clock.ts';
import type { TermsOverTime } from './bounded-clock.ts';
import { readChangedClock } from './changed-terms.ts';
import type { ChangedReading, TermsChange, TermsChangeRule } from './changed-terms.ts';
import { cyclesOf, foldClock, neverOver, repeatedCyclesOf } from './clock-log.ts';
import type { StartAfterStop } from './clock-log.ts';
import type { ClockEvent, ClockReading, ClockTerms } from './clock-model.ts';

/** What a start after a stop means (S9). */
export type Reopening = 'continue' | 'continue-counted' | 'new-cycle' | 'last-cycle' | 'longest-cycle' | 'first-only';

/** By which terms a clock runs from its first start to its last stop, through reopenings and changes. */
export interface ClockCourse {
  /** The terms of a cycle that begins at an instant, and how they change after it, in order of time (S10). The same terms are the same object. */
  readonly termsFrom: (begin: Instant) => TermsOverTime;
  /** Of a chained clock: what it has by some terms when it begins, or begins anew, at an instant (S11). */
  readonly bounded?: (terms: ClockTerms, from: Instant) => ClockTerms;
  readonly changeRule: TermsChangeRule;
  readonly reopening: Reopening;
  /** Each stop begins the next cycle. */
  readonly repeats: boolean;
}

export interface CourseReading {
  /** One reading where the clock goes on; one for each opening otherwise, in order of time. */
  readonly cycles: readonly ChangedReading[];
  /** Those of the cycles that are judged. */
  readonly judged: readonly ChangedReading[];
}

/** How a clock stands that may be opened again, repeat, and change its terms on the way (S9, S10). */
export function readCourse(course: ClockCourse, events: readonly ClockEvent[], asOf: Instant): CourseReading {
  if (course.repeats) {
    const cycles = repeatedCyclesOf(events, asOf).map((log) => lateIfCancelledLate(readCycle(course, log, asOf)));
    return { cycles, judged: cycles };
  }
  const cycles = cyclesUnder(course, events, asOf);
  return { cycles, judged: judgedOf(cycles, course.reopening) };
}

function cyclesUnder(course: ClockCourse, events: readonly ClockEvent[], asOf: Instant): readonly ChangedReading[] {
  switch (course.reopening) {
    case 'continue': return [readCycle(course, events, asOf, 'closed-is-paused')];
    case 'continue-counted': return [readCycle(course, events, asOf, 'closed-is-running')];
    case 'new-cycle':
    case 'last-cycle':
    case 'longest-cycle':
    case 'first-only': return cyclesOf(events, asOf).map((log) => readCycle(course, log, asOf));
    default: return unreachable(course.reopening);
  }
}

/** One cycle under the terms of its start and their changes while it is open. */
function readCycle({ termsFrom, bounded, changeRule }: ClockCourse, log: readonly ClockEvent[], asOf: Instant, afterStop: StartAfterStop = 'unfitting'): ChangedReading {
  const begin = foldClock(log.filter(({ kind }) => kind !== 'reset'), asOf, neverOver, afterStop).started ?? asOf;
  const { initial, changes } = termsFrom(begin);
  const lasting = { initial, changes: lastingChanges(initial, changes.map((change) => whenOpen(change, log, afterStop))) };
  return bounded === undefined
    ? readChangedClock(initial, lasting.changes, log, asOf, changeRule, afterStop)
    : readBounded(lasting, bounded, begin, { log, changeRule, afterStop }, asOf);
}

/** Of several changes at one instant the last, unless it leads back to the terms that were. */
function lastingChanges(initial: ClockTerms, changes: readonly TermsChange[]): readonly TermsChange[] {
  let last = initial;
  return changes.filter(({ at, terms }, place) => {
    if (terms === last || changes[place + 1]?.at === at) return false;
    last = terms;
    return true;
  });
}

/** A change while the clock is closed takes effect when it is opened again (S9, S10). */
function whenOpen(change: TermsChange, log: readonly ClockEvent[], afterStop: StartAfterStop): TermsChange {
  if (foldClock(log, change.at, neverOver, afterStop).phase !== 'stopped') return change;
  const openings = log.filter(({ kind, at }) => kind === 'start' && at > change.at).map(({ at }) => at);
  return openings.length === 0 ? change : { ...change, at: Math.min(...openings) };
}

/** The last cycle of a clock that repeats has no stop: cancelled after its due, it was late. */
function lateIfCancelledLate(cycle: ChangedReading): ChangedReading {
  const { state, due, ended } = cycle.current;
  if (state !== 'cancelled' || due === undefined || ended === undefined || ended <= due) return cycle;
  return { ...cycle, current: { ...cycle.current, state: 'breached', countsAt: due } };
}

function judgedOf(cycles: readonly ChangedReading[], reopening: Reopening): readonly ChangedReading[] {
  switch (reopening) {
    case 'continue':
    case 'continue-counted':
    case 'new-cycle': return cycles;
    case 'first-only': return cycles.slice(0, 1);
    case 'last-cycle': return cycles.slice(-1);
    case 'longest-cycle': return cycles.toSorted((a, b) => elapsedOf(b) - elapsedOf(a)).slice(0, 1);
    default: return unreachable(reopening);
  }
}

function elapsedOf({ current }: ChangedReading): ClockReading['elapsed'] {
  return current.elapsed;
}
