import type { Rational } from '../exact/rational.ts';
import type { CreditAmount } from './credit-amount.ts';
import type { Covered, Credit, CreditTerms, Money } from './money-model.ts';

/** What a level claims in a settlement, before any cap. */
export interface Claim {
  readonly level: string;
  readonly terms: CreditTerms;
  readonly exact: Rational;
  readonly rounded: Money;
  readonly arithmetic: string;
  /** Of each of its failures. */
  readonly amounts: readonly CreditAmount[];
}

/** A claim, and what it is credited. */
export interface SettledClaim {
  readonly claim: Claim;
  readonly credit: Credit;
}

export interface CoveredFailure extends Covered {
  readonly amount: CreditAmount;
}
