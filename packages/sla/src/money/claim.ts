import type { Rational } from '../exact/rational.ts';
import type { Calculation } from '../trace/working-model.ts';
import type { Covered, CreditTerms, Money } from './money-model.ts';

/** What a level claims in a settlement, before any cap. */
export interface Claim {
  readonly level: string;
  readonly terms: CreditTerms;
  readonly exact: Rational;
  readonly rounded: Money;
  readonly arithmetic: string;
  /** Of each of its failures. */
  readonly worths: readonly Calculation[];
}

export interface CoveredFailure extends Covered {
  readonly worth: Calculation;
}
