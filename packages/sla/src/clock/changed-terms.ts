import type { Instant } from '@entente/worktime';
import { unreachable } from '../exact/unreachable.ts';
import { foldClock } from './clock-log.ts';
import type { ClockLife } from './clock-log.ts';
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
}

/** What remains in force of a clock's terms since the last change. */
interface Running {
  readonly terms: ClockTerms;
  /** The target that the terms name; `terms.target` may be what remains of it. */
  readonly named: number;
  readonly since?: Instant;
  /** A retroactive change that found the clock past its new due. */
  readonly breachedAt?: Instant;
}

/**
 * How a clock stands whose terms changed on the way (S10). `retroactive`: everything is reckoned anew from the start
 * under the new terms; past due by them, it is breached at the change and not before. `fresh`: from zero at the change.
 * `proportional`: ⌊new target × what was left ÷ old target⌋ remains at the change. A clock that has ended stays as it is.
 */
export function readChangedClock(initial: ClockTerms, changes: readonly TermsChange[], events: readonly ClockEvent[], asOf: Instant, rule: TermsChangeRule = 'retroactive'): ChangedReading {
  let running: Running = { terms: initial, named: initial.target };
  const left: ClockReading[] = [];
  for (const change of changes.toSorted((a, b) => a.at - b.at)) {
    if (change.at > asOf) break;
    const before = readAt(running, events, change.at);
    if (before.ended !== undefined) break;
    left.push(before);
    running = changed(running, change, before, events, rule);
  }
  return { current: readAt(running, events, asOf), left };
}

function changed(old: Running, { at, terms }: TermsChange, before: ClockReading, events: readonly ClockEvent[], rule: TermsChangeRule): Running {
  const hasStarted = before.state !== 'pending';
  switch (rule) {
    case 'retroactive': {
      const anew: Running = { terms, named: terms.target };
      const { due } = readAt(anew, events, at);
      return due !== undefined && due < at ? { ...anew, breachedAt: at } : anew;
    }
    case 'fresh': return { terms, named: terms.target, ...(hasStarted ? { since: at } : {}) };
    case 'proportional': {
      if (!hasStarted) return { terms, named: terms.target };
      const remaining = Math.max(0, old.terms.target - before.elapsed);
      const target = old.named === 0 ? 0 : Number((BigInt(terms.target) * BigInt(remaining)) / BigInt(old.named));
      return { terms: { ...terms, target }, named: terms.target, since: at };
    }
    default: return unreachable(rule);
  }
}

function readAt({ terms, since, breachedAt }: Running, events: readonly ClockEvent[], at: Instant): ClockReading {
  const reading = readingOf(terms, lifeSince(terms, since, events, at), at);
  if (breachedAt === undefined || reading.state === 'cancelled') return reading;
  return { ...reading, state: 'breached', due: breachedAt, dueIfResumed: false, countsAt: breachedAt };
}

/** The clock's life, begun anew at the last change where there was one. */
function lifeSince(terms: ClockTerms, since: Instant | undefined, events: readonly ClockEvent[], at: Instant): ClockLife {
  if (since === undefined) return foldClock(events, at, isOver(terms));
  const anew: ClockEvent = { id: `change at ${since}`, kind: 'reset', at: since };
  return foldClock([...events.filter((event) => event.kind !== 'reset' || event.at > since), anew], at, (life, now) => now !== since && isOver(terms)(life, now));
}
