import { measure, openIntervals, subtract } from '@entente/worktime';
import type { Intervals } from '@entente/worktime';
import type { ExclusionFact, AvailabilityTerms } from '../model.ts';
import { excludedTime } from './exclusions.ts';
import type { ExcludedTime } from './exclusions.ts';
import type { PeriodView } from './period-view.ts';

/** The measured part of a period, taken apart by hours and exclusions before anything that was observed (S12). */
export interface CountedTime {
  readonly open: Intervals;
  readonly excluded: ExcludedTime;
  /** Open and not removed: what a level is measured in. */
  readonly included: Intervals;
  readonly outOfHours: number;
}

/** What of a period counts under the calendar and the exclusions of the level (S3, S12 to S14). */
export function countedTime(terms: Pick<AvailabilityTerms, 'calendar' | 'exclusions'>, exclusions: readonly ExclusionFact[], { measured }: Pick<PeriodView, 'measured'>): CountedTime {
  const open = openIntervals(terms.calendar, measured);
  const excluded = excludedTime(terms.exclusions, exclusions, open);
  return { open, excluded, included: subtract(open, excluded.removed), outOfHours: measured.end - measured.start - measure(open) };
}
