import type { Fact } from '../model.ts';
import type { Money } from '../money/money-model.ts';
import type { AgreementTerms, Decision } from './agreement-model.ts';

/** An agreement with the facts and decisions that it is judged from. */
export interface AgreementCase {
  readonly terms: AgreementTerms;
  readonly facts: readonly Fact[];
  readonly decisions?: readonly Decision[];
}

/** A supplier's level that stands under a level which a customer was promised. */
export interface Underpinning {
  readonly customer: { readonly agreement: string; readonly level: string };
  readonly supplier: { readonly agreement: string; readonly level: string };
}

export interface CreditShare {
  readonly agreement: string;
  readonly level: string;
  readonly amount: Money;
}

/** What keeps credits due from suppliers apart from credits owed to customers. */
export type GapReason = 'not-underpinned' | 'caps' | 'exclusions' | 'calendars' | 'targets' | 'amounts';

export interface Gap {
  readonly reason: GapReason;
  /** How much it adds to the gap; negative where it narrows it. */
  readonly amount: Money;
  readonly says: string;
}

/** One incident: credits owed beside credits due (S36). */
export interface PassThrough {
  /** Absent: what was put down to no incident. */
  readonly incident?: string;
  readonly owed: readonly CreditShare[];
  readonly due: readonly CreditShare[];
  readonly totalOwed: Money;
  readonly totalDue: Money;
  /** Owed less due; the reasons add up to it. */
  readonly gap: Money;
  /** What of it nobody covers: the gap, when it is one. */
  readonly uncovered: Money;
  readonly reasons: readonly Gap[];
}
