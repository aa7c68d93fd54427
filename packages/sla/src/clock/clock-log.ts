import type { Instant, Interval } from '@entente/worktime';
import { unreachable } from '../exact/unreachable.ts';
import { CLOCK_EVENT_KINDS } from './clock-model.ts';
import type { ClockEvent } from './clock-model.ts';

/** The stretches of a clock's life, before any calendar: what its log comes to (S6). */
export interface ClockLife {
  readonly phase: 'absent' | 'pending' | 'counting' | 'stopped' | 'cancelled';
  readonly started?: Instant;
  readonly ended?: Instant;
  /** Since the start or the last reset, each with who held the work. The last one is open while the clock runs. */
  readonly running: readonly Held[];
  readonly paused: readonly Interval[];
  readonly openPauses: readonly string[];
  readonly unfitting: readonly string[];
}

export interface Held extends Interval {
  readonly party: string;
}

/** Nobody was named. */
const UNNAMED = '';

/** By time; at one instant by the source's sequence if it gives one, else in the order of the kinds, then by id (S6). */
export function inOrder<E extends ClockEvent>(events: readonly E[]): readonly E[] {
  const kind = ({ kind: name }: ClockEvent) => CLOCK_EVENT_KINDS.indexOf(name);
  return events.toSorted((a, b) =>
    a.at - b.at || order(a.sequence, b.sequence) || kind(a) - kind(b) || (a.id < b.id ? -1 : 1));
}

/** Those that have a sequence come before those that have none. */
function order(a: number | undefined, b: number | undefined): number {
  if (a === b) return 0;
  return (a ?? Infinity) < (b ?? Infinity) ? -1 : 1;
}

/** A clock being folded over its log. Mutable, and never seen outside of the fold. */
class Folding {
  phase: ClockLife['phase'] = 'absent';
  started: Instant | undefined;
  ended: Instant | undefined;
  since: Instant | undefined;
  party = UNNAMED;
  running: Held[] = [];
  paused: Interval[] = [];
  readonly openPauses = new Set<string>();
  readonly unfitting: string[] = [];

  get isPaused(): boolean {
    return this.openPauses.size > 0;
  }

  /** Closes the stretch that is open and opens the next one. */
  turnAt(at: Instant): void {
    if (this.since === undefined) return;
    if (this.isPaused) this.paused.push({ start: this.since, end: at });
    else this.running.push({ start: this.since, end: at, party: this.party });
    this.since = at;
  }

  /** The closed time becomes a pause or running time; pauses that were open when it stopped are over. */
  reopenAt(at: Instant, afterStop: StartAfterStop): void {
    const closed = { start: this.ended ?? at, end: at };
    if (afterStop === 'closed-is-running') this.running.push({ ...closed, party: this.party });
    else this.paused.push(closed);
    this.ended = undefined;
    this.openPauses.clear();
  }
}

/** Whether a clock is past its due at a reset: it may still be stopped or cancelled, but no longer be reset. */
export type IsOver = (life: ClockLife, reset: ClockEvent) => boolean;

/** What a start after a stop does: it does not fit, or the clock goes on with the closed time as a pause or as running (S9). */
export type StartAfterStop = 'unfitting' | 'closed-is-paused' | 'closed-is-running';

/** Folds a clock's log up to `until` (S6, S9). */
export function foldClock(events: readonly ClockEvent[], until: Instant, isOver: IsOver, afterStop: StartAfterStop = 'unfitting'): ClockLife {
  const clock = new Folding();
  for (const event of happened(events, until)) take(clock, event, isOver, afterStop);
  return lifeAt(clock, until);
}

/** The logs of its cycles up to `until`: one begins with every start that follows a stop (S9). */
export function cyclesOf(events: readonly ClockEvent[], until: Instant): readonly (readonly ClockEvent[])[] {
  return cut(events, until, (clock, { kind }) => kind === 'start' && clock.phase === 'stopped', () => []);
}

/**
 * The same where each stop begins the next cycle, as a start by the party that held the work and in the pauses that are
 * open then; a start after a cancel begins anew (S9).
 */
export function repeatedCyclesOf(events: readonly ClockEvent[], until: Instant): readonly (readonly ClockEvent[])[] {
  return cut(events, until, (clock, { kind }) => kind === 'start' && clock.phase === 'cancelled', (clock, { id, at, sequence }) => {
    const again = { at, ...(sequence === undefined ? {} : { sequence }) };
    const pauses = [...clock.openPauses].map((reason): ClockEvent => ({ id: `${id}, still ${reason}`, kind: 'pause', reason, ...again }));
    return [{ id: `${id}, again`, kind: 'start', party: clock.party, ...again }, ...pauses];
  });
}

/** Cuts a log before each event that begins a cycle, and after each stop that does. */
function cut(events: readonly ClockEvent[], until: Instant, begins: (clock: Folding, event: ClockEvent) => boolean, nextOf: (clock: Folding, stop: ClockEvent) => readonly ClockEvent[]): readonly (readonly ClockEvent[])[] {
  let clock = new Folding();
  let log: ClockEvent[] = [];
  const logs = [log];
  const begin = (first: readonly ClockEvent[]) => {
    clock = new Folding();
    log = [...first];
    logs.push(log);
    for (const event of first) apply(clock, event, neverOver, 'unfitting');
  };
  for (const event of happened(events, until)) {
    if (begins(clock, event)) begin([]);
    log.push(event);
    if (!apply(clock, event, neverOver, 'unfitting') || event.kind !== 'stop') continue;
    const next = nextOf(clock, event);
    if (next.length > 0) begin(next);
  }
  return logs;
}

/** Of those who ask when a clock began, and not whether its resets came in time. */
export const neverOver = (): boolean => false;

function happened(events: readonly ClockEvent[], until: Instant): readonly ClockEvent[] {
  return inOrder(events).filter(({ at }) => at <= until);
}

/** An event that does not fit the state is kept and has no effect (S6). */
function take(clock: Folding, event: ClockEvent, isOver: IsOver, afterStop: StartAfterStop): void {
  if (!apply(clock, event, () => isOver(lifeAt(clock, event.at), event), afterStop)) clock.unfitting.push(event.id);
}

function lifeAt(clock: Folding, at: Instant): ClockLife {
  const { phase, started, ended, since, party, isPaused, openPauses, unfitting } = clock;
  const running = [...clock.running];
  const paused = [...clock.paused];
  if (since !== undefined && isPaused) paused.push({ start: since, end: at });
  else if (since !== undefined) running.push({ start: since, end: at, party });
  return {
    phase, running, paused, openPauses: [...openPauses], unfitting: [...unfitting],
    ...(started === undefined ? {} : { started }), ...(ended === undefined ? {} : { ended }),
  };
}

/** Whether the event fitted the state. */
function apply(clock: Folding, event: ClockEvent, isOver: () => boolean, afterStop: StartAfterStop): boolean {
  const { at, reason = UNNAMED, party } = event;
  switch (event.kind) {
    case 'attach':
      if (clock.phase !== 'absent') return false;
      clock.phase = 'pending';
      clock.party = party ?? clock.party;
      return true;
    case 'start':
      if (clock.phase === 'stopped' && afterStop !== 'unfitting') clock.reopenAt(at, afterStop);
      else if (clock.phase === 'absent' || clock.phase === 'pending') clock.started = at;
      else return false;
      clock.phase = 'counting';
      clock.party = party ?? clock.party;
      clock.since = at;
      return true;
    case 'reset':
      if (clock.phase !== 'counting' || isOver()) return false;
      clock.started = at;
      clock.since = at;
      clock.running = [];
      clock.paused = [];
      return true;
    case 'reassign':
      if ((clock.phase !== 'counting' && clock.phase !== 'pending') || party === undefined) return false;
      clock.turnAt(at);
      clock.party = party;
      return true;
    case 'resume':
      if (clock.phase !== 'counting' || !clock.openPauses.has(reason)) return false;
      clock.turnAt(at);
      clock.openPauses.delete(reason);
      return true;
    case 'pause':
      if (clock.phase !== 'counting' || clock.openPauses.has(reason)) return false;
      clock.turnAt(at);
      clock.openPauses.add(reason);
      return true;
    case 'cancel':
    case 'stop':
      if (clock.phase !== 'counting' && !(event.kind === 'cancel' && clock.phase === 'pending')) return false;
      clock.turnAt(at);
      clock.since = undefined;
      clock.ended = at;
      clock.phase = event.kind === 'stop' ? 'stopped' : 'cancelled';
      return true;
    default:
      return unreachable(event.kind);
  }
}
