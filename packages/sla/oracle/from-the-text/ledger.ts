/** S26 to S28: where every cent goes and when, as SEMANTICS.md reads. */
import { periodsIn } from '@entente/worktime';
import type { Instant, Interval } from '@entente/worktime';
import type { Account, EarnBackTerms, LedgerKind, LevelState, MoneyTerms } from '../../src/index.ts';
import { deadlineOf, entriesOf } from './books.ts';
import type { Books, Entry, KeptPeriod } from './books.ts';
import { add, exact, isBelow, multiply, NOTHING, percent } from './fraction.ts';
import type { Exact } from './fraction.ts';

export interface Posting {
  readonly at: Instant;
  readonly kind: LedgerKind;
  readonly from: Account;
  readonly to: Account;
  readonly amount: number;
  readonly period: Instant;
  readonly level: string;
}

/** Money that is owed for what one level failed in one period; it keeps that name wherever it goes. */
interface Named {
  readonly period: Interval;
  readonly level: string;
  readonly amount: number;
}

export function postingsOf(books: Books, kept: readonly KeptPeriod[]): readonly Posting[] {
  const postings: Posting[] = [];
  let carried: readonly Named[] = [];
  for (const one of kept) {
    const { settlement, settledAt, money, period } = one;
    if (settledAt === undefined) break;
    if (settlement === undefined || money === undefined) continue;
    const post = (kind: LedgerKind, from: Account, to: Account, { period: { start }, level, amount }: Named, at = settledAt) => {
      if (amount > 0) postings.push({ at, kind, from, to, amount, period: start, level });
    };
    for (const { level, rounded, afterYearCap } of settlement.credits) {
      post('credit', 'failure', 'owed', { period, level, amount: rounded });
      post('capped', 'owed', 'capped', { period, level, amount: rounded - afterYearCap });
    }
    for (const { level, rounded } of settlement.covered) {
      post('credit', 'failure', 'owed', { period, level, amount: rounded });
      post('covered', 'owed', 'covered', { period, level, amount: rounded });
    }
    for (const named of carried) post('brought-forward', 'carried', 'owed', named);
    const owed = [...carried, ...settlement.credits.map(({ level, afterYearCap }): Named => ({ period, level, amount: afterYearCap }))].filter(({ amount }) => amount > 0);
    carried = settlement.carriedOut > 0 ? owed : [];
    for (const named of owed) {
      if (settlement.carriedOut > 0) post('carried', 'owed', 'carried', named);
      else if (settlement.waived > 0) post('waived', 'owed', 'waived', named);
      else postings.push(...fateOf(books, kept, named, money, settledAt));
    }
  }
  return postings.filter(({ at }) => at <= books.asOf);
}

/** S27, S28: the claim, and then escrow and earn-back. */
function fateOf(books: Books, kept: readonly KeptPeriod[], named: Named, money: MoneyTerms, settledAt: Instant): readonly Posting[] {
  const { level, amount, period } = named;
  const post = (kind: LedgerKind, from: Account, to: Account, at: Instant): Posting => ({ at, kind, from, to, amount, period: period.start, level });
  if (money.claimBy === undefined) return earnBackOf(books, kept, named, money, settledAt, 'owed');
  const deadline = deadlineOf(books, period, money.claimBy);
  const claims = books.decisions.filter((one) => one.kind === 'claim').filter((one) => one.period === period.start && (one.level === undefined || one.level === level) && one.at <= books.asOf && (deadline === undefined || one.at < deadline));
  if (claims.length > 0) {
    const at = Math.max(settledAt, Math.min(...claims.map((claim) => claim.at)));
    return [post('claimed', 'owed', 'claimed', at), ...earnBackOf(books, kept, named, money, at, 'claimed')];
  }
  return deadline === undefined ? [] : [post('expired', 'owed', 'expired', Math.max(settledAt, deadline))];
}

function earnBackOf(books: Books, kept: readonly KeptPeriod[], named: Named, money: MoneyTerms, dueAt: Instant, from: Account): readonly Posting[] {
  const { level, amount, period } = named;
  const post = (kind: LedgerKind, of: Account, to: Account, at: Instant): Posting => ({ at, kind, from: of, to, amount, period: period.start, level });
  const { earnBack } = money;
  const history = ownPeriods(books, level);
  const credited = kept.find((one) => one.period.start === period.start)?.entries.findLast((entry) => entry.level === level && entry.state === 'failed')?.period;
  if (earnBack === undefined || credited === undefined || failsTooOften(history, credited, earnBack)) return [post('paid', from, 'paid', dueAt)];
  const escrowed = post('escrowed', from, 'escrow', dueAt);
  const decided = decisionOf(books, history, credited, earnBack);
  if (decided === undefined) return [escrowed];
  const at = Math.max(dueAt, decided.at);
  return [escrowed, decided.isPassed ? post('returned', 'escrow', 'returned', at) : post('paid', 'escrow', 'paid', at)];
}

interface OwnPeriod {
  readonly period: Interval;
  readonly closesAt: Instant;
  readonly state: LevelState;
  readonly entries: readonly Entry[];
}

/** A level's own periods that are closed: what each came to, all its segments together. */
function ownPeriods(books: Books, level: string): readonly OwnPeriod[] {
  const all = Map.groupBy(entriesOf(books, level), ({ period }) => period.start);
  return [...all.values()].flatMap((entries) => {
    const [first] = entries;
    if (first === undefined) return [];
    const state = (['failed', 'below-expected', 'met'] as const).find((one) => entries.some((entry) => entry.state === one)) ?? first.state;
    return [{ period: first.period, closesAt: first.period.end + books.terms.grace, state, entries }];
  });
}

function failsTooOften(history: readonly OwnPeriod[], credited: Interval, { notAfter }: EarnBackTerms): boolean {
  if (notAfter === undefined) return false;
  const upTo = history.filter(({ period }) => period.start <= credited.start).slice(-notAfter.inPeriods);
  return upTo.filter(({ state }) => state === 'failed').length >= notAfter.failures;
}

interface Decided {
  readonly isPassed: boolean;
  readonly at: Instant;
}

/** S28: one closed period of the window after the other, until the test is passed, or cannot be passed any more. */
function decisionOf(books: Books, history: readonly OwnPeriod[], credited: Interval, { test, window }: EarnBackTerms): Decided | undefined {
  const { terms, asOf } = books;
  const every = terms.versions.flatMap(({ levels }) => levels).find((level) => history.some(({ entries }) => entries.some((entry) => entry.level === level.id)))?.period;
  if (every === undefined) return undefined;
  const far = { start: credited.end, end: credited.end + window * 400 * 86_400_000 };
  const windowPeriods = periodsIn(every, far).filter(({ start }) => start >= credited.end && (terms.endsAt === undefined || start < terms.endsAt)).slice(0, window);
  let [met, good] = [0, 0];
  let [value, target, weights]: [Exact, Exact, Exact] = [NOTHING, NOTHING, NOTHING];
  for (const [place, { start, end }] of windowPeriods.entries()) {
    const closesAt = end + terms.grace;
    const own = history.find(({ period }) => period.start === start);
    if (closesAt > asOf || own === undefined) return undefined;
    const left = windowPeriods.length - place - 1;
    if (test.kind === 'met') {
      if (own.state === 'met') met += 1;
      else if (test.inARow === true && (own.state === 'failed' || own.state === 'below-expected')) met = 0;
      if (met >= test.periods) return { isPassed: true, at: closesAt };
      if (met + left < test.periods) return { isPassed: false, at: closesAt };
      continue;
    }
    for (const entry of own.entries) {
      if (!['met', 'failed', 'below-expected'].includes(entry.state)) continue;
      const expected = terms.versions.find(({ number }) => number === entry.version)?.levels.find(({ id }) => id === entry.level);
      const weight = exact(100);
      value = add(value, multiply(entry.ratio, weight));
      target = add(target, multiply(percent(expected !== undefined && 'expected' in expected ? (expected.expected ?? '100') : '100'), weight));
      weights = add(weights, weight);
      good += 1;
    }
    if (left === 0) return { isPassed: good > 0 && !isBelow(value, target), at: closesAt };
  }
  return { isPassed: false, at: credited.end + terms.grace };
}
