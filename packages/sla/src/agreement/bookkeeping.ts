import type { Instant } from '@entente/worktime';
import type { ReadPeriod } from '../money/earn-back.ts';
import type { AgreementPeriod, AgreementTerms, Decision } from './agreement-model.ts';

/** One period of a level, over all its segments. */
export interface HistoricPeriod extends ReadPeriod {
  readonly level: string;
  readonly start: Instant;
  readonly end: Instant;
  /** Later than its start where its terms came into force in it. */
  readonly begins: Instant;
  /** The start of the settlement period that holds its end (S27). */
  readonly settledIn: Instant;
}

/** What the ledger of an agreement is written from. */
export interface Bookkeeping {
  readonly terms: AgreementTerms;
  readonly periods: readonly AgreementPeriod[];
  /** Of each level in order of time. */
  readonly history: readonly HistoricPeriod[];
  readonly decisions: readonly Decision[];
  readonly asOf: Instant;
}
