import { intersect, measure, normalise, openIntervals } from '@entente/worktime';
import type { CalendarTerms, Duration, Instant, Interval } from '@entente/worktime';
import { unreachable } from '../exact/unreachable.ts';
import { dueOf } from './clock-due.ts';
import { foldClock } from './clock-log.ts';
import type { ClockLife, Held, IsOver } from './clock-log.ts';
import type { ClockEvent, ClockReading, ClockState, ClockTerms } from './clock-model.ts';

/** How a clock stands at `asOf`, from its log (S6 to S8a). The order in which the events came does not matter. */
export function readClock(terms: ClockTerms, events: readonly ClockEvent[], asOf: Instant): ClockReading {
  return readingOf(terms, foldClock(events, asOf, isOver(terms)), asOf);
}

/** Past its due a clock is over: breached, though it goes on counting (S6). */
export function isOver(terms: ClockTerms): IsOver {
  return (soFar, { at }) => isPast(dueOf(terms, soFar, at), at);
}

/** How a clock stands whose log came to this life. */
export function readingOf(terms: ClockTerms, life: ClockLife, asOf: Instant): ClockReading {
  const due = dueOf(terms, life, asOf);
  const dueIfResumed = life.phase === 'counting' && life.openPauses.length > 0 && due !== undefined && due >= asOf;
  const state = stateOf(life, due, asOf);
  const countsAt = countingInstant(state, life, due);
  return {
    state,
    ...(life.started === undefined ? {} : { start: life.started }),
    elapsed: openTime(terms.calendar, life.running),
    ...(due === undefined ? {} : { due }),
    dueIfResumed,
    paused: openTime(terms.calendar, life.paused),
    inHand: inHandOf(terms.calendar, life.running),
    ...(life.ended === undefined ? {} : { ended: life.ended }),
    ...(countsAt === undefined ? {} : { countsAt }),
    unfitting: life.unfitting,
  };
}

function isPast(due: Instant | undefined, at: Instant): boolean {
  return due !== undefined && due < at;
}

/** Met if and only if it stopped at or before its due (S8); past its due it is breached and goes on counting (S6). */
function stateOf({ phase, ended, openPauses }: ClockLife, due: Instant | undefined, asOf: Instant): ClockState {
  switch (phase) {
    case 'absent':
    case 'pending': return 'pending';
    case 'cancelled': return 'cancelled';
    case 'stopped': return isPast(due, ended ?? asOf) ? 'breached' : 'met';
    case 'counting':
      if (isPast(due, asOf)) return 'breached';
      return openPauses.length > 0 ? 'paused' : 'running';
    default: return unreachable(phase);
  }
}

/** `min(stop, due)`; an unfinished clock before its due, and a cancelled one, count nowhere (S8a). */
function countingInstant(state: ClockState, { ended }: ClockLife, due: Instant | undefined): Instant | undefined {
  if (state === 'met') return ended;
  return state === 'breached' ? due : undefined;
}

function openTime(calendar: CalendarTerms, stretches: readonly Interval[]): Duration {
  const all = normalise(stretches);
  const [first, last] = [all[0], all.at(-1)];
  if (first === undefined || last === undefined) return 0;
  return measure(intersect(all, openIntervals(calendar, { start: first.start, end: last.end })));
}

/** The time that each party held the work while the clock ran; the basis of the rule `time-in-hand` (S32). */
function inHandOf(calendar: CalendarTerms, running: readonly Held[]): ClockReading['inHand'] {
  const parties = [...new Set(running.map(({ party }) => party))];
  return parties.map((party) => ({ party, time: openTime(calendar, running.filter((stretch) => stretch.party === party)) }));
}
