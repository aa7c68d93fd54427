import type { Duration, Interval, Intervals } from '@entente/worktime';
import type { AvailabilityTerms, Fact, Fraction, SharedMetricTerms } from '../model.ts';

/** What is promised of a structure, end to end: a shared metric, or one level of an agreement as the whole of its component. */
export type BackedPromise = Pick<SharedMetricTerms, 'structure' | 'endToEnd' | 'calendar' | 'expected' | 'inForce'>
  & Partial<Pick<AvailabilityTerms, 'rounding' | 'partialPeriod'>>;

/** Whether a promise is kept whenever every level that underpins it is met (S36a). */
export interface BackToBackProof {
  readonly outcome: 'proved' | 'refuted' | 'not-proved';
  readonly period: Interval;
  /** The bad time that the promise allows in the period, exact. */
  readonly allowed: Fraction;
  /** The most bad time that can happen: at least `least`, for facts show it, and never more than `most`. */
  readonly worst: { readonly least: Duration; readonly most: Duration };
  /** Both ends are the same. */
  readonly isExact: boolean;
  /** For each component that has a level, which of its levels bind it. */
  readonly bounds: readonly ComponentBound[];
  /** Why more can be bad than the targets alone allow. */
  readonly gaps: readonly ProofGap[];
  /** Facts under which every underpinning level is met and the promise is not; present when it is refuted. */
  readonly counterexample?: readonly Fact[];
}

/** A level binds when without it, and those just like it, its component could be down for longer. */
export interface ComponentBound {
  readonly component: string;
  readonly levels: readonly { readonly level: string; readonly binds: boolean }[];
}

export type GapCode = 'NOT_UNDERPINNED' | 'HOURS_UNCOVERED' | 'EXCLUSIONS_UNCAPPED' | 'EXCLUSIONS_UNMATCHED' | 'COVERAGE_UNMATCHED' | 'SHORT_OUTAGES_FORGIVEN' | 'NUMBER_ROUNDED' | 'NOT_MEASURED_IN_TIME' | 'WAIVED';

/** A place where an underpinning level does not bind what the promise needs. */
export interface ProofGap {
  readonly component: string;
  readonly code: GapCode;
  readonly message: string;
}

/** The time in which a component may be down in one period of its level, with the level met all the same. */
export interface Harm {
  /** Down and excluded: taken first. */
  readonly excluded: Duration;
  /** Down and unknown to its sources: taken next. */
  readonly unknown: Duration;
  /** Down and counted bad. */
  readonly bad: Duration;
}

/**
 * What the levels of a component that have the same hours in one of their periods allow together, the tightest of each:
 * facts show the first, and no facts exceed the second.
 */
export interface Leeway {
  readonly component: string;
  readonly hours: Intervals;
  readonly shown: Harm;
  readonly most: Duration;
}

/** When everything fails, and when each component is down for it. */
export interface Placement {
  readonly failing: Intervals;
  readonly down: ReadonlyMap<string, Intervals>;
}
