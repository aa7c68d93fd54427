import { firstEndingAfter } from '@entente/worktime';
import type { Instant, Interval } from '@entente/worktime';
import type { Fact, MethodTerms } from '../../model.ts';
import { factsOfMethod } from '../../observe/observed.ts';
import { cadenceOf } from '../../observe/sample-colours.ts';
import { sampleColumns } from '../../observe/sample-columns.ts';

/** A stretch in which a source says one value. */
interface Said extends Interval {
  readonly value: number;
}

/** What a component took over time. */
export interface Values {
  /** Undefined where no source knows. */
  readonly at: (instant: Instant) => number | undefined;
  /** Every instant at which the value may change. */
  readonly changes: readonly Instant[];
}

/**
 * The values of a method's sources (S1a): each sample's speaks for one cadence, cut at the next one. Of several sources
 * that know something the greatest counts under `any-bad`, the least under `all-bad`, and the one in the middle, of two
 * the greater, under `majority`: then the component is over its own limit exactly when its colour is bad.
 */
export function valuesOf(method: MethodTerms, component: string, facts: readonly Fact[], until: Instant): Values {
  const runs = factsOfMethod(method, component, facts).filter((fact) => fact.kind === 'samples');
  const sources = method.sources.map((source) => saidOf(method, sampleColumns(runs.filter((run) => run.source === source)), until));
  return {
    at: (instant) => combined(method, sources.flatMap((said) => valueIn(said, instant) ?? [])),
    changes: sources.flatMap((said) => said.flatMap(({ start, end }) => [start, end])),
  };
}

function saidOf(method: MethodTerms, { at, value }: ReturnType<typeof sampleColumns>, until: Instant): readonly Said[] {
  return Array.from(at, (start, place): Said => ({ start, end: Math.min(start + cadenceOf(method), at[place + 1] ?? Infinity, until), value: value?.[place] ?? Number.NaN }))
    .filter(({ start, end, value: said }) => start < end && !Number.isNaN(said));
}

function valueIn(said: readonly Said[], instant: Instant): number | undefined {
  const candidate = said[firstEndingAfter(said, instant)];
  return candidate !== undefined && candidate.start <= instant ? candidate.value : undefined;
}

function combined({ combine }: MethodTerms, values: readonly number[]): number | undefined {
  const ascending = values.toSorted((a, b) => a - b);
  switch (combine) {
    case 'any-bad': return ascending.at(-1);
    case 'all-bad': return ascending[0];
    case 'majority': return ascending[Math.floor(ascending.length / 2)];
  }
}
