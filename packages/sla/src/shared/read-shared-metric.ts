import { clip, intersect, union } from '@entente/worktime';
import type { Instant, Interval, Intervals } from '@entente/worktime';
import { measureLevel } from '../level/evaluate-availability.ts';
import type { MeasuredLevel } from '../level/evaluate-availability.ts';
import { exclusionsOf } from '../level/exclusions.ts';
import { measuredPart } from '../level/period-view.ts';
import type { Fact, MethodTerms, SharedMetricTerms } from '../model.ts';
import { latestVoice } from '../observe/observed.ts';
import type { Observed } from '../observe/colours.ts';
import { causesThatCount } from '../relief/causes-that-count.ts';
import type { CountedCauses } from '../relief/causes-that-count.ts';
import { derivedColours } from './derived.ts';
import { handsOf } from './hands.ts';
import type { Hands } from './hands.ts';
import { layCauses } from './lay-causes.ts';
import type { LaidStretch } from './lay-causes.ts';
import { levelTerms, materialOf, measureComponent } from './measure-component.ts';
import type { MeasuredComponent } from './measure-component.ts';
import { endToEndOf, readingsOf } from './readings.ts';
import { fails } from './structure.ts';

/** A shared metric as it was measured and read, before anybody is charged (S31). */
export interface ReadSharedMetric {
  readonly endToEnd: MeasuredLevel;
  readonly components: readonly MeasuredComponent[];
  /** When each component was down. */
  readonly downTimes: ReadonlyMap<string, Intervals>;
  readonly readings: readonly LaidStretch[];
  /** Bad end to end inside the hours, up to what is known, before any exclusion (S34). */
  readonly rawBad: Intervals;
  /** The included time of each party, over all its components. */
  readonly ownTime: ReadonlyMap<string, Intervals>;
  readonly causes: CountedCauses;
  readonly hands: Hands;
}

/** Measures end to end and at every component, reads every instant (S31), and lays what others caused on them (S34). */
export function readSharedMetric(terms: SharedMetricTerms, facts: readonly Fact[], period: Interval, asOf: Instant): ReadSharedMetric {
  const components = terms.components.map((component) => measureComponent(terms, component, facts, period, asOf));
  const whole = measureEndToEnd(terms, components, facts, period, asOf);
  const { level: endToEnd } = whole;
  const upToNow = { start: endToEnd.view.measured.start, end: endToEnd.view.horizon };
  const past = clip(endToEnd.counted.included, upToNow);
  const downTimes = new Map(components.map(({ terms: { component }, down }) => [component, down]));
  const readings = readingsOf(endToEndOf(past, endToEnd.account.bad, endToEnd.account.unknown), downTimes, brokenBy(terms));
  const causes = causesThatCount(facts);
  const partyOf = new Map(terms.components.map(({ component, party }) => [component, party]));
  const ownTime = new Map([...Map.groupBy(components, (component) => component.terms.party)].map(([party, its]) => [party, union(...its.map(({ level }) => level.counted.included))]));
  return {
    endToEnd, components, downTimes, causes, ownTime,
    readings: layCauses(readings, partyOf, causes.counting, ownTime),
    rawBad: clip(intersect(whole.observed.bad, endToEnd.counted.open), upToNow),
    hands: handsOf([...terms.components.map(({ component }) => component), terms.endToEnd?.component ?? terms.id], facts, asOf),
  };
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

interface MeasuredWhole {
  readonly level: MeasuredLevel;
  readonly observed: Observed;
}

function measureEndToEnd(terms: SharedMetricTerms, components: readonly MeasuredComponent[], facts: readonly Fact[], period: Interval, asOf: Instant): MeasuredWhole {
  if (terms.endToEnd !== undefined) {
    const material = materialOf(terms.endToEnd.method, terms.endToEnd.component, facts, asOf);
    return { level: measureLevel(levelTerms(terms, terms.endToEnd), material, period, asOf), observed: material.observed };
  }
  const method: MethodTerms = components[0]?.terms.method ?? { measures: 'status', sources: [], combine: 'any-bad' };
  const seen = new Map(components.map(({ terms: { component }, observed, down, excluded }) => [component, { bad: down, good: union(observed.good, excluded) }]));
  const range = measuredPart({ inForce: terms.inForce, partialPeriod: 'prorate' }, period);
  const voice = latestVoice(components.flatMap(({ observed }) => observed.voice ?? []));
  const observed: Observed = { ...derivedColours(terms.structure, seen, range), ...(voice === undefined ? {} : { voice }) };
  return { level: measureLevel(levelTerms(terms, { component: terms.id, method }), { observed, speaking: [], exclusions: exclusionsOf(terms.id, facts) }, period, asOf), observed };
}
