import type { Fraction, LevelState } from '../model.ts';

/** Money in minor units of one currency (cents): a whole number. */
export type Money = number;

/** A line of the scale of a level's value, in percent: `from` belongs to it, `to` does not, but 100 does (S26). */
export interface Tier {
  readonly from: string;
  readonly to: string;
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
  /** The most that this level may be credited in a period. */
  readonly cap?: Money;
}

/** The money of an agreement (S26, S27). */
export interface MoneyTerms {
  readonly currency: string;
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
  readonly minimumPayable?: { readonly amount: Money; readonly below: 'waive' | 'carry' };
}

/** A level's judgement in the period that is settled. */
export interface JudgedLevel {
  readonly level: string;
  readonly state: LevelState;
  /** The value that was judged; absent where there is none. */
  readonly ratio?: Fraction;
  /** 1 for the first failure in a row (S30). */
  readonly consecutive: number;
  /** The incident that failed it, where one did. */
  readonly incident?: string;
}

/** What an agreement's period is settled from. */
export interface SettlementInput {
  readonly fee: Money;
  readonly levels: readonly JudgedLevel[];
  /** Credits after caps of the contract year's earlier periods. */
  readonly creditedThisYear: Money;
  /** What earlier periods left because it was below the minimum payable. */
  readonly carriedIn: Money;
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

export interface Settlement {
  readonly credits: readonly Credit[];
  /** Levels whose failure is credited through another one of the same incident. */
  readonly covered: readonly { readonly level: string; readonly by: string; readonly incident: string }[];
  /** Credits after caps, with what was carried in. */
  readonly total: Money;
  readonly payable: Money;
  readonly waived: Money;
  readonly carriedOut: Money;
}
