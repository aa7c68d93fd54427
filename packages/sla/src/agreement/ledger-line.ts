import type { Instant, Interval } from '@entente/worktime';
import type { Account, LedgerEntry, LedgerKind } from '../money/ledger-model.ts';
import type { Money, MoneyTerms, Settlement } from '../money/money-model.ts';

/** A line before it has its number. */
export type Line = Omit<LedgerEntry, 'number'>;

/** A period whose settlement stands. */
export interface Settled {
  readonly period: Interval;
  readonly settledAt: Instant;
  readonly money: MoneyTerms;
  readonly settlement: Settlement;
}

/** Money of one level that failed in one period. */
export interface Portion {
  readonly period: Interval;
  readonly level: string;
  readonly amount: Money;
}

/** The accounts that a kind of line moves between, where nothing else is said. */
const MOVES: Readonly<Record<LedgerKind, { readonly from: Account; readonly to: Account; readonly rule: Line['rule'] }>> = {
  credit: { from: 'failure', to: 'owed', rule: 'S26' },
  capped: { from: 'owed', to: 'capped', rule: 'S26' },
  covered: { from: 'owed', to: 'covered', rule: 'S27' },
  waived: { from: 'owed', to: 'waived', rule: 'S27' },
  carried: { from: 'owed', to: 'carried', rule: 'S27' },
  'brought-forward': { from: 'carried', to: 'owed', rule: 'S27' },
  claimed: { from: 'owed', to: 'claimed', rule: 'S27' },
  expired: { from: 'owed', to: 'expired', rule: 'S27' },
  escrowed: { from: 'owed', to: 'escrow', rule: 'S28' },
  returned: { from: 'escrow', to: 'returned', rule: 'S28' },
  paid: { from: 'owed', to: 'paid', rule: 'S27' },
};

/** One line of a settled period's money. */
export function line(kind: LedgerKind, at: Instant, { money: { currency } }: Settled, { period, level, amount }: Portion, note: Pick<Line, 'says'> & Partial<Pick<Line, 'from' | 'rule' | 'decision' | 'incident'>>): Line {
  return { at, kind, ...MOVES[kind], amount, currency, period: period.start, level, ...note };
}
