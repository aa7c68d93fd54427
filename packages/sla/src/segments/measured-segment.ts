import type { Interval } from '@entente/worktime';
import type { Rational } from '../exact/rational.ts';
import type { MeasuredLevel } from '../level/evaluate-availability.ts';
import type { AvailabilityTerms } from '../model.ts';

/** The part of a period in which one version is in force. */
export interface VersionSegment {
  readonly terms: AvailabilityTerms;
  readonly segment: Interval;
}

export interface MeasuredSegment extends VersionSegment {
  readonly weight: Rational;
  readonly level: MeasuredLevel;
}
