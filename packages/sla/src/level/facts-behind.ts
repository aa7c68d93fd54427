import type { Instant, Interval } from '@entente/worktime';
import type { MeasuringFact } from '../observe/observed.ts';

/** The ids of the facts that made a stretch what it is: those said in it, and per source the last one said before it. */
export type FactsBehind = (stretch: Interval) => readonly string[];

/** Ready to answer for many stretches: the facts of each source in order of time, those of one instant in that of the log. */
export function factsBehindOf(facts: readonly MeasuringFact[]): FactsBehind {
  const bySource = Map.groupBy(facts.flatMap(spanOf).sort((a, b) => a.first - b.first || a.position - b.position), ({ source }) => source);
  const sources = [...bySource.values()].map(withReach);
  return (stretch) => sources.flatMap((spans) => behind(spans, stretch));
}

/** The time over which a fact spoke: an instant, or from the first sample of a batch to its last. */
interface Span {
  readonly id: string;
  readonly position: number;
  readonly source: string;
  readonly first: Instant;
  readonly last: Instant;
}

interface ReachingSpan extends Span {
  /** The latest `last` of this span and all before it. */
  readonly reach: Instant;
}

function spanOf(fact: MeasuringFact): readonly Span[] {
  const { id, position, source } = fact;
  if (fact.kind === 'status') return [{ id, position, source, first: fact.at, last: fact.at }];
  const [first, last] = [fact.at[0], fact.at.at(-1)];
  return first === undefined || last === undefined ? [] : [{ id, position, source, first, last }];
}

function withReach(spans: readonly Span[]): readonly ReachingSpan[] {
  let reach = -Infinity;
  return spans.map((span) => ({ ...span, reach: reach = Math.max(reach, span.last) }));
}

/** Walks back from the stretch's end; one span from before its start is enough. */
function behind(spans: readonly ReachingSpan[], { start, end }: Interval): readonly string[] {
  const said: string[] = [];
  let before: string | undefined;
  for (let place = firstFrom(spans, end) - 1; place >= 0; place -= 1) {
    const span = spans[place];
    if (span === undefined || (before !== undefined && span.reach < start)) break;
    if (span.last >= start) said.push(span.id);
    else before ??= span.id;
  }
  return [...(before === undefined ? [] : [before]), ...said.toReversed()];
}

/** The place of the first span that begins at or after the instant. */
function firstFrom(spans: readonly ReachingSpan[], instant: Instant): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.first ?? Infinity) < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}
