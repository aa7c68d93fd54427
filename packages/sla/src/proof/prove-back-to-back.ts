import { measure, normalise, openIntervals, union } from '@entente/worktime';
import type { Duration, Interval, Intervals } from '@entente/worktime';
import { ofPercent } from '../exact/decimal.ts';
import { compare, minus, ONE, rational, times, toFraction } from '../exact/rational.ts';
import { measuredPart } from '../level/period-view.ts';
import type { AvailabilityTerms, SharedMetricTerms, Structure } from '../model.ts';
import { leavesOf } from '../shared/structure.ts';
import { patchesOf } from './patches.ts';
import type { Patch } from './patches.ts';
import { counterexampleOf } from './counterexample.ts';
import { gapsOf } from './gaps.ts';
import { leewaysOf } from './leeway.ts';
import type { BackToBackProof, Leeway, Placement } from './proof-model.ts';
import { placeFailures, sliceOf, worstTime } from './worst-case.ts';

/**
 * Whether a promise is kept whenever all the levels below it are met (S36a): the worst case of the structure over all
 * placements of the downtime that they allow (`leeway.ts`), against what the promise allows. With equal hours and periods the
 * promise's time is one patch of instants that are alike, and the worst case is exact (`worst-case.ts`). Otherwise it
 * lies between what a placement reaches that fills one patch after the other, and the smaller of two bounds: the patches'
 * worst cases added up as if each had all downtime to itself, and one patch without any hours. What the promise itself
 * may exclude is its obligor's to declare: it is neither counted on nor held against it. A component is bound by the
 * first level that measures it.
 */
export function proveBackToBack(promise: SharedMetricTerms, underpinning: readonly AvailabilityTerms[], period: Interval): BackToBackProof {
  const measured = measuredPart({ inForce: promise.inForce, partialPeriod: 'prorate' }, period);
  const hours = openIntervals(promise.calendar, measured);
  const components = leavesOf(promise.structure);
  const levels = components.flatMap((component) => underpinning.find((level) => level.component === component) ?? []);
  const leeways = levels.flatMap((level) => leewaysOf(level, measured));
  const patches = patchesOf(hours, leeways);

  const placed = placeWorst(promise.structure, patches);
  const most = upperBound(promise.structure, hours, patches, leeways);
  const allowed = times(rational(measure(hours)), minus(ONE, ofPercent(promise.expected)));
  const least = measure(placed.failing);
  const outcome = compare(rational(most), allowed) <= 0 ? 'proved' : compare(rational(least), allowed) > 0 ? 'refuted' : 'not-proved';
  return {
    outcome, period, allowed: toFraction(allowed), worst: { least, most }, isExact: least === most,
    gaps: gapsOf(components, levels, leeways, hours, period),
    ...(outcome === 'refuted' ? { counterexample: counterexampleOf(promise, levels, leeways, placed, period) } : {}),
  };
}

/** Fills one patch after the other with what is left of the downtime that facts can show. */
function placeWorst(structure: Structure, patches: readonly Patch[]): Placement {
  const left = new Map<Leeway, Duration>();
  const down = new Map<string, Intervals>();
  const failing: Interval[] = [];
  for (const { at, length, leeways } of patches) {
    const leftOf = (leeway: Leeway) => left.get(leeway) ?? leeway.shown.excluded + leeway.shown.unknown + leeway.shown.bad;
    const downTimes = new Map([...leeways].map(([component, leeway]) => [component, leftOf(leeway)]));
    const downTimeOf = (component: string) => downTimes.get(component) ?? length;
    const fails = sliceOf(at, 0, worstTime(structure, length, downTimeOf));
    failing.push(...fails);
    placeFailures(structure, fails, length, downTimeOf, (component, when) => {
      down.set(component, union(down.get(component) ?? [], when));
      const leeway = leeways.get(component);
      if (leeway !== undefined) left.set(leeway, leftOf(leeway) - measure(normalise(when)));
    });
  }
  return { failing: normalise(failing), down };
}

function upperBound(structure: Structure, hours: Intervals, patches: readonly Patch[], leeways: readonly Leeway[]): Duration {
  const patchByPatch = patches.reduce((sum, patch) => sum + worstTime(structure, patch.length, (component) => patch.leeways.get(component)?.most ?? patch.length), 0);
  const unbound = (component: string) => patches.reduce((sum, patch) => sum + (patch.leeways.has(component) ? 0 : patch.length), 0);
  const bound = (component: string) => leeways.reduce((sum, leeway) => sum + (leeway.component === component ? leeway.most : 0), 0);
  const asOne = worstTime(structure, measure(hours), (component) => unbound(component) + bound(component));
  return Math.min(patchByPatch, asOne);
}
