/** S8a, S9, S10 for one level of clocks, tick by tick: each clock is lived through, and never looked at as stretches. */
import type { CalendarTerms, Duration, Instant, Interval } from '@entente/worktime';
import type { ClockLevelTerms, ClockTarget } from '../src/kinds/kind-model.ts';
import type { ClockFact, Fact } from '../src/model.ts';
import { isOpenAt } from './time-oracle.ts';

const ORDER = ['attach', 'start', 'reset', 'reassign', 'resume', 'pause', 'cancel', 'stop'];

export interface OracleClock {
  readonly clock: string;
  readonly cycle: number;
  readonly state: 'met' | 'breached';
  readonly countsAt: Instant;
  readonly elapsed: Duration;
}

interface Lived {
  readonly start: Instant | undefined;
  readonly ended: Instant | undefined;
  readonly isCancelled: boolean;
  readonly hasTarget: boolean;
  readonly elapsed: Duration;
  /** When it was breached, if it was. */
  readonly breach: Instant | undefined;
}

/** The clocks that count in a period, as known at `asOf`. Terms name targets in open time; a log holds no resets. */
export function oracleOfClocks(terms: ClockLevelTerms, facts: readonly Fact[], period: Interval, asOf: Instant, tick: Duration): readonly OracleClock[] {
  const told = facts.filter((fact): fact is ClockFact => fact.kind === 'clock' && fact.component === terms.component && terms.method.sources.includes(fact.source));
  return [...new Set(told.map(({ clock }) => clock))].toSorted().flatMap((clock) => {
    const events = inOrder(told.filter((fact) => fact.clock === clock && fact.at <= asOf));
    const cycles = goesOn(terms) ? [events] : cutAtReopenings(events);
    const lives = cycles.map((cycle, place) => ({ cycle: place + 1, ...live(terms, cycle, events, asOf, tick) }));
    return chosen(terms, lives).flatMap(({ cycle, start, ended, isCancelled, hasTarget, elapsed, breach }) => {
      if (start === undefined || isCancelled || !hasTarget || !(terms.inForce.start <= start && start < (terms.inForce.end ?? Infinity))) return [];
      if (breach === undefined && ended === undefined) return [];
      const state = breach === undefined ? 'met' : 'breached';
      const countsAt = { 'stop-or-due': breach ?? ended, start, stop: ended }[terms.countsBy ?? 'stop-or-due'];
      return countsAt !== undefined && period.start <= countsAt && countsAt < period.end ? [{ clock, cycle, state, countsAt, elapsed }] : [];
    });
  });
}

/** S9 for clocks that repeat under one target: each stop ends a cycle and begins the next, and a cancel ends the last. */
export function oracleOfRepeats(terms: ClockLevelTerms, within: Duration, facts: readonly ClockFact[], period: Interval, asOf: Instant, tick: Duration): readonly OracleClock[] {
  return [...new Set(facts.map(({ clock }) => clock))].toSorted().flatMap((clock) => {
    const events = inOrder(facts.filter((fact) => fact.clock === clock && fact.at <= asOf));
    const found: OracleClock[] = [];
    let hasStarted = false;
    let [phase, cycle, elapsed, spent, pauses] = ['absent', 1, 0, Infinity, new Set<string>()];
    const judge = (t: Instant, ends: 'stop' | 'cancel' | 'now') => {
      if (spent < t) found.push({ clock, cycle, state: 'breached', countsAt: spent, elapsed });
      else if (ends === 'stop') found.push({ clock, cycle, state: 'met', countsAt: t, elapsed });
    };
    for (let t = events[0]?.at ?? asOf; t <= asOf; t += tick) {
      for (const { event, reason = '' } of events.filter(({ at }) => at === t)) {
        if (event === 'start' && phase === 'cancelled') [phase, cycle, elapsed, spent, pauses] = ['counting', hasStarted ? cycle + 1 : cycle, 0, Infinity, new Set()];
        if (phase === 'counting' && event === 'pause') pauses.add(reason);
        if (phase === 'counting' && event === 'resume') pauses.delete(reason);
        if (phase === 'counting' && (event === 'stop' || event === 'cancel')) judge(t, event);
        if (phase === 'counting' && event === 'stop') [cycle, elapsed, spent] = [cycle + 1, 0, Infinity];
        else phase = next(phase, event);
        if (phase === 'counting') hasStarted = true;
      }
      if (t === asOf || phase !== 'counting' || pauses.size > 0 || !isOpenAt(terms.calendar, t)) continue;
      elapsed += tick;
      if (elapsed === within) spent = t + tick;
    }
    if (phase === 'counting') judge(asOf, 'now');
    return found.filter(({ countsAt }) => period.start <= countsAt && countsAt < period.end);
  });
}

function goesOn({ reopening }: ClockLevelTerms): boolean {
  return reopening === 'continue' || reopening === 'continue-counted';
}

function inOrder(events: readonly ClockFact[]): readonly ClockFact[] {
  const said = events.filter((one) => !events.some((other) => other.position > one.position && other.source === one.source && other.event === one.event && other.at === one.at && other.reason === one.reason));
  return said.toSorted((a, b) => a.at - b.at || ORDER.indexOf(a.event) - ORDER.indexOf(b.event) || (a.id < b.id ? -1 : 1));
}

function cutAtReopenings(events: readonly ClockFact[]): readonly (readonly ClockFact[])[] {
  const cycles: ClockFact[][] = [[]];
  let phase = 'absent';
  for (const event of events) {
    if (event.event === 'start' && phase === 'stopped') {
      cycles.push([]);
      phase = 'absent';
    }
    phase = next(phase, event.event);
    cycles.at(-1)?.push(event);
  }
  return cycles;
}

function next(phase: string, event: string): string {
  if (event === 'attach' && phase === 'absent') return 'pending';
  if (event === 'start' && (phase === 'absent' || phase === 'pending')) return 'counting';
  if (event === 'stop' && phase === 'counting') return 'stopped';
  if (event === 'cancel' && (phase === 'counting' || phase === 'pending')) return 'cancelled';
  return phase;
}

/** Lives through one cycle; `all` are the events of the whole clock, for its priorities. */
function live(terms: ClockLevelTerms, cycle: readonly ClockFact[], all: readonly ClockFact[], asOf: Instant, tick: Duration): Lived {
  let [phase, pauses] = ['absent', new Set<string>()];
  let start: Instant | undefined;
  let ended: Instant | undefined;
  let current: ClockTarget | undefined;
  let forced: Instant | undefined;
  let since = -Infinity;
  const worked: Instant[] = [];
  const openTicks = (target: ClockTarget | undefined) => worked.filter((t) => t >= since && isOpenAt(calendarOf(terms, target), t));
  const spentAt = (target: ClockTarget | undefined) => {
    if (target === undefined || typeof target.within !== 'number') return Infinity;
    const last = openTicks(target)[target.within / tick - 1];
    return last === undefined ? Infinity : last + tick;
  };
  const breachBefore = (t: Instant) => forced ?? (spentAt(current) < t ? spentAt(current) : undefined);

  for (let t = cycle[0]?.at ?? asOf; t <= asOf; t += tick) {
    for (const { event, reason = '' } of cycle.filter(({ at }) => at === t)) {
      if (event === 'start' && phase === 'stopped') {
        if (terms.reopening === 'continue-counted') for (let closed = ended ?? t; closed < t; closed += tick) worked.push(closed);
        [phase, ended, pauses] = ['counting', undefined, new Set()];
        continue;
      }
      const before = phase;
      phase = next(phase, event);
      if (before !== 'counting' && phase === 'counting') [start, current] = [t, targetAt(terms, all, t)];
      if (before === 'counting' && phase !== 'counting') ended = t;
      if (before === 'counting' && event === 'pause') pauses.add(reason);
      if (before === 'counting' && event === 'resume') pauses.delete(reason);
    }
    if (phase !== 'counting') continue;
    const wanted = targetAt(terms, all, t);
    if (!areAlike(terms, wanted, current)) {
      const earlier = breachBefore(t);
      current = wanted;
      if (terms.priorityChange === 'fresh') [since, forced] = [t, undefined];
      else {
        forced = undefined;
        forced = spentAt(current) < t ? earlier ?? t : undefined;
      }
    }
    if (t < asOf && pauses.size === 0) worked.push(t);
  }
  const isCancelled = phase === 'cancelled';
  return { start, ended, isCancelled, hasTarget: current !== undefined, elapsed: openTicks(current).length * tick, breach: isCancelled ? undefined : breachBefore(ended ?? asOf) };
}

function targetAt({ targets }: ClockLevelTerms, events: readonly ClockFact[], t: Instant): ClockTarget | undefined {
  const priority = events.filter(({ at, priority: told }) => at <= t && told !== undefined).at(-1)?.priority;
  return targets.find((target) => target.priority === priority) ?? targets.find((target) => target.priority === undefined);
}

/** S10: of one length, in one calendar. */
function areAlike(terms: ClockLevelTerms, one: ClockTarget | undefined, other: ClockTarget | undefined): boolean {
  const said = (target: ClockTarget | undefined) => JSON.stringify(target && [target.within, calendarOf(terms, target)]);
  return said(one) === said(other);
}

function calendarOf(terms: ClockLevelTerms, target: ClockTarget | undefined): CalendarTerms {
  return target?.calendar ?? terms.calendar;
}

function chosen<L extends Lived>({ reopening }: ClockLevelTerms, lives: readonly L[]): readonly L[] {
  if (reopening === 'first-only') return lives.slice(0, 1);
  if (reopening === 'last-cycle') return lives.slice(-1);
  if (reopening !== 'longest-cycle') return lives;
  const most = Math.max(...lives.map(({ elapsed }) => elapsed));
  return lives.filter(({ elapsed }) => elapsed === most).slice(0, 1);
}
