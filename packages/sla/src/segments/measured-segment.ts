import type { Interval } from '@entente/worktime';
import type { Rational } from '../exact/rational.ts';
import type { MeasuredValue } from '../kinds/evaluate-value-level.ts';
import type { LevelTerms, ValueResult } from '../kinds/kind-model.ts';
import type { MeasuredLevel } from '../level/evaluate-availability.ts';
import type { PeriodView } from '../level/period-view.ts';
import type { AvailabilityTerms } from '../model.ts';
import type { CombinedTerms } from './combined-kinds.ts';

/** The part of a period in which one version is in force. */
export interface VersionSegment<Terms extends LevelTerms = AvailabilityTerms> {
  readonly terms: Terms;
  readonly segment: Interval;
}

export interface MeasuredSegment extends VersionSegment {
  readonly weight: Rational;
  readonly level: MeasuredLevel;
}

/** The same of a level of another kind. */
export interface MeasuredValueSegment extends VersionSegment<CombinedTerms> {
  readonly weight: Rational;
  readonly level: MeasuredValue & { readonly result: ValueResult };
}

/** The period as all segments together see it from the same moment: what any of them misses is missed. */
export function viewTogether(segments: readonly { readonly segment: Interval; readonly level: { readonly view: PeriodView } }[], last: PeriodView, period: Interval): PeriodView {
  const lasting = segments.filter(({ segment }) => segment.start < segment.end);
  const timed = lasting.length === 0 ? segments : lasting;
  const measured = { start: Math.min(...timed.map(({ segment }) => segment.start)), end: Math.max(...timed.map(({ segment }) => segment.end)) };
  const staleSince = segments.findLast(({ level: { view } }) => view.staleSince !== undefined)?.level.view.staleSince;
  return { ...last, period, measured, ...(staleSince === undefined ? {} : { staleSince }) };
}
