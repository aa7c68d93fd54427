import { clip, union } from '@entente/worktime';
import type { Instant, Interval, Intervals } from '@entente/worktime';
import { measureLevel } from '../level/evaluate-availability.ts';
import type { MeasuredLevel } from '../level/evaluate-availability.ts';
import { exclusionsOf } from '../level/exclusions.ts';
import { measuredPart } from '../level/period-view.ts';
import type { Fact, MethodTerms, SharedMetricTerms } from '../model.ts';
import { latestVoice } from '../observe/observed.ts';
import type { Observed } from '../observe/colours.ts';
import { derivedColours } from './derived.ts';
import { levelTerms, materialOf, measureComponent } from './measure-component.ts';
import type { MeasuredComponent } from './measure-component.ts';
import { endToEndOf, readingsOf } from './readings.ts';
import type { ReadStretch } from './readings.ts';
import { fails } from './structure.ts';

/** A shared metric as it was measured and read, before anybody is charged (S31). */
export interface ReadSharedMetric {
  readonly endToEnd: MeasuredLevel;
  readonly components: readonly MeasuredComponent[];
  /** When each component was down. */
  readonly downTimes: ReadonlyMap<string, Intervals>;
  readonly readings: readonly ReadStretch[];
}

/** Measures end to end and at every component, and reads every instant (S31). */
export function readSharedMetric(terms: SharedMetricTerms, facts: readonly Fact[], period: Interval, asOf: Instant): ReadSharedMetric {
  const components = terms.components.map((component) => measureComponent(terms, component, facts, period, asOf));
  const endToEnd = measureEndToEnd(terms, components, facts, period, asOf);
  const past = clip(endToEnd.counted.included, { start: endToEnd.view.measured.start, end: endToEnd.view.horizon });
  const downTimes = new Map(components.map(({ terms: { component }, down }) => [component, down]));
  const readings = readingsOf(endToEndOf(past, endToEnd.account.bad, endToEnd.account.unknown), downTimes, brokenBy(terms));
  return { endToEnd, components, downTimes, readings };
}

/** Whether the structure is down with a set of components; every distinct set is worked out once. */
function brokenBy({ structure }: SharedMetricTerms): (down: readonly string[]) => boolean {
  const known = new Map<string, boolean>();
  return (down) => {
    const key = down.join('\n');
    const isBroken = known.get(key) ?? fails(structure, (component) => down.includes(component));
    known.set(key, isBroken);
    return isBroken;
  };
}

function measureEndToEnd(terms: SharedMetricTerms, components: readonly MeasuredComponent[], facts: readonly Fact[], period: Interval, asOf: Instant): MeasuredLevel {
  if (terms.endToEnd !== undefined) {
    return measureLevel(levelTerms(terms, terms.endToEnd), materialOf(terms.endToEnd.method, terms.endToEnd.component, facts, asOf), period, asOf);
  }
  const method: MethodTerms = components[0]?.terms.method ?? { measures: 'status', sources: [], combine: 'any-bad' };
  const seen = new Map(components.map(({ terms: { component }, observed, down, excluded }) => [component, { bad: down, good: union(observed.good, excluded) }]));
  const range = measuredPart({ inForce: terms.inForce, partialPeriod: 'prorate' }, period);
  const voice = latestVoice(components.flatMap(({ observed }) => observed.voice ?? []));
  const observed: Observed = { ...derivedColours(terms.structure, seen, range), ...(voice === undefined ? {} : { voice }) };
  return measureLevel(levelTerms(terms, { component: terms.id, method }), { observed, speaking: [], exclusions: exclusionsOf(terms.id, facts) }, period, asOf);
}
