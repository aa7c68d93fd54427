import { intersect, measure, normalise } from '@entente/worktime';
import type { Duration, Instant, Interval, Intervals } from '@entente/worktime';
import { foldClock } from '../clock/clock-log.ts';
import type { ClockFact, Fact } from '../model.ts';

/** How long a party held work during a stretch, over all clocks. */
export type Hands = (party: string, stretch: Interval) => Duration;

/**
 * Who held the work about a metric's components (S32 `time-in-hand`): the running time of their clocks, by the party
 * that held each. Two clocks in one hand at an instant count once (S15).
 */
export function handsOf(components: readonly string[], facts: readonly Fact[], asOf: Instant): Hands {
  const clocks = Map.groupBy(facts.filter((fact): fact is ClockFact => fact.kind === 'clock' && components.includes(fact.component)), ({ clock }) => clock);
  const held = [...clocks.values()].flatMap((events) => foldClock(events.map(({ event, ...fact }) => ({ ...fact, kind: event })), asOf, () => false).running);
  const byParty = new Map<string, Intervals>([...Map.groupBy(held, ({ party }) => party)].map(([party, stretches]) => [party, normalise(stretches)]));
  return (party, stretch) => measure(intersect(byParty.get(party) ?? [], [stretch]));
}
