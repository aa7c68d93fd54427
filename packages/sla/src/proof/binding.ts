import type { Duration, Intervals } from '@entente/worktime';
import type { AvailabilityTerms } from '../model.ts';
import { leewaysOf } from './leeway.ts';
import type { LevelPart } from './leeway.ts';
import { patchesOf } from './patches.ts';
import type { ComponentBound } from './proof-model.ts';
import { upperBound } from './upper-bound.ts';

/** A level below, and whether it binds its component. */
export interface BindingLevel {
  readonly terms: AvailabilityTerms;
  readonly binds: boolean;
}

/** A level with its parts in the promised time. */
export interface LevelBelow {
  readonly terms: AvailabilityTerms;
  readonly parts: readonly LevelPart[];
}

/** Which levels bind: without such a one, and those just like it, its component could be down for longer in the promise's hours. */
export function bindingLevels(below: readonly LevelBelow[], hours: Intervals): readonly BindingLevel[] {
  return below.map(({ terms, parts }) => {
    const own = below.filter((other) => other.terms.component === terms.component);
    const alike = boundOf(parts);
    const others = own.filter((other) => boundOf(other.parts) !== alike);
    return { terms, binds: longestOf(terms.component, own, hours) < longestOf(terms.component, others, hours) };
  });
}

function boundOf(parts: readonly LevelPart[]): string {
  return JSON.stringify(leewaysOf(parts).map(({ hours, most }) => [hours, most]));
}

function longestOf(component: string, below: readonly LevelBelow[], hours: Intervals): Duration {
  return upperBound({ component }, patchesOf(hours, leewaysOf(below.flatMap(({ parts }) => parts))));
}

/** The answer by component, in their order. */
export function boundsOf(levels: readonly BindingLevel[]): readonly ComponentBound[] {
  return [...Map.groupBy(levels, ({ terms }) => terms.component)].map(([component, its]) => ({ component, levels: its.map(({ terms, binds }) => ({ level: terms.id, binds })) }));
}
