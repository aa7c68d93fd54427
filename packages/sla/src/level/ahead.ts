import { floorOf, rational, times } from '../exact/rational.ts';
import type { AvailabilityTerms } from '../model.ts';
import { daysShare } from './days-share.ts';
import { isOpenEnded } from './period-view.ts';
import type { PeriodView } from './period-view.ts';

/** Terms that may say how much is expected in a whole period. */
export type ExpectingTerms = Pick<AvailabilityTerms, 'expectedVolume' | 'period'>;

/**
 * How many are still expected while a period runs (S19): none once the measured part is over, and nobody can tell without an
 * expected volume. Of a part of a period it is spread over the days, and cut down to a whole number (S18).
 */
export function aheadOf({ expectedVolume, period: { zone } }: ExpectingTerms, view: Pick<PeriodView, 'running' | 'horizon' | 'measured' | 'period'>, soFar: number): number | undefined {
  if (!view.running || expectedVolume === undefined) return undefined;
  if (!isOpenEnded(view)) return 0;
  const expected = floorOf(times(rational(expectedVolume), daysShare(zone, view.measured, view.period)));
  return Math.max(0, Number(expected) - soFar);
}
