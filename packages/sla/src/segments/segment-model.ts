import type { Interval } from '@entente/worktime';
import type { LevelResult } from '../kinds/kind-model.ts';
import type { AmendedRule, AvailabilityResult, Fraction } from '../model.ts';

/** One level in a period in which its terms changed (S18). */
export interface SegmentedResult<Result extends LevelResult = AvailabilityResult> {
  readonly period: Interval;
  /** As the last version says. */
  readonly amended: AmendedRule;
  /** In order of time; each has its own number and judgement. */
  readonly segments: readonly Segment<Result>[];
  /** Under `combine`, unless no version is in force in the period. */
  readonly combined?: CombinedSegments<Result>;
}

/** A part of a period under one version of the terms. */
export interface Segment<Result extends LevelResult = AvailabilityResult> {
  readonly segment: Interval;
  /** Its days ÷ the period's days: the part of a credit that it stands for. */
  readonly weight: Fraction;
  readonly result: Result;
}

/** All segments under one number, which is judged by what each asked for, weighed by what was counted in it. */
export interface CombinedSegments<Result extends LevelResult = AvailabilityResult> {
  readonly expected: Fraction;
  readonly minimum?: Fraction;
  readonly result: Result;
}
