import type { Instant } from '@entente/worktime';
import type { Money } from './money-model.ts';

/** Where money of an agreement stands. `failure` is where credits come from; its balance is minus all the others. */
export type Account =
  | 'failure' | 'owed' | 'capped' | 'covered' | 'waived' | 'carried' | 'claimed' | 'expired' | 'escrow' | 'returned' | 'paid';

/** What can happen to money (S26 to S28). `brought-forward` is the other end of `carried`. */
export type LedgerKind =
  | 'credit' | 'capped' | 'covered' | 'waived' | 'carried' | 'brought-forward' | 'claimed' | 'expired' | 'escrowed' | 'returned' | 'paid';

/**
 * One line of the ledger: an amount in minor units that moved from one account to another, by which rule and why. Lines
 * are added and never changed; together they say of every cent where it came from and where it is.
 */
export interface LedgerEntry {
  /** 1, 2, 3 …, in order of time. */
  readonly number: number;
  readonly at: Instant;
  readonly kind: LedgerKind;
  readonly from: Account;
  readonly to: Account;
  readonly amount: Money;
  readonly currency: string;
  /** The start of the period in which the level failed; a carried amount keeps it. */
  readonly period: Instant;
  readonly level: string;
  readonly rule: 'S26' | 'S27' | 'S28';
  readonly says: string;
  /** The decision that brought it about, where one did. */
  readonly decision?: string;
  readonly incident?: string;
}
