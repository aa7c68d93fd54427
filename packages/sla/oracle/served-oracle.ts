/** S16 for user-minutes and device-minutes: how many are served and how many affected at one instant. */
import type { Instant } from '@entente/worktime';
import type { Fact, MethodTerms } from '../src/model.ts';
import type { Seen } from './time-oracle.ts';

interface Stated {
  readonly at: Instant;
  readonly rank: number;
  readonly served: number;
  readonly affected: number;
}

interface Served {
  readonly served: number;
  readonly affected: number;
}

function statedBy(component: string, source: string, facts: readonly Fact[]): readonly Stated[] {
  const runs = facts.filter((fact) => fact.kind === 'samples').filter((fact) => fact.component === component && fact.source === source);
  const rows = runs.flatMap(({ at, good, total, position }) => Array.from(at, (instant, i) => ({ at: instant, rank: position + i / 1000, served: total?.[i], good: good?.[i] })));
  const latest = rows.filter((row) => !rows.some((other) => other.at === row.at && other.rank > row.rank));
  return latest.flatMap(({ at, rank, served, good }) => (served === undefined || good === undefined ? [] : [{ at, rank, served, affected: served - good }]));
}

/** What the sources that know say together; undefined when none knows. */
export function servedAt({ sources, maxAge = Infinity }: MethodTerms, component: string, facts: readonly Fact[], t: Instant, asOf: Instant): Served | undefined {
  if (t >= asOf) return undefined;
  const known = sources.flatMap((source) => {
    const before = statedBy(component, source, facts).filter(({ at }) => at <= t).sort((a, b) => a.at - b.at);
    const last = before.at(-1);
    return last !== undefined && t < last.at + maxAge ? [last] : [];
  });
  if (known.length === 0) return undefined;
  return { served: known.reduce((sum, one) => sum + one.served, 0), affected: known.reduce((sum, one) => sum + one.affected, 0) };
}

export function knownCounts(served: Served | undefined): Seen {
  if (served === undefined) return 'unknown';
  return served.affected > 0 ? 'bad' : 'good';
}

/** S12, S19: two cadences after the last word on users. */
export function servedKnownUntil({ sources, cadence = 300_000 }: MethodTerms, component: string, facts: readonly Fact[], asOf: Instant): Instant {
  const words = sources.flatMap((source) => statedBy(component, source, facts)).map(({ at }) => at).filter((at) => at <= asOf);
  return words.length === 0 ? -Infinity : Math.min(asOf, Math.max(...words) + 2 * cadence);
}
