/**
 * The words that cross the engine's door: terms and facts go in, results come out. Plain JSON values, so that a
 * statement can carry them and a verifier can replay them. Instants are UTC milliseconds, durations milliseconds,
 * percentages decimal strings ("99.9"), exact fractions `{ numerator, denominator }` of decimal integer strings.
 */
import type { CalendarTerms, Duration, Instant, Interval, PeriodTerms, TermsProblem } from '@entente/worktime';
import type { ClockEventKind } from './clock/clock-model.ts';
import type { AttributionRule } from './shared/attribution-model.ts';
import type { Working } from './trace/working-model.ts';

export type { TermsProblem };

/** An exact fraction in text, as it stands in statements and in GraphQL. Denominator > 0, lowest terms not required. */
export interface Fraction {
  readonly numerator: string;
  readonly denominator: string;
}

/** What a source says of one component (S1a). `degraded` counts as up unless the method says otherwise. */
export type StatusState = 'up' | 'down' | 'degraded' | 'unknown';

/** How a metric is measured (S1a, S12). */
export interface MethodTerms {
  /** The metric that the method measures. Facts that name a metric count only for that one. */
  readonly metric?: string;
  /** `status`: status changes; `samples`: samples of good/total (or a threshold on the value). */
  readonly measures: 'status' | 'samples';
  readonly sources: readonly string[];
  readonly combine: 'any-bad' | 'majority' | 'all-bad';
  /** How long a status change, or a statement of served users or devices, holds without a successor; absent: without limit. */
  readonly maxAge?: Duration;
  /** The expected distance of two samples, and half of the "not yet known" allowance of S12. Default 5 min for that. */
  readonly cadence?: Duration;
  readonly degradedIsBad?: boolean;
  /** For samples with a value: bad when the value is not on the good side. */
  readonly threshold?: { readonly good: 'at-most' | 'at-least'; readonly value: number };
}

export interface UnknownTerms {
  readonly policy: 'ignore' | 'hold-last' | 'good' | 'bad' | 'fail-period';
  /** Percent of included time that must be known at the period's end; default "95". */
  readonly minimumCoverage?: string;
  /** For `hold-last`. */
  readonly maxAge?: Duration;
}

export type ExclusionEffect = 'remove' | 'count-as-good' | 'count-as-bad-but-excused';

export interface ExclusionTerms {
  readonly effect: ExclusionEffect;
  /** Another effect for the exclusions of one reason (S13). */
  readonly effectByReason?: Readonly<Record<string, ExclusionEffect>>;
  /** How long before its window an exclusion must have been recorded (S14); absent: no notice is asked for. */
  readonly notice?: Duration;
  /** The windows in which exclusions are allowed (S14); absent: at any time. */
  readonly allowedIn?: CalendarTerms;
  /** The most that may be excluded in one period, used in order of time (S14); absent: no cap. */
  readonly cap?: Duration;
}

export interface OutageTerms {
  /** Shorter outages count good (S16); default 0. */
  readonly minimumLength?: Duration;
  readonly rounding?: 'none' | 'minute-up' | 'minute-down' | 'minute-nearest';
}

/** What a level counts in (S16). */
export type Basis = 'time' | 'timeslices' | 'occurrences' | 'user-minutes' | 'device-minutes';

/** Basis `timeslices`: how long a slice is, and the percentage of it that makes it a good one (S16). */
export interface SliceTerms {
  readonly length: Duration;
  readonly target: string;
}

/** S18: the segments of an amended period judged each by itself, or as one. */
export type AmendedRule = 'judge-each' | 'combine';

/** The terms of one level, with everything resolved that a replay needs. */
export interface AvailabilityTerms {
  readonly id: string;
  readonly name: string;
  readonly kind: 'availability';
  readonly basis: Basis;
  /** Basis timeslices, and no other. */
  readonly slice?: SliceTerms;
  readonly component: string;
  readonly expected: string;
  readonly minimum?: string;
  readonly obligor: string;
  readonly calendar: CalendarTerms;
  readonly period: PeriodTerms;
  readonly method: MethodTerms;
  readonly unknown: UnknownTerms;
  readonly exclusions: ExclusionTerms;
  readonly outages: OutageTerms;
  /** Basis occurrences: events expected in a whole period, spread over the days of a part (S18); without it there is no best achievable number (S19). */
  readonly expectedVolume?: number;
  /** S18; default `prorate`. */
  readonly partialPeriod: 'prorate' | 'full' | 'waive';
  /** What becomes of a period that this version amends (S18); default `judge-each`. */
  readonly amended?: AmendedRule;
  /** When this version of the level is in force; `end` absent: until further notice. */
  readonly inForce: { readonly start: Instant; readonly end?: Instant };
}

/** S31. Leaves name components of the shared metric; a component stands in a structure at most once. */
export type Structure =
  | { readonly component: string }
  | { readonly series: readonly Structure[] }
  | { readonly parallel: readonly Structure[] }
  | { readonly atLeast: number; readonly of: readonly Structure[] };

export interface SharedComponentTerms {
  readonly component: string;
  readonly name: string;
  readonly party: string;
  readonly method: MethodTerms;
}

/** A metric shared by several suppliers (S31 to S33). */
export interface SharedMetricTerms {
  readonly id: string;
  readonly name: string;
  /** The end-to-end measurement; absent: the structure is the measure and results say `derived`. */
  readonly endToEnd?: { readonly component: string; readonly method: MethodTerms };
  readonly structure: Structure;
  readonly components: readonly SharedComponentTerms[];
  readonly rule: AttributionRule;
  /** Fixed percentages by party, for the rule `weighted` (S32). */
  readonly weights?: Readonly<Record<string, string>>;
  /** Parties whose contract does not cover what is measured here (S35). */
  readonly outsideContract?: readonly string[];
  /** Parties with a collaboration agreement: what they brought about outside their contract counts in credits too (S35). */
  readonly collaboration?: readonly string[];
  readonly expected: string;
  readonly minimum?: string;
  readonly calendar: CalendarTerms;
  readonly period: PeriodTerms;
  readonly unknown: UnknownTerms;
  readonly exclusions: ExclusionTerms;
  readonly inForce: { readonly start: Instant; readonly end?: Instant };
}

/** The facts of the evidence, in log order. `id` is the fact's own id, `position` its place in the tenant's log. */
export type Fact = StatusChange | SampleRun | ExclusionFact | ClockFact | CauseFact;

interface FactBase {
  readonly id: string;
  readonly position: number;
  readonly source: string;
  readonly component: string;
  readonly recordedAt: Instant;
  /** The metric it speaks of; absent: every metric of the source and component. */
  readonly metric?: string;
}

export interface StatusChange extends FactBase {
  readonly kind: 'status';
  readonly at: Instant;
  readonly state: StatusState;
}

/** A column of numbers: a list, or for many of them 8-byte floats (which are no JSON: evidence holds lists). NaN: none. */
export type Column = readonly number[] | Float64Array;

/** Columns of one batch of samples of one series; all of them have the length of `at`. */
export interface SampleRun extends FactBase {
  readonly kind: 'samples';
  readonly at: Column;
  readonly good?: Column;
  readonly total?: Column;
  readonly value?: Column;
}

/** An exclusion for all levels that measure the component. Not approved: it stands in the account and has no effect. */
export interface ExclusionFact extends FactBase {
  readonly kind: 'exclusion';
  /** The agreed window; what overruns it is not excluded. */
  readonly window: Interval;
  readonly reason: string;
  readonly approved: boolean;
}

/** What happened to one piece of work that a clock is kept for: a ticket, an order, a lead (S6). */
export interface ClockFact extends FactBase {
  readonly kind: 'clock';
  readonly at: Instant;
  /** Which work: the ticket's number. */
  readonly clock: string;
  readonly event: ClockEventKind;
  /** The source's own order of events at one instant, if it gives one. */
  readonly sequence?: number;
  /** Its priority from this event on (S10). */
  readonly priority?: string;
  /** Of a pause and of its resume. */
  readonly reason?: string;
  /** Who holds the work from now on. */
  readonly party?: string;
  /** The work that this one is a part of (S11). */
  readonly parent?: string;
}

/** A claim that the bad time of one party was brought about by another (S34). Not accepted, it moves nothing. */
export interface CauseFact extends FactBase {
  readonly kind: 'cause';
  readonly incident: string;
  readonly relieved: string;
  readonly causer: string;
  readonly window: Interval;
  readonly evidence: string;
  readonly accepted: boolean;
}

/** What an instant can be (S12), in order of precedence. */
export type InstantState = 'out-of-hours' | 'excluded' | 'bad' | 'good' | 'unknown' | 'not-yet-known';

export interface Stretch {
  readonly start: Instant;
  readonly end: Instant;
  readonly state: InstantState;
}

/** S25, S12, S17, S19. `on-course` and the two "out of reach" states of a running period are told from best achievable. */
export type LevelState =
  | 'on-course' | 'met' | 'at-risk' | 'below-expected' | 'failed'
  | 'indeterminate' | 'not-applicable' | 'waived';

/** One ratio, in the units of the basis: milliseconds, slices, events, or milliseconds of users or devices added up (S16). */
export interface Measure {
  readonly good: string;
  readonly bad: string;
  /** good ÷ (good + bad); absent when the denominator is zero. */
  readonly ratio?: Fraction;
  /** Percent rounded toward the worse (S21), three digits, e.g. "99.904"; absent with `ratio`. */
  readonly shown?: string;
}

export interface AvailabilityResult {
  readonly level: string;
  /** The period, and the part of it that was measured (S18). */
  readonly period: Interval;
  readonly measured: Interval;
  readonly running: boolean;
  readonly state: LevelState;
  readonly toDate: Measure;
  /** Present in a running period (S19). */
  readonly bestAchievable?: Measure;
  /** S13 `count-as-bad-but-excused`: the number that is judged. */
  readonly judged?: Measure;
  /**
   * Milliseconds by state within `measured`, as observed (S12): before a policy for unknown time and before short
   * outages are forgiven. Basis occurrences: still time, for the strip.
   */
  readonly time: Readonly<Record<InstantState, number>>;
  readonly coverage: Fraction;
  /** Bad milliseconds (or events) allowed in the whole period's included time, and what is left; exact, may be negative. */
  readonly budget: { readonly allowed: Fraction; readonly left: Fraction };
  /** The source's last word, when it is older than 2 × cadence in a running period (S12). */
  readonly staleSince?: Instant;
  /** Everything but good, out-of-hours and not-yet-known, in order of time. */
  readonly stretches: readonly Stretch[];
  readonly trace: readonly TraceStep[];
}

/** One step of the account that `explain` gives: a rule, what it did in words with numbers, the arithmetic. */
export interface TraceStep {
  readonly rule: string;
  readonly says: string;
  readonly amount?: string;
  readonly facts?: readonly string[];
  /** Its arithmetic, for a machine that does it again (S24). */
  readonly workings?: readonly Working[];
}
