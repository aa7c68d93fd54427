import type { Fact } from '@entente/sla';
import { canonical } from './canonical.ts';

/** Facts of two evidences side by side. */
export interface FactsCompared {
  /** In the later one only. */
  readonly added: readonly Fact[];
  /** In the earlier one only: nothing is ever taken out of a log, so somebody left them out. */
  readonly missing: readonly Fact[];
  /** In both by their id, with another content: a fact is never changed, so somebody changed it. */
  readonly changed: readonly { readonly before: Fact; readonly after: Fact }[];
  /** Added ones that speak of the same thing and instant as one that was there: they count instead of it (S1a). */
  readonly superseded: readonly { readonly before: Fact; readonly after: Fact }[];
}

/** What came to the facts, and what was done to them, between two evidences of one log. */
export function compareFacts(before: readonly Fact[], after: readonly Fact[]): FactsCompared {
  const [earlier, later] = [byId(before), byId(after)];
  const added = after.filter(({ id }) => !earlier.has(id));
  const spoken = new Map(before.map((fact) => [identityOf(fact), fact]));
  return {
    added,
    missing: before.filter(({ id }) => !later.has(id)),
    changed: before.flatMap((fact) => {
      const now = later.get(fact.id);
      return now === undefined || canonical(now) === canonical(fact) ? [] : [{ before: fact, after: now }];
    }),
    superseded: added.flatMap((fact) => {
      const was = spoken.get(identityOf(fact));
      return was === undefined ? [] : [{ before: was, after: fact }];
    }),
  };
}

function byId(facts: readonly Fact[]): ReadonlyMap<string, Fact> {
  return new Map(facts.map((fact) => [fact.id, fact]));
}

/** S1a: (source, component, kind, instant). Of a run of samples its first instant stands for it. */
function identityOf(fact: Fact): string {
  return JSON.stringify([fact.kind, fact.source, fact.component, fact.metric ?? null, instantOf(fact)]);
}

function instantOf(fact: Fact): unknown {
  switch (fact.kind) {
    case 'status':
      return fact.at;
    case 'samples':
      return fact.at[0];
    case 'exclusion':
    case 'cause':
      return [fact.window.start, fact.window.end];
    case 'clock':
      return [fact.clock, fact.at, fact.event, fact.reason ?? null, fact.sequence ?? null];
  }
}
