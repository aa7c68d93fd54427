import { DAY, periodsIn } from '@entente/worktime';
import type { Instant, Interval } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCredit, anAgreedLevel, anAgreement, aVersion, someMoney } from '../../testing/agreement-story.ts';
import { checkAgreementTerms, evaluateAgreement, evaluateLevel } from '../../src/index.ts';
import type { AgreementResult, AgreementTerms, AgreementVersion, Decision, DefaultRule, LedgerEntry, LevelResult, MeasureLevel, MoneyTerms } from '../../src/index.ts';
import { runs } from '../runs.ts';
import { keepBooks, settlementPeriodsOf } from './books.ts';
import type { Books, KeptPeriod, Outcome } from './books.ts';
import { exact, inText } from './fraction.ts';
import { postingsOf } from './ledger.ts';
import type { Posting } from './ledger.ts';
import { measuredPart } from './ticks.ts';

const FIRST = Date.UTC(2026, 0, 1);
const YEARS: Interval = { start: Date.UTC(2025, 0, 1), end: Date.UTC(2030, 0, 1) };
const LEVELS = ['a', 'b', 'c', 'd'] as const;

function without<T extends object>(record: T): { [key in keyof T]: Exclude<T[key], undefined> } {
  return JSON.parse(JSON.stringify(record));
}

const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const deadline = fc.record({ days: fc.integer({ min: 1, max: 70 }), after: fc.constantFrom('period-end', 'statement') });
const tiers = [{ from: '0', to: '90', factor: '150' }, { from: '90', to: '100' }];

const earnBack = fc.record({
  test: fc.oneof(fc.record({ kind: fc.constant('met'), periods: fc.integer({ min: 1, max: 3 }), inARow: fc.boolean() }), fc.constant({ kind: 'mean' })),
  window: fc.integer({ min: 1, max: 5 }), notAfter: optional(fc.record({ failures: fc.integer({ min: 1, max: 3 }), inPeriods: fc.integer({ min: 1, max: 4 }) })),
}).map(without);

const aMoney = fc.record({
  fee: optional(fc.constantFrom(1_000_000, 99_999, 123)), yearCap: optional(fc.nat(300_000)), periodCap: optional(fc.nat(150_000)),
  minimumPayable: optional(fc.record({ amount: fc.nat(120_000), below: fc.constantFrom('waive', 'carry') })),
  singleIncident: fc.constantFrom('all', 'highest', 'customer-picks'), pickBy: optional(deadline), claimBy: optional(deadline), earnBack: optional(earnBack),
  cap: optional(fc.nat(60_000)), allocation: fc.constantFrom('20', '33.33'),
}).map(({ cap, allocation, ...terms }): MoneyTerms => {
  const { fee: _, ...money } = someMoney();
  return { ...money, ...without(terms), credits: [aCredit({ level: 'a', allocation: '33.33', multiplier: ['1', '1.7', '3'], tiers }), ...(['b', 'c'] as const).map((level) => aCredit({ level, allocation, tiers, ...without({ cap }) }))] };
});

const someOutcomes = fc.array(fc.record({ state: fc.constantFrom('met', 'met', 'failed', 'failed', 'failed', 'below-expected', 'not-applicable', 'indeterminate', 'waived'), percent: fc.integer({ min: 85, max: 99 }) }), { minLength: 11, maxLength: 11 });

interface Case {
  readonly terms: AgreementTerms;
  readonly outcomes: readonly { readonly state: Outcome['state']; readonly percent: number }[];
  readonly decisions: readonly Decision[];
  readonly asOf: Instant;
}

const aDefaultRule: fc.Arbitrary<DefaultRule> = fc.record({ expectedFailures: fc.integer({ min: 1, max: 3 }), inPeriods: fc.integer({ min: 1, max: 5 }) });

const anAgreementOfSeveralVersions: fc.Arbitrary<AgreementTerms> = fc.record({
  zone: fc.constantFrom('UTC', 'Europe/Amsterdam'), every: fc.constantFrom('P1M', 'P1M', 'P3M'), quarterly: fc.boolean(), begins: fc.constantFrom(0, 0, 14), lasts: optional(fc.integer({ min: 40, max: 420 })), graceDays: fc.nat(12),
  amendments: fc.uniqueArray(fc.integer({ min: 20, max: 300 }), { maxLength: 2 }), monies: fc.array(optional(aMoney), { minLength: 3, maxLength: 3 }), firstMoney: aMoney,
  changes: fc.array(fc.record({ a: fc.constantFrom('99', '98'), b: fc.constantFrom('99', '98') }), { minLength: 3, maxLength: 3 }), rule: optional(aDefaultRule), critical: optional(fc.subarray([...LEVELS])),
}).map(({ zone, every, quarterly, begins, lasts, graceDays, amendments, monies, firstMoney, changes, rule, critical }): AgreementTerms => {
  const startsAt = firstOf(zone) + begins * DAY;
  const dates = [startsAt, ...amendments.toSorted((a, b) => a - b).map((day) => firstOf(zone) + day * DAY)];
  const periodOf = (step: 'P1M' | 'P3M') => ({ period: { zone, anchor: '2026-01-01', every: step } });
  let money = firstMoney;
  const versions = dates.map((effectiveFrom, place): AgreementVersion => {
    money = (place === 0 ? undefined : monies[place]) ?? money;
    const levels = [
      anAgreedLevel({ id: 'a', ...periodOf('P1M'), expected: changes[place]?.a ?? '99' }), anAgreedLevel({ id: 'b', ...periodOf('P1M'), expected: changes[place]?.b ?? '99' }),
      anAgreedLevel({ id: 'c', ...periodOf(quarterly ? 'P3M' : 'P1M') }), anAgreedLevel({ id: 'd', ...periodOf('P1M'), obligor: 'customer' }),
    ];
    return aVersion({ number: place + 1, effectiveFrom, levels, money, ...without({ defaultRule: rule, criticalLevels: critical }) });
  });
  return anAgreement({ zone, startsAt, settlement: { anchor: '2025-10-01', every }, grace: graceDays * DAY, versions, ...(lasts === undefined ? {} : { endsAt: startsAt + lasts * DAY }) });
});

const firstOf = (zone: string): Instant => (zone === 'UTC' ? FIRST : FIRST - DAY / 24);

const aDecision = (periods: readonly Interval[]): fc.Arbitrary<Decision> => fc.record({
  kind: fc.constantFrom('claim', 'claim', 'claim', 'statement', 'pick', 'pick', 'incident', 'incident', 'incident', 'fee'), place: fc.nat(Math.max(0, periods.length - 1)), after: fc.integer({ min: -40, max: 100 }), level: fc.constantFrom(...LEVELS, undefined),
  incident: fc.constantFrom('storm', 'flood'), amount: fc.constantFrom(500_000, 77_777), id: fc.uuid(),
}).map(({ kind, place, after, level, incident, amount, id }): Decision => {
  const period = periods[place] ?? YEARS;
  const made = { id, at: period.end + after * DAY / 2, period: period.start };
  switch (kind) {
    case 'claim':
      return { ...made, kind, ...(level === undefined ? {} : { level }) };
    case 'statement':
      return { ...made, kind };
    case 'fee':
      return { ...made, kind, amount };
    case 'pick':
    case 'incident':
      return { ...made, kind, incident, level: level ?? 'a' };
  }
});

const aCase: fc.Arbitrary<Case> = fc.tuple(anAgreementOfSeveralVersions, fc.integer({ min: 40, max: 500 })).chain(([terms, days]) => {
  const asOf = terms.startsAt + days * DAY;
  const periods = [...settlementPeriodsOf({ terms, asOf, decisions: [], outcomeOf: () => ({ state: 'met', ratio: exact(1) }) }), ...periodsIn({ zone: terms.zone, anchor: '2026-01-01', every: 'P1M' }, { start: terms.startsAt, end: asOf })];
  return fc.record({ terms: fc.constant(terms), outcomes: someOutcomes, decisions: fc.array(aDecision(periods), { maxLength: 25 }), asOf: fc.constant(asOf) });
});

const dayOf = (t: Instant) => Math.floor((t - FIRST) / DAY);

/** What is told of a level in a segment: by turns, so that amended months have several. */
function outcomeIn({ outcomes }: Case): Books['outcomeOf'] {
  return (level, _, { start }) => {
    const { state, percent } = outcomes[(LEVELS.findIndex((name) => name === level) * 3 + (dayOf(start) + 400) * 5) % outcomes.length] ?? { state: 'met', percent: 99 };
    return { state, ratio: exact(percent, 100) };
  };
}

function measuring(one: Case): MeasureLevel {
  return (terms, facts, period, asOf): LevelResult => {
    const measured = evaluateLevel(terms, facts, period, asOf);
    if ('kind' in measured) return measured;
    const { state, ratio } = outcomeIn(one)(terms.id, period, measuredPart(terms, period));
    const percent = ratio.top * 100n / ratio.bottom;
    return { ...measured, state, toDate: { good: String(percent), bad: String(100n - percent), ratio: inText(ratio) } };
  };
}

const inOrder = (postings: readonly Posting[]) => {
  const sums = new Map<string, number>();
  for (const { amount, ...posting } of postings) {
    const { at, kind, from, to, period, level } = posting;
    const name = [new Date(at).toISOString(), kind, from, to, new Date(period).toISOString(), level].join(' ');
    sums.set(name, (sums.get(name) ?? 0) + amount);
  }
  return [...sums].map(([name, amount]) => `${name} ${amount}`).toSorted();
};

const postingOf = ({ at, kind, from, to, amount, period, level }: LedgerEntry): Posting => ({ at, kind, from, to, amount, period, level });

const told = ({ periods }: AgreementResult) => periods.map(({ period, closesAt, version, levels, settlement, settledAt }) => ({
  period, closesAt, version, settledAt,
  levels: levels.map((level) => [level.level, level.version, level.result.state, level.weight.numerator, level.weight.denominator, level.consecutive, level.finding, level.incident].join(' ')).toSorted(),
  settlement: settlement === undefined ? undefined : { total: settlement.total, payable: settlement.payable, waived: settlement.waived, carriedOut: settlement.carriedOut, credits: settlement.credits.map(({ level, afterYearCap }) => `${level} ${afterYearCap}`).toSorted() },
}));

const reckoned = (kept: readonly KeptPeriod[]) => kept.map(({ period, closesAt, version, entries, settlement, settledAt }) => ({
  period, closesAt, version, settledAt,
  levels: entries.map(({ level, version: number, state, weight, consecutive, finding, incident }) => [level, number, state, weight.top, weight.bottom, consecutive, finding, incident].join(' ')).toSorted(),
  settlement: settlement === undefined ? undefined : { total: settlement.total, payable: settlement.payable, waived: settlement.waived, carriedOut: settlement.carriedOut, credits: settlement.credits.map(({ level, afterYearCap }) => `${level} ${afterYearCap}`).toSorted() },
}));

describe('S18 S23 S25 to S30 the books of an agreement, told from the text alone', () => {
  it('every judgement, every settlement and every line of the ledger', () => {
    fc.assert(fc.property(aCase, (one) => {
      const { terms, decisions, asOf } = one;
      expect(checkAgreementTerms(terms)).toEqual([]);
      const books: Books = { terms, asOf, decisions, outcomeOf: outcomeIn(one) };
      const kept = keepBooks(books);
      const result = evaluateAgreement(terms, [], YEARS, asOf, decisions, measuring(one));
      expect(told(result)).toEqual(reckoned(kept));
      expect(inOrder(result.ledger.map(postingOf))).toEqual(inOrder(postingsOf(books, kept)));
    }), runs(250, 150));
  });
});
