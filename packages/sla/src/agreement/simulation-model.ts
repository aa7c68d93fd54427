import type { Instant, Interval } from '@entente/worktime';
import type { Fraction, LevelState } from '../model.ts';
import type { DefaultFinding } from '../money/failures.ts';
import type { Money } from '../money/money-model.ts';
import type { AgreementResult } from './agreement-model.ts';

/** The same facts judged by two sets of terms: what was, what would have been, and where they differ. */
export interface Simulation {
  readonly before: AgreementResult;
  readonly after: AgreementResult;
  readonly periods: readonly PeriodDifference[];
  /** Credits after caps of all periods of the range. */
  readonly credited: AmountDifference;
  readonly payable: AmountDifference;
  /** Everything that differs, in words, in order of time. */
  readonly says: readonly string[];
}

/** Two amounts in minor units; of different currencies there is no difference. */
export interface AmountDifference {
  readonly before: Money;
  readonly after: Money;
  readonly difference?: Money;
}

export interface PeriodDifference {
  readonly period: Interval;
  readonly levels: readonly LevelDifference[];
  readonly credits: readonly (AmountDifference & { readonly level: string })[];
  readonly credited: AmountDifference;
  readonly payable: AmountDifference;
  readonly differs: boolean;
  readonly says: readonly string[];
}

/** One level in one of its periods; absent where the terms do not have it there. */
export interface LevelDifference {
  readonly level: string;
  /** The start of the level's own period. */
  readonly period: Instant;
  readonly before?: LevelStand;
  readonly after?: LevelStand;
  readonly differs: boolean;
}

export interface LevelStand {
  readonly state: LevelState;
  readonly value?: Fraction;
  readonly shown?: string;
  readonly consecutive: number;
  readonly finding: DefaultFinding;
  readonly incident?: string;
}
