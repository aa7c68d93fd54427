import type { Instant } from '@entente/worktime';
import { earnBack } from '../money/earn-back.ts';
import type { EarnBackTerms } from '../money/money-model.ts';
import type { CreditClaimed } from './agreement-model.ts';
import type { Bookkeeping } from './bookkeeping.ts';
import { deadlineOf } from './deadlines.ts';
import { recordOf } from './earn-back-record.ts';
import { line } from './ledger-line.ts';
import type { Line, Portion, Settled } from './ledger-line.ts';

/** What becomes of money that is owed: claimed or expired (S27), then put into escrow until it is returned or paid (S28). */
export function fateLines(books: Bookkeeping, settled: Settled, portion: Portion): readonly Line[] {
  const { claimBy, earnBack: terms } = settled.money;
  if (claimBy === undefined) return dueLines(books, settled, portion, { at: settled.settledAt, from: 'owed' }, terms);

  const tooLate = deadlineOf(claimBy, books.terms.zone, settled.period, books.decisions) ?? Infinity;
  const claim = claimOf(books, settled, portion, tooLate);
  if (claim === undefined) return [line('expired', Math.max(settled.settledAt, tooLate), settled, portion, { says: 'It was not claimed in time.' })];
  const at = Math.max(settled.settledAt, claim.at);
  return [
    line('claimed', at, settled, portion, { says: 'The customer claimed it in time.', decision: claim.id }),
    ...dueLines(books, settled, portion, { at, from: 'claimed' }, terms),
  ];
}

/** The first claim in time for the level, or for all that the period owes. */
function claimOf({ decisions }: Bookkeeping, { period }: Settled, { level }: Portion, tooLate: Instant): CreditClaimed | undefined {
  return decisions.find((one): one is CreditClaimed =>
    one.kind === 'claim' && one.period === period.start && (one.level === undefined || one.level === level) && one.at < tooLate);
}

interface Due {
  readonly at: Instant;
  readonly from: 'owed' | 'claimed';
}

/** Paid at once, or held in escrow for as long as it can still be earned back, whole or not at all (S28). */
function dueLines(books: Bookkeeping, settled: Settled, portion: Portion, { at, from }: Due, terms?: EarnBackTerms): readonly Line[] {
  if (terms === undefined) return [line('paid', at, settled, portion, { from, says: 'Due.' })];
  const decided = earnBack(terms, recordOf(books, portion));
  switch (decided.outcome) {
    case 'not-eligible': return [line('paid', at, settled, portion, { from, rule: 'S28', says: decided.says })];
    case 'open': return [line('escrowed', at, settled, portion, { from, says: 'Held until it is decided whether it is earned back.' })];
    case 'kept':
    case 'returned': return [
      line('escrowed', at, settled, portion, { from, says: 'Held until it is decided whether it is earned back.' }),
      line(decided.outcome === 'kept' ? 'paid' : 'returned', Math.max(at, decided.at), settled, portion, { from: 'escrow', rule: 'S28', says: decided.says }),
    ];
  }
}
