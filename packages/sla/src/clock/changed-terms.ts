import type { Duration, Instant } from '@entente/worktime';
import { unreachable } from '../exact/unreachable.ts';
import { lengthOf } from './clock-due.ts';
import { foldClock } from './clock-log.ts';
import type { ClockLife, IsOver, StartAfterStop } from './clock-log.ts';
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
  /** When it was started or last reset, whatever changed since; absent while pending. */
  readonly start?: Instant;
}

/** Up to where terms that are gone have decided which resets came in time, and those that did not. */
export interface Decided {
  readonly until: Instant;
  readonly late: ReadonlySet<string>;
}

/** What remains in force of a clock's terms since the last change. */
interface Running {
  readonly terms: ClockTerms;
  /** The terms as they were named; the target of `terms` may be what remains of theirs. */
  readonly named: ClockTerms;
  readonly since?: Instant;
  readonly decided?: Decided;
  /** A retroactive change that found the clock past its new due. */
  readonly breachedAt?: Instant;
}

/**
 * How a clock stands whose terms changed on the way (S10). `retroactive`: everything is reckoned anew from the start,
 * or from the last reset that came in time by the terms of its time, under the new terms; past due by them, it is breached at the change and not before, unless it was already. `fresh`: from zero at the change.
 * `proportional`: ⌊new target × what was left ÷ old target⌋ remains at the change; units of S4 are taken as the open time
 * that they come to from the start. A reset after it begins with the whole target. A clock that has ended stays as it is.
 */
export function readChangedClock(initial: ClockTerms, changes: readonly TermsChange[], events: readonly ClockEvent[], asOf: Instant, rule: TermsChangeRule = 'retroactive', afterStop: StartAfterStop = 'unfitting', decided?: Decided): ChangedReading {
  const readAt = (running: Running, at: Instant) => read(running, events, at, afterStop);
  let running: Running = { terms: initial, named: initial, ...(decided === undefined ? {} : { decided }) };
  let start: Instant | undefined;
  const left: ClockReading[] = [];
  for (const change of changes.toSorted((a, b) => a.at - b.at)) {
    if (change.at > asOf) break;
    const before = readAt(running, change.at);
    if (before.ended !== undefined) break;
    left.push(before);
    start = begunAt(running, before) ?? start;
    running = changed(running, change, before, readAt, rule);
  }
  const current = readAt(running, asOf);
  start = begunAt(running, current) ?? start;
  return { current, left, under: running.named, ...(start === undefined ? {} : { start }) };
}

/** When a clock was started or last reset; where its terms alone begin it anew, that is no start of its own. */
const begunAt = ({ since }: Running, { start }: ClockReading): Instant | undefined => (start === since ? undefined : start);

function changed(old: Running, { at, terms }: TermsChange, before: ClockReading, readAt: (running: Running, at: Instant) => ClockReading, rule: TermsChangeRule): Running {
  const anew: Running = { terms, named: terms };
  if (before.start === undefined) return anew;
  switch (rule) {
    case 'retroactive': {
      const decided = { ...anew, decided: { until: at, late: new Set(before.unfitting) } };
      const { due } = readAt(decided, at);
      return due !== undefined && due < at ? { ...decided, breachedAt: before.countsAt ?? at } : decided;
    }
    case 'fresh': return { ...anew, since: at };
    case 'proportional': return { ...anew, ...remainingOf(termsSince(old, before.start), old.named, terms, before.start, before.elapsed), since: at };
    default: return unreachable(rule);
  }
}

/** ⌊new target × what was left ÷ old target⌋ of open time; the whole new one where there was no old one. */
function remainingOf(old: ClockTerms, named: ClockTerms, terms: ClockTerms, start: Instant, elapsed: Duration): Pick<Running, 'terms'> {
  const [whole, asNamed, wanted] = [lengthOf(old, start), lengthOf(named, start), lengthOf(terms, start)];
  if (wanted === undefined || whole === undefined || asNamed === undefined) return { terms };
  const left = Math.max(0, whole - elapsed);
  const target = asNamed === 0 ? 0 : Number((BigInt(wanted) * BigInt(left)) / BigInt(asNamed));
  return { terms: { ...terms, target } };
}

/** What remains is a part of what a change found; a reset after it begins with the whole target. */
function termsSince({ terms, named, since }: Running, start: Instant | undefined): ClockTerms {
  return start === since ? terms : named;
}

function read(running: Running, events: readonly ClockEvent[], at: Instant, afterStop: StartAfterStop): ClockReading {
  const { breachedAt } = running;
  const life = lifeUnder(running, events, at, afterStop);
  const reading = readingOf(termsSince(running, life.started), life, at);
  if (breachedAt === undefined) return reading;
  const due = { due: breachedAt, dueIfResumed: false };
  return reading.state === 'cancelled' ? { ...reading, ...due } : { ...reading, ...due, state: 'breached', countsAt: breachedAt };
}

/** The clock's life: begun anew at the last change where that begins it anew, with the resets that came in time by the terms of their time. */
function lifeUnder(running: Running, events: readonly ClockEvent[], at: Instant, afterStop: StartAfterStop): ClockLife {
  const { terms, since, decided } = running;
  const isLate: IsOver = (life, reset) => (decided !== undefined && reset.at <= decided.until ? decided.late.has(reset.id) : isOver(terms)(life, reset));
  if (since === undefined) return foldClock(events, at, isLate, afterStop);
  const anew: ClockEvent = { id: `change at ${since}`, kind: 'reset', at: since };
  return foldClock([...events.filter((event) => event.kind !== 'reset' || event.at > since), anew], at, (life, reset) => reset.at !== since && isOver(termsSince(running, life.started))(life, reset), afterStop);
}
