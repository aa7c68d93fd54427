import { DAY } from '@entente/worktime';
import type { Instant } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAgreementTerms, evaluateAgreement, knownAt } from '../../src/index.ts';
import type { AgreementResult, Fact, LedgerEntry } from '../../src/index.ts';
import { runs } from '../runs.ts';
import { keepBooks } from './books.ts';
import type { KeptPeriod } from './books.ts';
import type { Books } from './judged-levels.ts';
import { postingsOf } from './ledger.ts';
import type { Posting } from './ledger.ts';
import { measured } from './measured-time.ts';
import { proposalsOf } from './ratchets.ts';
import { aDecidedCase, LEVELS, YEARS } from './some-agreements.ts';
import type { DecidedCase } from './some-agreements.ts';
import { someOutages } from './some-outages.ts';

interface Case extends DecidedCase {
  readonly facts: readonly Fact[];
  /** What was recorded later is not known. */
  readonly known: Instant;
}

const aCase: fc.Arbitrary<Case> = aDecidedCase.chain((one) => fc.record({
  terms: fc.constant(one.terms), decisions: fc.constant(one.decisions), asOf: fc.constant(one.asOf), facts: someOutages(LEVELS, one.terms.startsAt),
  known: fc.oneof(fc.constant(one.asOf), fc.integer({ min: 0, max: 400 }).map((days) => one.terms.startsAt + days * DAY)),
}));

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

const told = ({ periods }: AgreementResult) => periods.map(({ period, closesAt, version, levels, settlement, settledAt }) => ({
  period, closesAt, version, settledAt: textOf(settledAt), settlement: moneyOf(settlement),
  levels: levels.map((level) => [level.level, level.version, level.result.state, level.weight.numerator, level.weight.denominator, level.consecutive, level.finding, level.incident].join(' ')).toSorted(),
}));

const reckoned = (kept: readonly KeptPeriod[]) => kept.map(({ period, closesAt, version, entries, settlement, settledAt }) => ({
  period, closesAt, version, settledAt: textOf(settledAt), settlement: moneyOf(settlement),
  levels: entries.map(({ level, version: number, state, weight, consecutive, finding, incident }) => [level, number, state, weight.top, weight.bottom, consecutive, finding, incident].join(' ')).toSorted(),
}));

describe('S18 S23 S25 to S30 the books of an agreement, told from the text alone', () => {
  it('every judgement, every settlement, every line of the ledger and every proposal', () => {
    fc.assert(fc.property(aCase, (one) => {
      const { terms, decisions, facts, asOf, known } = one;
      const books: Books = { terms, asOf, decisions, outcomeOf: measured({ terms, asOf, facts: facts.filter(({ recordedAt }) => recordedAt <= known) }) };
      const kept = keepBooks(books);
      const result = evaluateAgreement(terms, knownAt(facts, known), YEARS, asOf, decisions);
      expect(told(result)).toEqual(reckoned(kept));
      expect(inOrder(result.ledger)).toEqual(inOrder(postingsOf(books, kept)));
      expect(result.ledger.map(({ number, currency }) => [number, currency])).toEqual(result.ledger.map((_, place) => [place + 1, terms.versions[0]?.money?.currency]));
      expect(result.proposals.map(({ level, at, proposed, exact: { numerator, denominator } }) => [level, textOf(at), proposed, numerator, denominator])).toEqual(proposalsOf(books).map(({ level, at, proposed, exactly }) => [level, textOf(at), proposed, String(exactly.top), String(exactly.bottom)]));
    }), runs(250, 50));
  });

  it('of terms that have nothing against them but caps that never cut', () => {
    fc.assert(fc.property(aDecidedCase, ({ terms }) => {
      expect(checkAgreementTerms(terms).filter(({ code }) => code !== 'CAP_ORDER' && code !== 'MINIMUM_ABOVE_CAP')).toEqual([]);
    }), runs(251, 30));
  });
});
