/**
 * Every kind of level but availability (S22a): what the terms say, and what comes out. Amounts that are compared are
 * decimal strings ("800", "4.5"), percentages too ("95"), sums exact fractions. A value that a sample carries is the
 * decimal that its source wrote.
 */
import type { CalendarTerms, Duration, Instant, Interval, PeriodTerms, Target } from '@entente/worktime';
import type { Reopening } from '../clock/reopening.ts';
import type { TermsChangeRule } from '../clock/changed-terms.ts';
import type { Better } from '../exact/decimal.ts';
import type { AvailabilityResult, AvailabilityTerms, ExclusionTerms, Fraction, LevelState, MethodTerms, TraceStep, UnknownTerms } from '../model.ts';
import type { PercentileTerms } from '../value/percentile.ts';

export type { Better };

/** The terms of a level of any kind. */
export type LevelTerms = AvailabilityTerms | ValueLevelTerms;
export type ValueLevelTerms = SampleLevelTerms | ClockLevelTerms;
/** The kinds that are counted from samples; their method measures samples. */
export type SampleLevelTerms = RatioTerms | ThresholdTerms | PercentileLevelTerms | GoalTerms | ScoreTerms | MoneyLevelTerms;

/** What every level says, whatever its kind. */
interface CommonTerms {
  readonly id: string;
  readonly name: string;
  readonly component: string;
  /** Who owes it: the supplier, or the customer. */
  readonly obligor: string;
  readonly calendar: CalendarTerms;
  readonly period: PeriodTerms;
  readonly exclusions: ExclusionTerms;
  readonly partialPeriod: 'prorate' | 'full' | 'waive';
  readonly inForce: { readonly start: Instant; readonly end?: Instant };
}

interface SampleTerms extends CommonTerms {
  /** Measures samples. Those of several sources add up: `combine` has no part here. A cadence says that samples are due, and tells when they are stale. */
  readonly method: MethodTerms;
}

/** Who tells what happened to clocks. */
export interface ClockMethod {
  readonly measures: 'clocks';
  readonly metric?: string;
  readonly sources: readonly string[];
}

/** `allow k below n` (S17): with a denominator below `below`, met if no more than `misses` missed. */
export interface Allowance {
  readonly misses: number;
  readonly below: number;
}

/** A percentage of events: good ÷ total of samples, of which any number may come (builds that passed, leads answered in time). */
export interface RatioTerms extends SampleTerms {
  readonly kind: 'ratio';
  readonly expected: string;
  readonly minimum?: string;
  readonly allowance?: Allowance;
  /** Events expected in a whole period, spread over the days of a part (S18); without it there is no best achievable number (S19). */
  readonly expectedVolume?: number;
}

/** The percentage of values on the good side of the method's threshold; every sample's value counts once. */
export interface ThresholdTerms extends SampleTerms {
  readonly kind: 'threshold';
  readonly expected: string;
  readonly minimum?: string;
  readonly allowance?: Allowance;
  readonly expectedVolume?: number;
  /** The coverage in slots that a judgement needs (S12); absent: any number of values may come. Values are not held or made up: `ignore` or `fail-period`. */
  readonly unknown?: UnknownTerms;
}

/** A percentile of all values of the period (S22), in the values' own unit. */
export interface PercentileLevelTerms extends SampleTerms {
  readonly kind: 'percentile';
  readonly percentile: PercentileTerms;
  readonly better: Better;
  readonly unit: string;
  readonly expected: string;
  readonly minimum?: string;
  readonly expectedVolume?: number;
  /** The coverage in slots that a judgement needs (S12): `ignore` or `fail-period`. */
  readonly unknown: UnknownTerms;
}

/** How long one kind of work may take, by its priority. */
export interface ClockTarget {
  /** Absent: every priority that is not named elsewhere. Where no target fits, a clock is not judged. */
  readonly priority?: string;
  /** Open time in milliseconds, or a unit of S4. */
  readonly within: Duration | Target;
  /** Absent: the level's. */
  readonly calendar?: CalendarTerms;
}

/** The percentage of clocks that are met (S6 to S11): response, resolution, update. Exclusions take no time from them. */
export interface ClockLevelTerms extends CommonTerms {
  readonly kind: 'clock';
  readonly method: ClockMethod;
  readonly targets: readonly ClockTarget[];
  /** S9; has no part where the clock repeats. */
  readonly reopening: Reopening;
  readonly priorityChange: TermsChangeRule;
  /** Each stop ends one cycle and begins the next (an update every four hours); a cancel ends the last one (S9). */
  readonly repeats?: boolean;
  /** Which period a clock counts in (S8a); default `stop-or-due`. */
  readonly countsBy?: 'stop-or-due' | 'start' | 'stop';
  /** Each clock has the smaller of its own target and what remains of its parent's, less a reserve (S11). The parent's level may be chained itself. */
  readonly chain?: { readonly parent: ClockLevelTerms; readonly reserve: Duration };
  readonly expected: string;
  readonly minimum?: string;
  readonly allowance?: Allowance;
}

/** Delivered against promised: leads, builds, reports. What a period delivers is the sum of its samples' totals or values. */
export interface GoalTerms extends SampleTerms {
  readonly kind: 'goal';
  readonly counts: 'events' | 'values';
  readonly unit: string;
  /** For a whole period. */
  readonly promised: string;
  readonly better: Better;
  /** Percent of what is promised; default "100". It may be more than 100 where less is better. */
  readonly expected?: string;
  readonly minimum?: string;
}

/** The mean of all answers to a survey, on its own scale. A sample is one answer, or as many of its value as its total says. */
export interface ScoreTerms extends SampleTerms {
  readonly kind: 'score';
  readonly scale: { readonly least: string; readonly most: string };
  /** Which end of the scale is the good one; default `higher`. */
  readonly better?: Better;
  readonly expected: string;
  readonly minimum?: string;
  /** With fewer answers it is not applicable (S17); default 1. */
  readonly minimumAnswers?: number;
  /** Answers expected in a whole period. */
  readonly expectedVolume?: number;
}

/** A sum of money in a period against what was agreed: a budget kept, savings reached. Values and targets are minor units. */
export interface MoneyLevelTerms extends SampleTerms {
  readonly kind: 'money';
  readonly currency: string;
  readonly better: Better;
  /** For a whole period. */
  readonly expected: string;
  readonly minimum?: string;
}

/** The result of a level of any kind. An availability's is the only one without `kind`. */
export type LevelResult = AvailabilityResult | ValueResult;

/** One number: what it is, and what it rests on. */
export interface ValueMeasure {
  /** Absent when there is nothing to divide by (S17). A part of one for ratio, threshold and clock; all others are in their unit. */
  readonly value?: Fraction;
  /** Three digits, rounded toward the worse (S21); percentages without their sign. Absent with `value`. */
  readonly shown?: string;
  /** Events, values, clocks or answers that it was made from; of a goal and of money, samples. */
  readonly counted: string;
  /** Of these the ones that missed; absent where single ones cannot miss. */
  readonly missed?: string;
}

/** One clock as its level judged it. */
export interface JudgedClock {
  readonly clock: string;
  /** As it was when it ended, or is now. */
  readonly priority?: string;
  /** A clock may be judged more than once (S9); 1 for the first cycle. */
  readonly cycle: number;
  readonly state: 'met' | 'breached' | 'running' | 'paused' | 'pending' | 'cancelled';
  readonly start: Instant;
  readonly due?: Instant;
  readonly ended?: Instant;
  readonly elapsed: Duration;
  /** The instant by which it belongs to a period (S8a); absent while it counts nowhere. */
  readonly countsAt?: Instant;
  /** Whether it counts in this period. */
  readonly counts: boolean;
  /** Of a chained clock whose parent is known (S11). */
  readonly chain?: ChainLink;
}

/** What a chained clock had from its parent (S11). */
export interface ChainLink {
  readonly parent: string;
  /** Whose time was the smaller at its start. */
  readonly bound: 'own' | 'parent';
  /** The parent's open time from this clock's due to the parent's; negative when the parent is due first. */
  readonly slack: Duration;
}

export interface ValueResult {
  readonly level: string;
  readonly kind: ValueLevelTerms['kind'];
  readonly period: Interval;
  readonly measured: Interval;
  readonly running: boolean;
  readonly state: LevelState;
  /** What the number is compared with, in its own terms: a part of one, or the unit; prorated where the period is partial (S18). */
  readonly lines: { readonly expected: Fraction; readonly minimum?: Fraction };
  /** Of a goal: what was promised for what is measured; by the part of it that was kept it is credited (S26). */
  readonly promised?: Fraction;
  readonly toDate: ValueMeasure;
  /** Present in a running period where it can be told (S19). */
  readonly bestAchievable?: ValueMeasure;
  /** S13 `count-as-bad-but-excused`: the number that is judged. */
  readonly judged?: ValueMeasure;
  /** Known ÷ knowable slots, where the terms ask for coverage (S12). */
  readonly coverage?: Fraction;
  /** More misses that are still allowed, negative when overspent; absent where single ones cannot miss. */
  readonly left?: Fraction;
  /** Met by the allowance for small numbers, not by the percentage (S17). */
  readonly byAllowance?: boolean;
  /** Of a clock level: those that count here, and those that are still open, in the order of their start. */
  readonly clocks?: readonly JudgedClock[];
  readonly staleSince?: Instant;
  readonly trace: readonly TraceStep[];
}
