import type { Instant } from '@entente/worktime';
import type { ReadPeriod } from '../money/earn-back.ts';
import type { AgreementPeriod, AgreementTerms, Decision } from './agreement-model.ts';

/** One period of a level, over all its segments. */
export interface HistoricPeriod extends ReadPeriod {
  readonly start: Instant;
}

/** All periods of one level, in order of time. */
export type LevelHistory = readonly HistoricPeriod[];

/** What the ledger of an agreement is written from. */
export interface Bookkeeping {
  readonly terms: AgreementTerms;
  readonly periods: readonly AgreementPeriod[];
  readonly histories: ReadonlyMap<string, LevelHistory>;
  readonly decisions: readonly Decision[];
  readonly asOf: Instant;
}
