import { readFileSync } from 'node:fs';
import { DAY, periodsIn } from '@entente/worktime';
import type { Instant, Interval } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAgreementTerms, evaluateAgreement, evaluateLevel, knownAt } from '../../src/index.ts';
import type { Decision, LevelState, MeasureLevel } from '../../src/index.ts';
import { lawRuns, runs } from '../runs.ts';
import { agreeWithBooks } from './compare-books.ts';
import { percent } from './fraction.ts';
import type { Books } from './judged-levels.ts';
import { measured } from './measured-time.ts';
import { aDecidedCase, LEVELS, YEARS } from './some-agreements.ts';
import type { DecidedCase } from './some-agreements.ts';
import { aKeptCase } from './some-books.ts';
import type { KeptCase } from './some-books.ts';

const corpus: readonly KeptCase[] = JSON.parse(readFileSync(new URL('../books-corpus.json', import.meta.url), 'utf8'));

function agree({ terms, decisions, facts, asOf, known }: KeptCase): void {
  const books: Books = { terms, asOf, decisions, outcomeOf: measured({ terms, asOf, facts: facts.filter(({ recordedAt }) => recordedAt <= known) }) };
  agreeWithBooks(books, evaluateAgreement(terms, knownAt(facts, known), YEARS, asOf, decisions));
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

const toldCorpus: readonly ToldCase[] = JSON.parse(readFileSync(new URL('../told-books-corpus.json', import.meta.url), 'utf8'));

function agreeAsTold(one: ToldCase): void {
  const { terms, asOf } = one;
  const decisions = [...namesOf(one), ...one.decisions];
  agreeWithBooks({ terms, asOf, decisions, outcomeOf: tellingOf(one) }, evaluateAgreement(terms, [], YEARS, asOf, decisions, telling(one)));
}

describe('S18 S23 S25 to S30 the books of an agreement, told from the text alone', () => {
  it('every judgement, every settlement, every line of the ledger and every proposal', () => fc.assert(fc.property(aKeptCase, agree), runs(250, 25)));

  it('of every counterexample that was ever found', () => corpus.forEach(agree));

  it('and where failures, incidents, picks and claims meet in nearly every period', () => fc.assert(fc.property(aToldCase, agreeAsTold), runs(252, 30)));

  it('of every counterexample of those that was ever found', () => toldCorpus.forEach(agreeAsTold));

  it('law: whatever amendments do to periods, a later look adds lines to the ledger and changes none', () => {
    fc.assert(fc.property(aKeptCase, fc.integer({ min: 20, max: 500 }), ({ terms, decisions, facts, asOf }, days) => {
      const ledgerAt = (when: Instant) => evaluateAgreement(terms, facts, YEARS, when, decisions).ledger;
      const earlier = ledgerAt(Math.min(asOf, terms.startsAt + days * DAY));
      expect(ledgerAt(asOf).slice(0, earlier.length)).toEqual(earlier);
    }), lawRuns(253, 15));
  });

  it('of terms that have nothing against them but caps that never cut', () => {
    fc.assert(fc.property(aDecidedCase, ({ terms }) => {
      expect(checkAgreementTerms(terms).filter(({ code }) => code !== 'CAP_ORDER' && code !== 'MINIMUM_ABOVE_CAP')).toEqual([]);
    }), lawRuns(251, 30));
  });
});
