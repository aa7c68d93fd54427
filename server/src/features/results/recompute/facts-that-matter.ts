import type { Fact } from '@entente/sla';
import type { Instant, Interval } from '@entente/worktime';

/**
 * Of many facts those that can move a number whose facts lie in the window: the ones inside it, per source the last
 * ones said before it (S1a), and exclusions that reach into it, with what supersedes them. A result and its account
 * depend on nothing else.
 */
export function factsThatMatter(facts: readonly Fact[], window: Interval): readonly Fact[] {
  const kept = new Set<Fact>();
  for (const its of Map.groupBy(facts, speakerOf).values()) {
    let before = Number.NEGATIVE_INFINITY;
    for (const fact of its) {
      const { start, end } = reachOf(fact);
      if (start < window.end && window.start < end) kept.add(fact);
      else if (start < window.start && isMeasuring(fact)) before = Math.max(before, start);
    }
    for (const fact of its) {
      if (isMeasuring(fact) && reachOf(fact).start === before) kept.add(fact);
    }
  }
  return facts.filter((fact) => kept.has(fact) || (fact.kind === 'exclusion' && isSuperseding(fact, facts, kept)));
}

/** What such a fact says holds until the speaker's next one (S1a). */
function isMeasuring({ kind }: Fact): boolean {
  return kind === 'status' || kind === 'samples';
}

function speakerOf(fact: Fact): string {
  return `${fact.kind} ${fact.source} ${fact.component} ${fact.metric ?? ''}`;
}

/** Where a fact stands by itself: an instant, the time of its samples, or its window. */
function reachOf(fact: Fact): Interval {
  switch (fact.kind) {
    case 'status':
    case 'clock':
      return { start: fact.at, end: fact.at + 1 };
    case 'samples': {
      const start: Instant = fact.at[0] ?? 0;
      return { start, end: (fact.at.at(-1) ?? start) + 1 };
    }
    case 'exclusion':
    case 'cause':
      return fact.window;
  }
}

/** A later word on the same exclusion may have cut it short: both are needed to know that it no longer reaches here. */
function isSuperseding(fact: Fact & { readonly kind: 'exclusion' }, facts: readonly Fact[], kept: ReadonlySet<Fact>): boolean {
  return facts.some((other) => kept.has(other) && other.kind === 'exclusion'
    && other.source === fact.source && other.component === fact.component && other.window.start === fact.window.start);
}
