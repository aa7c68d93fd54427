import type { Fraction, LevelState, TraceStep } from '../model.ts';

/** Money in minor units of one currency (cents): a whole number. */
export type Money = number;

/**
 * A line of the scale of a level's value; an absent bound is the scale's own end (see {@link Scale}). A value equal to a bound belongs to the better side (S26).
 */
export interface Tier {
  readonly from?: string;
  readonly to?: string;
  /** Percent of the base; default "100". */
  readonly factor?: string;
  /** Percent of the fee, instead of a factor of the base. */
  readonly ofFee?: string;
}

/** What a failure of one level is worth (S26). */
export interface CreditTerms {
  readonly level: string;
  readonly pool: string;
  /** Percent of the pool. */
  readonly allocation: string;
  readonly tiers: readonly Tier[];
  /** Factors of the first, second, … consecutive failure; the last one goes on. Absent: always 1. */
  readonly multiplier?: readonly string[];
  /** Results that are only below expected raise the number of the failures after them too (S25, S30); default false. */
  readonly countsBelowExpected?: boolean;
  /** The most that this level may be credited in a period. */
  readonly cap?: Money;
}

/**
 * What a level's value is counted in, and which way is better (S21): percent from 0 to 100, percent of what was
 * promised, which has no upper end, or the level's own unit.
 */
export interface Scale {
  readonly unit: 'percent' | 'percent-of-promise' | 'own';
  readonly better: 'higher' | 'lower';
}

/** So many days of the agreement's zone, after the end of the period or after its statement was issued; the instant itself is too late. */
export interface Deadline {
  readonly days: number;
  readonly after: 'period-end' | 'statement';
}

/** How a credit can be earned back (S28). Windows and counts are in the level's own periods. */
export interface EarnBackTerms {
  /** So many periods met (`inARow`: without a miss between them), or the mean of the whole window at the target. */
  readonly test: { readonly kind: 'met'; readonly periods: number; readonly inARow?: boolean } | { readonly kind: 'mean' };
  /** How many periods after the credit's own are looked at. */
  readonly window: number;
  /** Not for a level that failed so often in so many periods, the credit's own included. */
  readonly notAfter?: { readonly failures: number; readonly inPeriods: number };
}

/** The money of an agreement (S26 to S28). */
export interface MoneyTerms {
  readonly currency: string;
  /** The fee of a whole period, in minor units; absent: it is stated for each. */
  readonly fee?: Money;
  /** What the fee is the fee of, in words that both parties understand: "monthly fee". */
  readonly feeBasis: string;
  /** Percent of the fee that is at risk. */
  readonly atRisk: string;
  readonly pools: readonly { readonly pool: string; readonly percent: string; readonly cap?: Money }[];
  readonly credits: readonly CreditTerms[];
  readonly periodCap?: Money;
  /** For a contract year from the anchor. */
  readonly yearCap?: Money;
  /** One incident that fails several levels: all are credited, or the highest only, or the one that the customer picks (S27). */
  readonly singleIncident?: 'all' | 'highest' | 'customer-picks';
  /** For `customer-picks`; a later pick counts for nothing. */
  readonly pickBy?: Deadline;
  readonly minimumPayable?: { readonly amount: Money; readonly below: 'waive' | 'carry' };
  /** Credits must be claimed by then; absent: they are owed without a claim. */
  readonly claimBy?: Deadline;
  readonly earnBack?: EarnBackTerms;
}

/** A level's judgement in the period that is settled. */
export interface JudgedLevel {
  readonly level: string;
  readonly state: LevelState;
  /** The value that was judged; absent where there is none. */
  readonly ratio?: Fraction;
  /** Absent: the value is a part of one, and tiers are percent. */
  readonly scale?: Scale;
  /** 1 for the first failure in a row (S30). */
  readonly consecutive: number;
  /** The incident that failed it, where one did. */
  readonly incident?: string;
  /** Its days ÷ the days of its period, where an amendment, the start or the end leaves it a part (S18). */
  readonly weight?: Fraction;
  /** The money terms that it is credited by, where they are not those of the period's end. */
  readonly money?: MoneyTerms;
}

/** What an agreement's period is settled from. */
export interface SettlementInput {
  readonly fee: Money;
  readonly levels: readonly JudgedLevel[];
  /** Credits after caps of the contract year's earlier periods. */
  readonly creditedThisYear: Money;
  /** What earlier periods left because it was below the minimum payable. */
  readonly carriedIn: Money;
  /** No period follows, so nothing can be carried out of this one. */
  readonly isLast?: boolean;
  /** Which level the customer picked, by incident (S27). */
  readonly picks?: Readonly<Record<string, string>>;
}

/** One credit, with every step from the exact amount to what is left of it. */
export interface Credit {
  readonly level: string;
  readonly exact: Fraction;
  readonly rounded: Money;
  readonly afterLevelCap: Money;
  readonly afterPoolCap: Money;
  readonly afterPeriodCap: Money;
  readonly afterYearCap: Money;
  readonly arithmetic: string;
}

export interface Covered {
  readonly level: string;
  readonly by: string;
  readonly incident: string;
  /** What it had been worth. */
  readonly rounded: Money;
  readonly arithmetic: string;
}

export interface Settlement {
  readonly credits: readonly Credit[];
  /** Levels whose failure is credited through another one of the same incident. */
  readonly covered: readonly Covered[];
  /** Credits after caps, with what was carried in. */
  readonly total: Money;
  readonly payable: Money;
  readonly waived: Money;
  readonly carriedOut: Money;
  /** From the fee to what is payable, in words and as arithmetic (S24). */
  readonly trace: readonly TraceStep[];
}
