/**
 * Every kind of level but availability (S22a): what the terms say, and what comes out. Amounts that are compared are
 * decimal strings ("800", "4.5"), percentages too ("95"), sums exact fractions.
 */
import type { CalendarTerms, Duration, Instant, Interval, PeriodTerms, Target } from '@entente/worktime';
import type { Reopening } from '../clock/reopening.ts';
import type { TermsChangeRule } from '../clock/changed-terms.ts';
import type { AvailabilityResult, AvailabilityTerms, ExclusionTerms, Fraction, LevelState, MethodTerms, TraceStep, UnknownTerms } from '../model.ts';
import type { PercentileTerms } from '../value/percentile.ts';

/** The terms of a level of any kind. */
export type LevelTerms = AvailabilityTerms | ValueLevelTerms;
export type ValueLevelTerms = RatioTerms | ThresholdTerms | PercentileLevelTerms | ClockLevelTerms | GoalTerms | ScoreTerms | MoneyLevelTerms;

/** What every level says, whatever its kind. */
interface CommonTerms {
  readonly id: string;
  readonly name: string;
  readonly component: string;
  /** Who owes it: the supplier, or the customer. */
  readonly obligor: string;
  readonly method: MethodTerms;
  readonly calendar: CalendarTerms;
  readonly period: PeriodTerms;
  readonly exclusions: ExclusionTerms;
  readonly partialPeriod: 'prorate' | 'full' | 'waive';
  readonly inForce: { readonly start: Instant; readonly end?: Instant };
}

/** `allow k below n` (S17): with a denominator below `below`, met if no more than `misses` missed. */
export interface Allowance {
  readonly misses: number;
  readonly below: number;
}

/** A percentage of events: good ÷ total of samples, of which any number may come (builds that passed, leads answered in time). */
export interface RatioTerms extends CommonTerms {
  readonly kind: 'ratio';
  readonly expected: string;
  readonly minimum?: string;
  readonly allowance?: Allowance;
}

/** The percentage of values on the good side of the method's threshold; every sample's value counts once. */
export interface ThresholdTerms extends CommonTerms {
  readonly kind: 'threshold';
  readonly expected: string;
  readonly minimum?: string;
  readonly allowance?: Allowance;
}

/** Which side of `expected` is the good one (S21). */
export type Better = 'lower' | 'higher';

/** A percentile of all values of the period (S22), in the values' own unit. */
export interface PercentileLevelTerms extends CommonTerms {
  readonly kind: 'percentile';
  readonly percentile: PercentileTerms;
  readonly better: Better;
  readonly unit: string;
  readonly expected: string;
  readonly minimum?: string;
  /** The coverage in slots that a judgement needs (S12). */
  readonly unknown: UnknownTerms;
}

/** How long one kind of work may take, by its priority. */
export interface ClockTarget {
  /** Absent: every priority that is not named elsewhere. */
  readonly priority?: string;
  /** Open time in milliseconds, or a unit of S4. */
  readonly within: Duration | Target;
  /** Absent: the level's. */
  readonly calendar?: CalendarTerms;
}

/** The percentage of clocks that are met (S6 to S11): response, resolution, update. */
export interface ClockLevelTerms extends CommonTerms {
  readonly kind: 'clock';
  readonly targets: readonly ClockTarget[];
  readonly reopening: Reopening;
  readonly priorityChange: TermsChangeRule;
  /** Which period a clock counts in (S8a); default `stop-or-due`. */
  readonly countsBy?: 'stop-or-due' | 'start' | 'stop';
  /** The clock of this work under another level's, which leaves it what remains of the parent's target less a reserve (S11). */
  readonly chain?: { readonly parent: Omit<ClockLevelTerms, 'chain'>; readonly reserve: Duration };
  readonly expected: string;
  readonly minimum?: string;
  readonly allowance?: Allowance;
}

/** Delivered against promised: leads, builds, reports. What a period delivers is the sum of its samples' totals or values. */
export interface GoalTerms extends CommonTerms {
  readonly kind: 'goal';
  readonly counts: 'events' | 'values';
  readonly unit: string;
  /** For a whole period. */
  readonly promised: string;
  readonly better: Better;
  /** Percent of what is promised; default "100". */
  readonly expected?: string;
  readonly minimum?: string;
}

/** The mean of all answers to a survey, on its own scale. */
export interface ScoreTerms extends CommonTerms {
  readonly kind: 'score';
  readonly scale: { readonly least: string; readonly most: string };
  readonly expected: string;
  readonly minimum?: string;
  /** With fewer answers it is not applicable (S17); default 1. */
  readonly minimumAnswers?: number;
}

/** A sum of money in a period against what was agreed: a budget kept, savings reached. Values are minor units. */
export interface MoneyLevelTerms extends CommonTerms {
  readonly kind: 'money';
  readonly currency: string;
  readonly better: Better;
  readonly expected: string;
  readonly minimum?: string;
}

/** The result of a level of any kind. An availability's is the only one without `kind`. */
export type LevelResult = AvailabilityResult | ValueResult;

/** One number: what it is, and what it rests on. */
export interface ValueMeasure {
  /** Absent when there is nothing to divide by (S17). A ratio's is a part of one; all others are in their unit. */
  readonly value?: Fraction;
  /** Three digits, rounded toward the worse (S21); percentages without their sign. */
  readonly shown?: string;
  /** Events, values, clocks or answers that it was made from. */
  readonly counted: string;
  /** Of these the ones that missed; absent where single ones cannot miss. */
  readonly missed?: string;
}

/** One clock as its level judged it. */
export interface JudgedClock {
  readonly clock: string;
  readonly priority?: string;
  /** Under `new-cycle` a clock may be judged more than once; 1 for the first. */
  readonly cycle: number;
  readonly state: 'met' | 'breached' | 'running' | 'paused' | 'pending' | 'cancelled';
  readonly start?: Instant;
  readonly due?: Instant;
  readonly ended?: Instant;
  readonly elapsed: Duration;
  /** The instant by which it belongs to a period (S8a); absent while it counts nowhere. */
  readonly countsAt?: Instant;
  readonly counts: boolean;
}

export interface ValueResult {
  readonly level: string;
  readonly kind: ValueLevelTerms['kind'];
  readonly period: Interval;
  readonly measured: Interval;
  readonly running: boolean;
  readonly state: LevelState;
  readonly toDate: ValueMeasure;
  readonly bestAchievable?: ValueMeasure;
  /** S13 `count-as-bad-but-excused`: the number that is judged. */
  readonly judged?: ValueMeasure;
  readonly coverage?: Fraction;
  /** More misses that are still allowed; absent where single ones cannot miss. */
  readonly left?: Fraction;
  readonly byAllowance?: boolean;
  /** Of a clock level, in the order of their start. */
  readonly clocks?: readonly JudgedClock[];
  readonly staleSince?: Instant;
  readonly trace: readonly TraceStep[];
}
