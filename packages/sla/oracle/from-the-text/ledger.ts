/** S26 to S28: where every cent goes and when, as SEMANTICS.md reads. */
import type { Instant, Interval } from '@entente/worktime';
import type { Account, LedgerKind, MoneyTerms } from '../../src/index.ts';
import { deadlineOf, levelsOf } from './books.ts';
import type { KeptPeriod } from './books.ts';
import { earnedBack, failsTooOften } from './earn-back.ts';
import { inTime, ownPeriodsOf } from './judged-levels.ts';
import type { Books, OwnPeriod } from './judged-levels.ts';

export interface Posting {
  readonly at: Instant;
  readonly kind: LedgerKind;
  readonly from: Account;
  readonly to: Account;
  readonly amount: number;
  readonly period: Instant;
  readonly level: string;
  /** The claim, where one brought it about. */
  readonly decision?: string;
}

/** Money that is owed for what one level failed in one period; it keeps that name wherever it goes. */
interface Named {
  readonly period: Interval;
  readonly level: string;
  readonly amount: number;
}

/** What is due by the settlement of a period, from when on and by which terms. */
interface Due {
  readonly named: Named;
  readonly settledIn: Interval;
  readonly money: MoneyTerms;
  readonly at: Instant;
}

const move = (at: Instant, kind: LedgerKind, from: Account, to: Account, { period: { start }, level, amount }: Named): readonly Posting[] =>
  (amount > 0 ? [{ at, kind, from, to, amount, period: start, level }] : []);

export function postingsOf(books: Books, kept: readonly KeptPeriod[]): readonly Posting[] {
  const histories = new Map(levelsOf(books.terms).map((level) => [level, ownPeriodsOf(books, level)]));
  const postings: Posting[] = [];
  let carried: readonly Named[] = [];
  for (const { settlement, settledAt: at, money, period } of kept) {
    if (at === undefined) break;
    if (settlement === undefined || money === undefined) continue;
    for (const { level, rounded, afterYearCap } of settlement.credits) {
      postings.push(...move(at, 'credit', 'failure', 'owed', { period, level, amount: rounded }), ...move(at, 'capped', 'owed', 'capped', { period, level, amount: rounded - afterYearCap }));
    }
    for (const { level, rounded: amount } of settlement.covered) postings.push(...move(at, 'credit', 'failure', 'owed', { period, level, amount }), ...move(at, 'covered', 'owed', 'covered', { period, level, amount }));
    for (const named of carried) postings.push(...move(at, 'brought-forward', 'carried', 'owed', named));
    const owed = [...carried, ...settlement.credits.map(({ level, afterYearCap: amount }): Named => ({ period, level, amount }))].filter(({ amount }) => amount > 0);
    carried = settlement.carriedOut > 0 ? owed : [];
    for (const named of owed) {
      if (settlement.carriedOut > 0) postings.push(...move(at, 'carried', 'owed', 'carried', named));
      else if (settlement.waived > 0) postings.push(...move(at, 'waived', 'owed', 'waived', named));
      else postings.push(...fateOf(books, histories.get(named.level) ?? [], { named, settledIn: period, money, at }));
    }
  }
  return postings.filter(({ at }) => at <= books.asOf);
}

/** S27, S28: the claim, of what a period owes, and then escrow and earn-back. */
function fateOf(books: Books, history: readonly OwnPeriod[], due: Due): readonly Posting[] {
  const { named, settledIn, money } = due;
  if (money.claimBy === undefined) return afterTheClaim(books, history, due, 'owed');
  const deadline = deadlineOf(books, settledIn, money.claimBy);
  const claims = books.decisions.filter((one) => one.kind === 'claim').filter((one) => one.period === settledIn.start && (one.level === undefined || one.level === named.level) && one.at <= books.asOf && one.at < deadline);
  if (claims.length === 0) return move(Math.max(due.at, deadline), 'expired', 'owed', 'expired', named);
  const [first] = claims.toSorted(inTime);
  const at = Math.max(due.at, first?.at ?? due.at);
  return [...move(at, 'claimed', 'owed', 'claimed', named).map((posting) => ({ ...posting, ...(first === undefined ? {} : { decision: first.id }) })), ...afterTheClaim(books, history, { ...due, at }, 'claimed')];
}

function afterTheClaim(books: Books, history: readonly OwnPeriod[], { named, money: { earnBack }, at }: Due, from: Account): readonly Posting[] {
  if (earnBack === undefined || failsTooOften(books, history, named.period, earnBack)) return move(at, 'paid', from, 'paid', named);
  const escrowed = move(at, 'escrowed', from, 'escrow', named);
  const decided = earnedBack(books, history, named.period, earnBack);
  if (decided === undefined) return escrowed;
  const kind = decided.isPassed ? 'returned' : 'paid';
  return [...escrowed, ...move(Math.max(at, decided.at), kind, 'escrow', kind, named)];
}
