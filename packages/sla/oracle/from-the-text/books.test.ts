import { DAY, periodsIn } from '@entente/worktime';
import type { Instant, Interval } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAgreementTerms, evaluateAgreement, evaluateLevel, knownAt } from '../../src/index.ts';
import type { AgreementResult, Decision, Fact, LedgerEntry, LevelState, MeasureLevel } from '../../src/index.ts';
import { runs } from '../runs.ts';
import { keepBooks } from './books.ts';
import type { KeptPeriod } from './books.ts';
import { percent } from './fraction.ts';
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

function agree(books: Books, result: AgreementResult): void {
  const kept = keepBooks(books);
  expect(told(result)).toEqual(reckoned(kept));
  expect(inOrder(result.ledger)).toEqual(inOrder(postingsOf(books, kept)));
  expect(result.ledger.map(({ number, currency }) => [number, currency])).toEqual(result.ledger.map((_, place) => [place + 1, books.terms.versions[0]?.money?.currency]));
  expect(result.proposals.map(({ level, at, proposed, exact: { numerator, denominator } }) => [level, textOf(at), proposed, numerator, denominator])).toEqual(proposalsOf(books).map(({ level, at, proposed, exactly }) => [level, textOf(at), proposed, String(exactly.top), String(exactly.bottom)]));
}

/** What a level came to in a period, told and not measured, so that failures, incidents and claims meet in nearly every period. */
interface ToldCase extends DecidedCase {
  readonly outcomes: readonly { readonly state: LevelState; readonly percent: number; readonly incident: string | undefined }[];
}

const anOutcome = fc.record({ state: fc.constantFrom('met', 'met', 'failed', 'failed', 'failed', 'below-expected', 'not-applicable', 'indeterminate', 'waived'), percent: fc.integer({ min: 80, max: 99 }), incident: fc.constantFrom('storm', 'storm', 'flood', undefined) });
const aToldCase: fc.Arbitrary<ToldCase> = fc.tuple(aDecidedCase, fc.array(anOutcome, { minLength: 17, maxLength: 17 })).map(([{ terms, ...one }, outcomes]) => ({ ...one, outcomes, terms: { ...terms, versions: terms.versions.slice(0, 1) } }));

function toldOf({ outcomes, terms }: ToldCase, level: string, { start }: Interval) {
  const month = Math.round((start - terms.startsAt) / (28 * DAY)) + 1;
  return outcomes[(LEVELS.findIndex((name) => name === level) * 4 + month * 5) % outcomes.length] ?? { state: 'met', percent: 99, incident: undefined };
}

const tellingOf = (one: ToldCase): Books['outcomeOf'] => ([part], period) => {
  if (part?.level.kind !== 'availability') throw new RangeError('a part of an availability');
  const { state, percent: good } = toldOf(one, part.level.id, period);
  return { state, good: BigInt(good), bad: BigInt(100 - good), expected: percent(part.level.expected), badByIncident: new Map() };
};

/** People name the incidents of what was told, besides what else they decide. */
function namesOf(one: ToldCase): readonly Decision[] {
  const { terms, asOf } = one;
  return (terms.versions[0]?.levels ?? []).flatMap(({ id: level, period: every }) => periodsIn(every, { start: terms.startsAt, end: asOf }).flatMap((period): readonly Decision[] => {
    const { state, incident } = toldOf(one, level, period);
    return incident === undefined || state !== 'failed' ? [] : [{ kind: 'incident', id: `told ${level} ${period.start}`, at: period.start + DAY, period: period.start, level, incident }];
  }));
}

const telling = (one: ToldCase): MeasureLevel => (terms, facts, period, moment) => {
  const measuredLevel = evaluateLevel(terms, facts, period, moment);
  const { state, percent: good } = toldOf(one, terms.id, period);
  return 'kind' in measuredLevel ? measuredLevel : { ...measuredLevel, state, toDate: { good: String(good), bad: String(100 - good), ratio: { numerator: String(good), denominator: '100' } } };
};

describe('S18 S23 S25 to S30 the books of an agreement, told from the text alone', () => {
  it('every judgement, every settlement, every line of the ledger and every proposal', () => {
    fc.assert(fc.property(aCase, (one) => {
      const { terms, decisions, facts, asOf, known } = one;
      const books: Books = { terms, asOf, decisions, outcomeOf: measured({ terms, asOf, facts: facts.filter(({ recordedAt }) => recordedAt <= known) }) };
      agree(books, evaluateAgreement(terms, knownAt(facts, known), YEARS, asOf, decisions));
    }), runs(250, 40));
  });

  it('and where failures, incidents, picks and claims meet in nearly every period', () => {
    fc.assert(fc.property(aToldCase, (one) => {
      const { terms, asOf } = one;
      const decisions = [...namesOf(one), ...one.decisions];
      agree({ terms, asOf, decisions, outcomeOf: tellingOf(one) }, evaluateAgreement(terms, [], YEARS, asOf, decisions, telling(one)));
    }), runs(252, 50));
  });

  it('of terms that have nothing against them but caps that never cut', () => {
    fc.assert(fc.property(aDecidedCase, ({ terms }) => {
      expect(checkAgreementTerms(terms).filter(({ code }) => code !== 'CAP_ORDER' && code !== 'MINIMUM_ABOVE_CAP')).toEqual([]);
    }), runs(251, 30));
  });
});
