/** What the engine says of an agreement beside what its books say, in words that can be compared. */
import type { Instant } from '@entente/worktime';
import { expect } from 'vitest';
import type { AgreementResult, LedgerEntry, LevelJudgement } from '../../src/index.ts';
import { keepBooks } from './books.ts';
import type { KeptPeriod } from './books.ts';
import type { Books, Entry } from './judged-levels.ts';
import { postingsOf } from './ledger.ts';
import type { Posting } from './ledger.ts';
import { proposalsOf } from './ratchets.ts';

const textOf = (t: Instant | undefined) => (t === undefined ? undefined : new Date(t).toISOString());

const inOrder = (postings: readonly (Posting | LedgerEntry)[]) => {
  const sums = new Map<string, number>();
  for (const { at, kind, from, to, period, level, amount, decision } of postings) {
    const name = [textOf(at), kind, from, to, textOf(period), level, decision].join(' ');
    sums.set(name, (sums.get(name) ?? 0) + amount);
  }
  return [...sums].map(([name, amount]) => `${name} ${amount}`).toSorted();
};

type Settled = Pick<KeptPeriod, 'settlement'>['settlement'] | AgreementResult['periods'][number]['settlement'];
const moneyOf = (settlement: Settled) => (settlement === undefined ? undefined : {
  total: settlement.total, payable: settlement.payable, waived: settlement.waived, carriedOut: settlement.carriedOut,
  covered: settlement.covered.map(({ level, by, incident, rounded }) => `${level} ${by} ${incident} ${rounded}`).toSorted(), credits: settlement.credits.map(({ level, rounded, afterYearCap }) => `${level} ${rounded} ${afterYearCap}`).toSorted(),
});

/** S34: what is good and bad of a level of time, and how much bad time was taken from it: nothing but that distinguishes it from the raw one. */
function timeOf({ result, raw }: LevelJudgement): string {
  if ('kind' in result) return '';
  const { good, bad } = result.judged ?? result.toDate;
  const { good: rawGood, bad: rawBad } = raw === undefined || 'kind' in raw ? { good, bad } : raw.judged ?? raw.toDate;
  return [good, bad, BigInt(rawBad) - BigInt(bad), BigInt(rawGood) - BigInt(good)].join(' ');
}

const timeIn = ({ terms, good, bad, relieved = 0n }: Entry): string => (terms.kind === 'availability' ? [good, bad, relieved, 0].join(' ') : '');

const told = ({ periods }: AgreementResult) => periods.map(({ period, closesAt, version, levels, settlement, settledAt }) => ({
  period, closesAt, version, settledAt: textOf(settledAt), settlement: moneyOf(settlement),
  levels: levels.map((level) => [level.level, level.version, level.result.state, level.weight.numerator, level.weight.denominator, level.consecutive, level.finding, level.incident, timeOf(level)].join(' ')).toSorted(),
}));

const reckoned = (kept: readonly KeptPeriod[]) => kept.map(({ period, closesAt, version, entries, settlement, settledAt }) => ({
  period, closesAt, version, settledAt: textOf(settledAt), settlement: moneyOf(settlement),
  levels: entries.map((entry) => ({ ...entry, time: timeIn(entry) })).map(({ level, version: number, state, weight, consecutive, finding, incident, time }) => [level, number, state, weight.top, weight.bottom, consecutive, finding, incident, time].join(' ')).toSorted(),
}));

export function agreeWithBooks(books: Books, result: AgreementResult): void {
  const kept = keepBooks(books);
  expect(told(result)).toEqual(reckoned(kept));
  expect(inOrder(result.ledger)).toEqual(inOrder(postingsOf(books, kept)));
  expect(result.ledger.map(({ number, currency }) => [number, currency])).toEqual(result.ledger.map((_, place) => [place + 1, books.terms.versions[0]?.money?.currency]));
  expect(result.proposals.map(({ level, at, proposed, exact: { numerator, denominator } }) => [level, textOf(at), proposed, numerator, denominator])).toEqual(proposalsOf(books).map(({ level, at, proposed, exactly }) => [level, textOf(at), proposed, String(exactly.top), String(exactly.bottom)]));
}
