/** S1a, S6: which events of a clock count, and in which order they apply, as SEMANTICS.md reads. */
import type { Instant } from '@entente/worktime';
import type { ClockFact, ClockLevelTerms, Fact } from '../../src/index.ts';

const ORDER = ['attach', 'start', 'reset', 'reassign', 'resume', 'pause', 'cancel', 'stop'];

/** S1a: a source's events of one kind and instant are told apart by reason and sequence; of one of them the highest position. */
export function logOf(terms: ClockLevelTerms, facts: readonly Fact[], clock: string, asOf: Instant): readonly ClockFact[] {
  const events = new Map<string, ClockFact>();
  for (const fact of facts.toSorted((a, b) => a.position - b.position)) {
    if (fact.kind !== 'clock' || fact.clock !== clock || fact.component !== terms.component || !terms.method.sources.includes(fact.source) || fact.at > asOf) continue;
    if (fact.metric !== undefined && fact.metric !== terms.method.metric) continue;
    events.set(JSON.stringify([fact.source, fact.event, fact.at, fact.reason, fact.sequence]), fact);
  }
  return [...events.values()].toSorted(inOrder);
}

function inOrder(a: ClockFact, b: ClockFact): number {
  if (a.at !== b.at) return a.at - b.at;
  const [first, second] = [a.sequence ?? Number.POSITIVE_INFINITY, b.sequence ?? Number.POSITIVE_INFINITY];
  if (first !== second) return first < second ? -1 : 1;
  const byKind = ORDER.indexOf(a.event) - ORDER.indexOf(b.event);
  if (byKind !== 0) return byKind;
  return a.id < b.id ? -1 : 1;
}
