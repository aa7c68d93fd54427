import type { Better } from '../../exact/decimal.ts';
import type { Rational } from '../../exact/rational.ts';
import type { LevelTotals } from '../../level/level-totals.ts';
import type { TraceStep, UnknownTerms } from '../../model.ts';
import type { Amount, Calculation, Working } from '../../trace/working-model.ts';
import type { Allowance, JudgedClock } from '../kind-model.ts';

/** The numbers of a result by their names in its account. */
export type NumberName = 'to date' | 'judged' | 'best achievable';

/** One number before it is judged. */
export interface Tally {
  /** Absent when there is nothing to divide by (S17). */
  readonly value?: Rational;
  readonly counted: number;
  readonly missed?: number;
  /** How it came about, for a person, and as arithmetic. */
  readonly says: string;
  readonly arithmetic: string;
  /** The number under its name; `none` where there is none. */
  readonly number: Amount;
  /** Its arithmetic for a machine, from what was counted to the number (S24). */
  readonly workings: readonly Working[];
}

/** What a number is compared with; without a minimum the expected value is the only line (S25). */
export interface Lines {
  readonly expected: Rational;
  readonly minimum?: Rational;
}

/** What the reckoning of one kind comes to: all that a judgement needs. */
export interface ValueAccount {
  readonly better: Better;
  /** A percentage is a part of one; every other number has its unit. */
  readonly unit: string;
  readonly lines: Lines;
  /** Of a goal: what is promised for what is measured. */
  readonly promised?: Rational;
  /** What the number to date has to reach for the period to be on course; the lines, unless they grow with time (S19). */
  readonly pace?: Calculation;
  readonly toDate: Tally;
  /** Without excused time (S13): the number that is judged. */
  readonly judged?: Tally;
  /** Of a running period; absent where nobody can tell (S19). */
  readonly best?: Tally;
  readonly allowance?: Allowance;
  readonly coverage?: LevelTotals['coverage'];
  readonly unknown?: UnknownTerms;
  readonly left?: Rational;
  /** The workings of what is left, and of lines that are not as the terms state them. */
  readonly further?: readonly Working[];
  readonly clocks?: readonly JudgedClock[];
  readonly steps: readonly TraceStep[];
}

export const PERCENT = '%';

/** The number that is judged: without excused time, where there is any (S13). */
export function decisiveOf({ judged, toDate }: Pick<ValueAccount, 'judged' | 'toDate'>): Tally {
  return judged ?? toDate;
}
