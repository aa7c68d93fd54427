import type { Instant } from '@entente/worktime';
import { inOrder } from '../../clock/clock-log.ts';
import type { ClockEvent } from '../../clock/clock-model.ts';
import type { ClockFact, Fact } from '../../model.ts';
import type { ClockLevelTerms } from '../kind-model.ts';

/** Everything that was told of one piece of work, in the order in which it applies (S6). */
export interface ClockLog {
  readonly clock: string;
  readonly events: readonly ClockEvent[];
  /** Its priorities, each from an instant on. */
  readonly priorities: readonly { readonly at: Instant; readonly priority: string }[];
  /** The work that it is a part of; the last one told. */
  readonly parent?: string;
}

/** The logs of all clocks that a level's sources tell of, by their names; what several sources tell of one clock is one log (S6). */
export function clockLogs({ method, component }: Pick<ClockLevelTerms, 'method' | 'component'>, facts: readonly Fact[]): readonly ClockLog[] {
  const sources = new Set(method.sources);
  const byClock = new Map<string, ClockFact[]>();
  for (const fact of facts) {
    if (fact.kind !== 'clock' || fact.component !== component || !sources.has(fact.source)) continue;
    if (method.metric !== undefined && fact.metric !== undefined && fact.metric !== method.metric) continue;
    const told = byClock.get(fact.clock);
    if (told === undefined) byClock.set(fact.clock, [fact]);
    else told.push(fact);
  }
  return [...byClock].sort(([a], [b]) => (a < b ? -1 : 1)).map(([clock, told]) => logOf(clock, told));
}

function logOf(clock: string, told: readonly ClockFact[]): ClockLog {
  const events = inOrder(latestOfEach(told).map((fact) => ({ ...fact, kind: fact.event })));
  const parent = events.findLast((event) => event.parent !== undefined)?.parent;
  return {
    clock,
    events,
    priorities: events.flatMap(({ at, priority }) => (priority === undefined ? [] : [{ at, priority }])),
    ...(parent === undefined ? {} : { parent }),
  };
}

/** Of one source's words on one event of a clock at one instant the highest log position counts (S1a); events are told apart by reason and by sequence. */
function latestOfEach(told: readonly ClockFact[]): readonly ClockFact[] {
  const latest = new Map<string, ClockFact>();
  for (const fact of told) {
    const identity = JSON.stringify([fact.source, fact.event, fact.at, fact.reason, fact.sequence]);
    const known = latest.get(identity);
    if (known === undefined || known.position < fact.position) latest.set(identity, fact);
  }
  return [...latest.values()];
}
