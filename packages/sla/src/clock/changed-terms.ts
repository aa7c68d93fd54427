import type { Duration, Instant } from '@entente/worktime';
import { unreachable } from '../exact/unreachable.ts';
import { lengthOf } from './clock-due.ts';
import { foldClock } from './clock-log.ts';
import type { ClockLife, StartAfterStop } from './clock-log.ts';
import type { ClockEvent, ClockReading, ClockTerms } from './clock-model.ts';
import { isOver, readingOf } from './read-clock.ts';

/** What a change of priority does to a clock in mid-flight (S10). */
export type TermsChangeRule = 'retroactive' | 'fresh' | 'proportional';

/** From an instant on a clock has another target and calendar. */
export interface TermsChange {
  readonly at: Instant;
  readonly terms: ClockTerms;
}

export interface ChangedReading {
  readonly current: ClockReading;
  /** How the clock stood at each change under the terms that it left; kept for audit. */
  readonly left: readonly ClockReading[];
  /** The terms that it has now, as they were named. */
  readonly under: ClockTerms;
  /** When it began, whatever changed since; absent while pending. */
  readonly start?: Instant;
}

/** What remains in force of a clock's terms since the last change. */
interface Running {
  readonly terms: ClockTerms;
  /** The terms as they were named; the target of `terms` may be what remains of theirs. */
  readonly named: ClockTerms;
  readonly since?: Instant;
  /** A retroactive change that found the clock past its new due. */
  readonly breachedAt?: Instant;
}

/**
 * How a clock stands whose terms changed on the way (S10). `retroactive`: everything is reckoned anew from the start
 * under the new terms; past due by them, it is breached at the change and not before, unless it was already. `fresh`: from zero at the change.
 * `proportional`: ⌊new target × what was left ÷ old target⌋ remains at the change; units of S4 are taken as the open time
 * that they come to from the start. A clock that has ended stays as it is.
 */
export function readChangedClock(initial: ClockTerms, changes: readonly TermsChange[], events: readonly ClockEvent[], asOf: Instant, rule: TermsChangeRule = 'retroactive', afterStop: StartAfterStop = 'unfitting'): ChangedReading {
  const readAt = (running: Running, at: Instant) => read(running, events, at, afterStop);
  let running: Running = { terms: initial, named: initial };
  const left: ClockReading[] = [];
  for (const change of changes.toSorted((a, b) => a.at - b.at)) {
    if (change.at > asOf) break;
    const before = readAt(running, change.at);
    if (before.ended !== undefined) break;
    left.push(before);
    running = changed(running, change, before, readAt, rule);
  }
  const current = readAt(running, asOf);
  const start = left.find((reading) => reading.start !== undefined)?.start ?? current.start;
  return { current, left, under: running.named, ...(start === undefined ? {} : { start }) };
}

function changed(old: Running, { at, terms }: TermsChange, before: ClockReading, readAt: (running: Running, at: Instant) => ClockReading, rule: TermsChangeRule): Running {
  const anew: Running = { terms, named: terms };
  if (before.start === undefined) return anew;
  switch (rule) {
    case 'retroactive': {
      const { due } = readAt(anew, at);
      return due !== undefined && due < at ? { ...anew, breachedAt: before.countsAt ?? at } : anew;
    }
    case 'fresh': return { ...anew, since: at };
    case 'proportional': return { ...anew, ...remainingOf(old, terms, before.start, before.elapsed), since: at };
    default: return unreachable(rule);
  }
}

/** ⌊new target × what was left ÷ old target⌋ of open time; the whole new one where there was no old one. */
function remainingOf({ terms: old, named }: Running, terms: ClockTerms, start: Instant, elapsed: Duration): Pick<Running, 'terms'> {
  const [whole, asNamed, wanted] = [lengthOf(old, start), lengthOf(named, start), lengthOf(terms, start)];
  if (wanted === undefined || whole === undefined || asNamed === undefined) return { terms };
  const left = Math.max(0, whole - elapsed);
  const target = asNamed === 0 ? 0 : Number((BigInt(wanted) * BigInt(left)) / BigInt(asNamed));
  return { terms: { ...terms, target } };
}

function read({ terms, since, breachedAt }: Running, events: readonly ClockEvent[], at: Instant, afterStop: StartAfterStop): ClockReading {
  const reading = readingOf(terms, lifeSince(terms, since, events, at, afterStop), at);
  if (breachedAt === undefined || reading.state === 'cancelled') return reading;
  return { ...reading, state: 'breached', due: breachedAt, dueIfResumed: false, countsAt: breachedAt };
}

/** The clock's life, begun anew at the last change where there was one. */
function lifeSince(terms: ClockTerms, since: Instant | undefined, events: readonly ClockEvent[], at: Instant, afterStop: StartAfterStop): ClockLife {
  if (since === undefined) return foldClock(events, at, isOver(terms), afterStop);
  const anew: ClockEvent = { id: `change at ${since}`, kind: 'reset', at: since };
  return foldClock([...events.filter((event) => event.kind !== 'reset' || event.at > since), anew], at, (life, now) => now !== since && isOver(terms)(life, now), afterStop);
}
