import { clip, intersect, union } from '@entente/worktime';
import type { Instant, Interval, Intervals } from '@entente/worktime';
import { measureLevel } from '../level/evaluate-availability.ts';
import type { MeasuredLevel } from '../level/evaluate-availability.ts';
import { exclusionsOf } from '../level/exclusions.ts';
import { measuredPart } from '../level/period-view.ts';
import type { Fact, MethodTerms, SharedMetricTerms, Structure } from '../model.ts';
import { latestVoice } from '../observe/observed.ts';
import type { Painting } from '../observe/observed.ts';
import type { Colours, Observed } from '../observe/colours.ts';
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
import type { DownStretch } from './readings.ts';
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

/** How the components make up the whole (S31). */
export interface Whole {
  /** The whole as they make it, where there is no end-to-end source. */
  readonly derive: (range: Interval) => Colours;
  /** Whether it is down in a stretch. */
  readonly isBroken: (stretch: DownStretch) => boolean;
  /** A part of time, cut wherever that may change beside which components are down. */
  readonly cut: (part: Intervals) => Intervals;
  /** How samples colour time, where it is not as ever (S1a). */
  readonly paint?: Painting;
}

/** The whole by the structure of the terms. */
function byStructure({ structure }: SharedMetricTerms, components: readonly MeasuredComponent[]): Whole {
  const seen = new Map(components.map(({ terms: { component }, observed, down, excluded }) => [component, { bad: down, good: union(observed.good, excluded) }]));
  return { derive: (range) => derivedColours(structure, seen, range), isBroken: brokenBy(structure), cut: (part) => part };
}

/** Measures end to end and at every component, reads every instant (S31), and lays what others caused on them (S34). */
export function readSharedMetric(terms: SharedMetricTerms, facts: readonly Fact[], period: Interval, asOf: Instant): ReadSharedMetric {
  const components = measureComponents(terms, facts, period, asOf);
  return readMeasured(terms, components, byStructure(terms, components), facts, period, asOf);
}

export function measureComponents(terms: SharedMetricTerms, facts: readonly Fact[], period: Interval, asOf: Instant, paint?: Painting): readonly MeasuredComponent[] {
  return terms.components.map((component) => measureComponent(terms, component, facts, period, asOf, paint));
}

/** The same for components that are measured already, whatever way they make up the whole. */
export function readMeasured(terms: SharedMetricTerms, components: readonly MeasuredComponent[], whole: Whole, facts: readonly Fact[], period: Interval, asOf: Instant): ReadSharedMetric {
  const { level: endToEnd, observed } = measureEndToEnd(terms, components, whole, facts, period, asOf);
  const upToNow = { start: endToEnd.view.measured.start, end: endToEnd.view.horizon };
  const past = clip(endToEnd.counted.included, upToNow);
  const downTimes = new Map(components.map(({ terms: { component }, down }) => [component, down]));
  const { good, bad, unknown } = endToEndOf(past, endToEnd.account.bad, endToEnd.account.unknown);
  const readings = readingsOf({ good: whole.cut(good), bad: whole.cut(bad), unknown }, downTimes, whole.isBroken);
  const causes = causesThatCount(facts);
  const partyOf = new Map(terms.components.map(({ component, party }) => [component, party]));
  const ownTime = new Map([...Map.groupBy(components, (component) => component.terms.party)].map(([party, its]) => [party, union(...its.map(({ level }) => level.counted.included))]));
  return {
    endToEnd, components, downTimes, causes, ownTime,
    readings: layCauses(readings, partyOf, causes.counting, ownTime),
    rawBad: clip(intersect(observed.bad, endToEnd.counted.open), upToNow),
    hands: handsOf([...terms.components.map(({ component }) => component), terms.endToEnd?.component ?? terms.id], facts, asOf),
  };
}

/** Whether the structure is down with a set of components; every distinct set is worked out once. */
function brokenBy(structure: Structure): Whole['isBroken'] {
  const known = new Map<string, boolean>();
  return ({ down }) => {
    const key = down.join('\n');
    const isBroken = known.get(key) ?? fails(structure, (component) => down.includes(component));
    known.set(key, isBroken);
    return isBroken;
  };
}

interface MeasuredEndToEnd {
  readonly level: MeasuredLevel;
  readonly observed: Observed;
}

function measureEndToEnd(terms: SharedMetricTerms, components: readonly MeasuredComponent[], whole: Whole, facts: readonly Fact[], period: Interval, asOf: Instant): MeasuredEndToEnd {
  if (terms.endToEnd !== undefined) {
    const material = materialOf(terms.endToEnd.method, terms.endToEnd.component, facts, asOf, whole.paint);
    return { level: measureLevel(levelTerms(terms, terms.endToEnd), material, period, asOf), observed: material.observed };
  }
  const method: MethodTerms = components[0]?.terms.method ?? { measures: 'status', sources: [], combine: 'any-bad' };
  const range = measuredPart({ inForce: terms.inForce, partialPeriod: 'prorate' }, period);
  const voice = latestVoice(components.flatMap(({ observed }) => observed.voice ?? []));
  const observed: Observed = { ...whole.derive(range), ...(voice === undefined ? {} : { voice }) };
  return { level: measureLevel(levelTerms(terms, { component: terms.id, method }), { observed, speaking: [], exclusions: exclusionsOf(terms.id, facts) }, period, asOf), observed };
}
