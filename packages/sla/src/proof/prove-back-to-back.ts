import { measure, normalise, openIntervals, union } from '@entente/worktime';
import type { Duration, Interval, Intervals } from '@entente/worktime';
import { ofPercent } from '../exact/decimal.ts';
import { compare, minus, ONE, rational, times, toFraction } from '../exact/rational.ts';
import { measuredPart } from '../level/period-view.ts';
import type { AvailabilityTerms, SharedMetricTerms, Structure } from '../model.ts';
import { leavesOf } from '../shared/structure.ts';
import { cellsOf } from './cells.ts';
import type { Cell } from './cells.ts';
import { counterexampleOf } from './counterexample.ts';
import { gapsOf } from './gaps.ts';
import { poolsOf } from './pools.ts';
import type { BackToBackProof, Pool } from './proof-model.ts';
import { placeFailures, sliceOf, worstTime } from './worst-case.ts';

/**
 * Whether a promise is kept whenever all the levels below it are met (S36a): the worst case of the structure over all
 * placements of the downtime that they allow (`pools.ts`), against what the promise allows. With equal hours and periods the
 * promise's time is one cell of instants that are alike, and the worst case is exact (`worst-case.ts`). Otherwise it
 * lies between what a placement reaches that fills one cell after the other, and the smaller of two bounds: the cells'
 * worst cases added up as if each had all downtime to itself, and one cell without any hours. What the promise itself
 * may exclude is its obligor's to declare: it is neither counted on nor held against it. A component is bound by the
 * first level that measures it.
 */
export function proveBackToBack(promise: SharedMetricTerms, underpinning: readonly AvailabilityTerms[], period: Interval): BackToBackProof {
  const measured = measuredPart({ inForce: promise.inForce, partialPeriod: 'prorate' }, period);
  const hours = openIntervals(promise.calendar, measured);
  const components = leavesOf(promise.structure);
  const levels = components.flatMap((component) => underpinning.find((level) => level.component === component) ?? []);
  const pools = levels.flatMap((level) => poolsOf(level, measured));
  const cells = cellsOf(hours, pools);

  const placed = placeWorst(promise.structure, cells);
  const most = upperBound(promise.structure, hours, cells, pools);
  const allowed = times(rational(measure(hours)), minus(ONE, ofPercent(promise.expected)));
  const least = measure(placed.failing);
  const outcome = compare(rational(most), allowed) <= 0 ? 'proved' : compare(rational(least), allowed) > 0 ? 'refuted' : 'not-proved';
  return {
    outcome, period, allowed: toFraction(allowed), worst: { least, most }, isExact: least === most,
    gaps: gapsOf(components, levels, pools, hours, period),
    ...(outcome === 'refuted' ? { counterexample: counterexampleOf(promise, levels, pools, placed, period) } : {}),
  };
}

/** When everything fails, and when each component is down for it. */
export interface Placement {
  readonly failing: Intervals;
  readonly down: ReadonlyMap<string, Intervals>;
}

/** Fills one cell after the other with what is left of the downtime that facts can show. */
function placeWorst(structure: Structure, cells: readonly Cell[]): Placement {
  const left = new Map<Pool, Duration>();
  const down = new Map<string, Intervals>();
  const failing: Interval[] = [];
  for (const { at, length, pools } of cells) {
    const leftOf = (pool: Pool) => left.get(pool) ?? pool.shown.excluded + pool.shown.unknown + pool.shown.bad;
    const downTimes = new Map([...pools].map(([component, pool]) => [component, leftOf(pool)]));
    const downTimeOf = (component: string) => downTimes.get(component) ?? length;
    const fails = sliceOf(at, 0, worstTime(structure, length, downTimeOf));
    failing.push(...fails);
    placeFailures(structure, fails, length, downTimeOf, (component, when) => {
      down.set(component, union(down.get(component) ?? [], when));
      const pool = pools.get(component);
      if (pool !== undefined) left.set(pool, leftOf(pool) - measure(normalise(when)));
    });
  }
  return { failing: normalise(failing), down };
}

function upperBound(structure: Structure, hours: Intervals, cells: readonly Cell[], pools: readonly Pool[]): Duration {
  const cellByCell = cells.reduce((sum, cell) => sum + worstTime(structure, cell.length, (component) => cell.pools.get(component)?.most ?? cell.length), 0);
  const unbound = (component: string) => cells.reduce((sum, cell) => sum + (cell.pools.has(component) ? 0 : cell.length), 0);
  const bound = (component: string) => pools.reduce((sum, pool) => sum + (pool.component === component ? pool.most : 0), 0);
  const asOne = worstTime(structure, measure(hours), (component) => unbound(component) + bound(component));
  return Math.min(cellByCell, asOne);
}
