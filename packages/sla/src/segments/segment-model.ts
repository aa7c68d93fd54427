import type { Interval } from '@entente/worktime';
import type { AmendedRule, AvailabilityResult, Fraction } from '../model.ts';

/** One level in a period in which its terms changed (S18). */
export interface SegmentedResult {
  readonly period: Interval;
  /** As the last version says. */
  readonly amended: AmendedRule;
  /** In order of time; each has its own number and judgement. */
  readonly segments: readonly Segment[];
  /** Under `combine`, unless no version is in force in the period. */
  readonly combined?: CombinedSegments;
}

/** A part of a period under one version of the terms. */
export interface Segment {
  readonly segment: Interval;
  /** Its days ÷ the period's days: the part of a credit that it stands for. */
  readonly weight: Fraction;
  readonly result: AvailabilityResult;
}

/** All segments under one number, which is judged by what each asked for, weighed by what was counted in it. */
export interface CombinedSegments {
  readonly expected: Fraction;
  readonly minimum?: Fraction;
  readonly result: AvailabilityResult;
}
