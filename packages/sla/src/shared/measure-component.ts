import { intersect, subtract, union } from '@entente/worktime';
import type { Instant, Interval, Intervals } from '@entente/worktime';
import { measureLevel } from '../level/evaluate-availability.ts';
import type { Material, MeasuredLevel } from '../level/evaluate-availability.ts';
import { exclusionsOf } from '../level/exclusions.ts';
import type { Fact, AvailabilityTerms, MethodTerms, SharedComponentTerms, SharedMetricTerms } from '../model.ts';
import { factsOfMethod, observe } from '../observe/observed.ts';
import type { Painting } from '../observe/observed.ts';
import type { Observed } from '../observe/colours.ts';

/** The party that bears what no supplier's measurement explains (S31). */
export const UNATTRIBUTED = 'unattributed';

/** One component: its own raw level, and when it is down for the shared metric. */
export interface MeasuredComponent {
  readonly terms: SharedComponentTerms;
  readonly observed: Observed;
  readonly level: MeasuredLevel;
  /** Bad by its own sources and not excluded; unknown is not down (S31). */
  readonly down: Intervals;
  /** Time that an exclusion of its own takes: not down, and listed where it was bad (S31). */
  readonly excluded: Intervals;
}

/** Measures a component inside the shared metric's hours, whatever its own contract's hours are (S31). */
export function measureComponent(terms: SharedMetricTerms, component: SharedComponentTerms, facts: readonly Fact[], period: Interval, asOf: Instant, paint?: Painting): MeasuredComponent {
  const material = materialOf(component.method, component.component, facts, asOf, paint);
  const level = measureLevel(levelTerms(terms, component, `${terms.id}/${component.component}`), material, period, asOf);
  const { removed, excused, countedGood } = level.counted.excluded;
  const excluded = union(removed, excused, countedGood);
  return { terms: component, observed: material.observed, level, down: subtract(material.observed.bad, excluded), excluded };
}

/** Bad time inside the component's own exclusions. */
export function excludedBad({ observed, excluded }: MeasuredComponent): Intervals {
  return intersect(observed.bad, excluded);
}

/** What the facts say of one measured thing. */
export function materialOf(method: MethodTerms, component: string, facts: readonly Fact[], asOf: Instant, paint?: Painting): Material {
  return { observed: observe(method, component, facts, asOf, paint), speaking: factsOfMethod(method, component, facts), exclusions: exclusionsOf(component, facts) };
}

/** A level under the shared metric's own hours, exclusions and targets. */
export function levelTerms(terms: SharedMetricTerms, { component, method }: { readonly component: string; readonly method: MethodTerms }, id: string = terms.id): AvailabilityTerms {
  const { name, expected, minimum, calendar, period, unknown, exclusions, inForce } = terms;
  return {
    id, name, kind: 'availability', basis: 'time', component, expected, ...(minimum === undefined ? {} : { minimum }), obligor: UNATTRIBUTED,
    calendar, period, method, unknown, exclusions, outages: {}, partialPeriod: 'prorate', inForce,
  };
}
