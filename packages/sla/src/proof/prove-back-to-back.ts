import { measure, openIntervals } from '@entente/worktime';
import type { Duration, Interval } from '@entente/worktime';
import { ofPercent } from '../exact/decimal.ts';
import { compare, minus, ONE, rational, times, toFraction } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import { mostBad } from '../level/most-bad.ts';
import { measuredPart } from '../level/period-view.ts';
import type { AvailabilityTerms } from '../model.ts';
import { leavesOf } from '../shared/structure.ts';
import { bindingLevels, boundsOf } from './binding.ts';
import { counterexampleOf } from './counterexample.ts';
import { gapsOf } from './gaps.ts';
import { leewaysOf, partsOfLevel } from './leeway.ts';
import { patchesOf } from './patches.ts';
import { placeWorst, shownIn } from './placement.ts';
import type { BackToBackProof, BackedPromise } from './proof-model.ts';
import { spreadOf } from './spread.ts';
import { upperBound } from './upper-bound.ts';

/**
 * Whether a promise is kept whenever all the levels below it are met (S36a): the worst case of the structure over all
 * placements of the downtime that they allow (`leeway.ts`), against what the promise allows. A component is bound by every
 * level that measures it, by all of them at once. With equal hours and periods the promise's time is one patch of instants
 * that are alike, and the worst case is exact (`worst-case.ts`); otherwise the downtime is spread over the patches in the worst
 * way that there is (`spread.ts`). What facts show and what none exceed are two ends. What the promise itself may exclude is
 * its obligor's to declare: it is neither counted on nor held against it.
 */
export function proveBackToBack(promise: BackedPromise, underpinning: readonly AvailabilityTerms[], period: Interval): BackToBackProof {
  const measured = measuredPart({ partialPeriod: 'prorate', ...promise }, period);
  const hours = openIntervals(promise.calendar, measured);
  const components = leavesOf(promise.structure);
  const below = components.flatMap((component) => underpinning.filter((level) => level.component === component).map((terms) => ({ terms, parts: partsOfLevel(terms, measured) })));
  const leeways = leewaysOf(below.flatMap(({ parts }) => parts));
  const patches = patchesOf(hours, leeways);

  const placed = placeWorst(promise.structure, patches, spreadOf(promise.structure, patches, shownIn));
  const most = upperBound(promise.structure, patches);
  const allowed = allowedBy(promise, measure(hours));
  const least = measure(placed.failing);
  const outcome = compare(rational(most), allowed) <= 0 ? 'proved' : compare(rational(least), allowed) > 0 ? 'refuted' : 'not-proved';
  const levels = bindingLevels(below, hours);
  return {
    outcome, period, allowed: toFraction(allowed), worst: { least, most }, isExact: least === most,
    bounds: boundsOf(levels),
    gaps: gapsOf(components, levels, leeways, hours, period),
    ...(outcome === 'refuted' ? { counterexample: counterexampleOf(promise, below.map(({ terms }) => terms), leeways, placed, period) } : {}),
  };
}

function allowedBy({ expected, rounding }: BackedPromise, length: Duration): Rational {
  return rounding === undefined ? times(rational(length), minus(ONE, ofPercent(expected))) : rational(mostBad(length, expected, rounding));
}
