/** S6 to S11: clocks, walked through tick by tick, as SEMANTICS.md reads. Instants of events are multiples of the step. */
import { dueAt } from '@entente/worktime';
import type { CalendarTerms, Duration, Instant, Interval } from '@entente/worktime';
import type { ClockFact, ClockLevelTerms, Fact } from '../../src/index.ts';
import { logOf } from './clock-log.ts';
import { exact, multiply, whole } from './fraction.ts';
import { opening } from './ticks.ts';

export interface ClockScene {
  readonly terms: ClockLevelTerms;
  readonly facts: readonly Fact[];
  readonly period: Interval;
  readonly asOf: Instant;
  readonly step: Duration;
  /** Everything that is looked at lies in it. */
  readonly around: Interval;
}

/** A target in open time, and the hours in which it runs. */
interface Allotted {
  readonly target: Duration;
  readonly calendar: CalendarTerms;
}

export interface Cycle {
  readonly number: number;
  /** As it was when it ended. */
  priority: string | undefined;
  start: Instant;
  /** From when on its time counts: the start, or a change that began anew (S10). */
  from: Instant;
  allotted: Allotted | undefined;
  /** What its priority gives it (S10), whatever remains of that. */
  under: Allotted | undefined;
  /** All that it had at its start, or has by its last change, whatever remains of it. */
  whole: Allotted | undefined;
  /** S11: of a chained clock, whose time was the smaller at its start. */
  bound: 'own' | 'parent' | undefined;
  /** The ticks since the start in which nothing paused it. */
  ran: Instant[];
  /** S10: past due at a change, it is breached then and not before. */
  breachedAt: Instant | undefined;
  ended: Instant | undefined;
  isCancelled: boolean;
}

interface Walk {
  readonly cycles: Cycle[];
  phase: 'absent' | 'pending' | 'open' | 'stopped' | 'cancelled';
  reasons: Set<string>;
  priority: string | undefined;
  parent: string | undefined;
}

/** The one that names the priority, else the one that names none. */
function allottedFor({ targets, calendar }: ClockLevelTerms, priority: string | undefined): Allotted | undefined {
  const target = targets.find((one) => one.priority !== undefined && one.priority === priority) ?? targets.find((one) => one.priority === undefined);
  if (target === undefined || typeof target.within !== 'number') return undefined;
  return { target: target.within, calendar: target.calendar ?? calendar };
}

export class ClockWalk {
  readonly scene: ClockScene;
  readonly walk: Walk = { cycles: [], phase: 'absent', reasons: new Set(), priority: undefined, parent: undefined };
  readonly clock: string;
  readonly asOf: Instant;
  private readonly events: readonly ClockFact[];

  constructor(scene: ClockScene, clock: string, asOf: Instant) {
    this.scene = scene;
    this.clock = clock;
    this.asOf = asOf;
    this.events = logOf(scene.terms, scene.facts, clock, asOf);
    this.walk.parent = this.events.findLast(({ parent }) => parent !== undefined)?.parent;
    for (let t = scene.around.start; t <= asOf; t += scene.step) {
      const now = this.events.filter(({ at }) => at === t);
      for (const event of now) this.apply(event);
      // S10: after all else that happens at its instant.
      if (now.length > 0 && this.walk.phase === 'open') this.change(t);
      if (t < asOf && this.walk.phase === 'open' && this.walk.reasons.size === 0) this.current()?.ran.push(t);
    }
  }

  /** S10: of what is told of the priority at one instant the last holds. */
  private priorityAt(at: Instant): string | undefined {
    return this.events.findLast((event) => event.priority !== undefined && event.at <= at)?.priority;
  }

  current(): Cycle | undefined {
    return this.walk.cycles.at(-1);
  }

  private apply(event: ClockFact): void {
    const { walk } = this;
    if (walk.phase === 'cancelled') this.again(event);
    if (walk.phase === 'cancelled') return;
    const before = this.current();
    if (before !== undefined && before.ended === undefined) before.priority = this.priorityAt(event.at === before.start ? event.at : event.at - 1);
    walk.priority = this.priorityAt(event.at);
    if (this.fits(event)) this.take(event);
  }

  /** S9: of a clock that repeats, which a cancel alone ends, a start after it is as the first one. */
  private again({ event }: ClockFact): void {
    if (this.scene.terms.repeats !== true || event !== 'start') return;
    this.walk.phase = 'absent';
    this.walk.reasons.clear();
  }

  private take(event: ClockFact): void {
    const { walk } = this;
    switch (event.event) {
      case 'start':
        this.open(event.at);
        break;
      case 'stop':
        this.stop(event.at);
        break;
      case 'cancel':
        this.cancel(event.at);
        break;
      case 'pause':
        walk.reasons.add(event.reason ?? '');
        break;
      case 'resume':
        walk.reasons.delete(event.reason ?? '');
        break;
      case 'reset':
        this.reset(event.at);
        break;
      case 'attach':
        walk.phase = 'pending';
        break;
      case 'reassign':
        break;
    }
  }

  /** S6: whether an event fits the state. */
  private fits({ event, reason, at }: ClockFact): boolean {
    const { phase, reasons } = this.walk;
    const cycle = this.current();
    switch (event) {
      case 'attach':
        return phase === 'absent';
      case 'start':
        return phase === 'absent' || phase === 'pending' || phase === 'stopped';
      case 'reset':
        return phase === 'open' && cycle !== undefined && !this.isLate(cycle, at);
      case 'reassign':
      case 'stop':
        return phase === 'open';
      case 'cancel':
        return phase === 'open' || phase === 'pending';
      case 'pause':
        return phase === 'open' && !reasons.has(reason ?? '');
      case 'resume':
        return phase === 'open' && reasons.has(reason ?? '');
    }
  }

  private begin(at: Instant): void {
    const { cycles, priority } = this.walk;
    const own = allottedFor(this.scene.terms, priority);
    const { allotted, bound } = this.bounded(own, at);
    cycles.push({ number: cycles.length + 1, priority, start: at, from: at, allotted, under: own, whole: allotted, bound, ran: [], breachedAt: undefined, ended: undefined, isCancelled: false });
  }

  /** S11: the smaller of its own and of what remains of its parent's, less a reserve; the one that is due first. */
  private bounded(own: Allotted | undefined, at: Instant): Pick<Cycle, 'allotted' | 'bound'> {
    const { scene: { terms: { chain } }, walk: { parent } } = this;
    if (chain === undefined || parent === undefined) return { allotted: own, bound: undefined };
    const above = new ClockWalk({ ...this.scene, terms: chain.parent }, parent, at);
    const cycle = above.current();
    if (above.walk.phase !== 'open' || cycle?.allotted === undefined) return { allotted: own, bound: !logOf(chain.parent, this.scene.facts, parent, this.asOf).some(({ event }) => event === 'start') ? undefined : 'own' };
    const { calendar, target } = cycle.allotted;
    const remains = Math.max(0, target - above.elapsedBy(cycle, at) - chain.reserve);
    if (own === undefined) return { allotted: own, bound: 'own' };
    const [mine, theirs] = [dueAt(own.calendar, at, own.target) ?? Number.POSITIVE_INFINITY, dueAt(calendar, at, remains) ?? Number.POSITIVE_INFINITY];
    return mine <= theirs ? { allotted: own, bound: 'own' } : { allotted: { target: remains, calendar }, bound: 'parent' };
  }

  /** S9: a start after a stop goes on, the closed time being a pause or not, or begins a cycle of its own. */
  private open(at: Instant): void {
    const { walk, scene: { terms, step } } = this;
    const { reopening } = terms;
    const cycle = this.current();
    walk.phase = 'open';
    if (cycle === undefined || terms.repeats === true || (reopening !== 'continue' && reopening !== 'continue-counted')) {
      this.begin(at);
      return;
    }
    if (reopening === 'continue-counted') for (let t = cycle.ended ?? at; t < at; t += step) cycle.ran.push(t);
    cycle.ended = undefined;
  }

  private stop(at: Instant): void {
    const { walk, scene: { terms } } = this;
    const cycle = this.current();
    if (cycle !== undefined) cycle.ended = at;
    if (terms.repeats === true) {
      this.begin(at);
      return;
    }
    walk.phase = 'stopped';
    walk.reasons.clear();
  }

  private cancel(at: Instant): void {
    const cycle = this.current();
    this.walk.phase = 'cancelled';
    if (cycle === undefined) return;
    cycle.ended = at;
    cycle.isCancelled = this.scene.terms.repeats !== true || !this.isLate(cycle, at);
  }

  private reset(at: Instant): void {
    const cycle = this.current();
    if (cycle === undefined) return;
    const { allotted, bound } = this.bounded(cycle.under, at);
    Object.assign(cycle, { start: at, from: at, ran: [], allotted, whole: allotted, bound });
  }

  /** S10: another priority, from this instant on. */
  private change(at: Instant): void {
    const { walk: { priority }, scene: { terms } } = this;
    const cycle = this.current();
    const next = allottedFor(terms, priority);
    if (cycle === undefined || JSON.stringify(next) === JSON.stringify(cycle.under)) return;
    const [named, before, dueBefore, elapsed] = [cycle.whole, cycle.allotted, this.dueBy(cycle, at), this.elapsedBy(cycle, at)];
    // S11: what it has of its parent is told anew, as from its start; or from here, where it begins here.
    const { allotted, bound } = this.bounded(next, terms.priorityChange === 'fresh' ? at : cycle.start);
    Object.assign(cycle, { under: next, allotted, whole: allotted, bound });
    if (allotted === undefined) return;
    if (terms.priorityChange === 'retroactive') {
      cycle.breachedAt = undefined;
      if (isPast(this.dueBy(cycle, at), at)) cycle.breachedAt = isPast(dueBefore, at) ? dueBefore : at;
      return;
    }
    cycle.from = at;
    if (terms.priorityChange === 'fresh' || before === undefined || named === undefined) return;
    // What is left of what remained, as a part of the target that its priority gave it.
    const left = named.target === 0 ? exact(0) : exact(before.target - elapsed, named.target);
    const remaining = whole(multiply(exact(allotted.target), left));
    cycle.allotted = { ...allotted, target: Number(remaining < 0n ? 0n : remaining) };
  }

  elapsedBy(cycle: Cycle, at: Instant): Duration {
    const calendar = cycle.allotted?.calendar ?? this.scene.terms.calendar;
    const isOpen = opening(calendar, this.scene.around);
    return cycle.ran.filter((t) => t >= cycle.from && t < at && isOpen(t)).length * this.scene.step;
  }

  /** S7: the earliest instant, up to this one, at which the target had elapsed. */
  dueBy(cycle: Cycle, at: Instant): Instant | undefined {
    if (cycle.breachedAt !== undefined) return cycle.breachedAt;
    if (cycle.allotted === undefined) return undefined;
    const { target, calendar } = cycle.allotted;
    const isOpen = opening(calendar, this.scene.around);
    let elapsed = 0;
    if (target === 0) {
      for (let t = cycle.from; t <= at; t += this.scene.step) if (isOpen(t)) return t;
      return undefined;
    }
    for (const t of cycle.ran) {
      if (t < cycle.from || t >= at || !isOpen(t)) continue;
      elapsed += this.scene.step;
      // What remains of a target may be used up within a tick.
      if (elapsed >= target) return t + this.scene.step - (elapsed - target);
    }
    return undefined;
  }

  /** Past its due; past due at a change, it is breached at that instant (S10). */
  isLate(cycle: Cycle, at: Instant): boolean {
    return cycle.breachedAt === undefined ? isPast(this.dueBy(cycle, at), at) : at >= cycle.breachedAt;
  }

  /** S7: due as it is, or as if the clock went on from now. */
  dueShown(cycle: Cycle, at: Instant): Instant | undefined {
    if (cycle.allotted === undefined) return undefined;
    return this.dueBy(cycle, at) ?? dueAt(cycle.allotted.calendar, at, cycle.allotted.target - this.elapsedBy(cycle, at));
  }
}

const isPast = (due: Instant | undefined, at: Instant): boolean => due !== undefined && at > due;
