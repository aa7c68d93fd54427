import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMoneyTerms, settle } from '../src/index.ts';
import type { CreditTerms, JudgedLevel, MoneyTerms, SettlementInput, Tier } from '../src/index.ts';
import { lawRuns } from './runs.ts';

const LEVELS = ['a', 'b', 'c', 'd'];
const percent = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => String(hundredths / 100));
const money = fc.nat(200_000);

/** Drops the absent ones, as terms do. */
function without<T extends object>(record: T): { [key in keyof T]: Exclude<T[key], undefined> } {
  return JSON.parse(JSON.stringify(record));
}

const someTiers: fc.Arbitrary<readonly Tier[]> = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 4 }).chain((cuts) => {
  const bounds = [0, ...cuts.toSorted((a, b) => a - b), 100].map(String);
  return fc.tuple(...bounds.slice(1).map((to, place) => fc.record({
    from: fc.constant(bounds[place] ?? '0'), to: fc.constant(to), worth: fc.oneof(percent.map((factor) => ({ factor })), percent.map((ofFee) => ({ ofFee })), fc.constant({})),
  }).map(({ from, to: end, worth }): Tier => ({ from, to: end, ...worth }))));
});

const aCredit = (level: string, share: number): fc.Arbitrary<CreditTerms> => fc.record({
  level: fc.constant(level), pool: fc.constantFrom('p', 'q'), allocation: fc.integer({ min: 0, max: share }).map(String), tiers: someTiers,
  multiplier: fc.option(fc.array(fc.integer({ min: 0, max: 400 }).map((hundredths) => String(hundredths / 100)), { minLength: 1, maxLength: 3 }), { nil: undefined }),
  cap: fc.option(money, { nil: undefined }),
}).map(without);

const someTerms: fc.Arbitrary<MoneyTerms> = fc.record({
  atRisk: percent, credits: fc.tuple(...LEVELS.map((level) => aCredit(level, 25))), periodCap: fc.option(money, { nil: undefined }), yearCap: fc.option(money, { nil: undefined }),
  pools: fc.tuple(percent, percent, fc.option(money, { nil: undefined })).map(([p, q, cap]) => [without({ pool: 'p', percent: p, cap }), { pool: 'q', percent: q }]),
  singleIncident: fc.constantFrom('all', 'highest', 'customer-picks'), minimumPayable: fc.option(fc.record({ amount: money, below: fc.constantFrom('waive', 'carry') }), { nil: undefined }),
}).map((terms): MoneyTerms => without({ currency: 'EUR', feeBasis: 'monthly fee', ...terms }));

/** The same with pools that come to 100 % and caps that are not above those around them. */
function inGoodOrder(terms: MoneyTerms): MoneyTerms {
  const [periodCap = 0, yearCap = 0] = [terms.periodCap ?? 0, terms.yearCap ?? 0].toSorted((a, b) => a - b);
  return { ...terms, pools: [{ pool: 'p', percent: '40' }, { pool: 'q', percent: '60', cap: periodCap }], credits: terms.credits.map((credit) => ({ ...credit, cap: Math.min(credit.cap ?? 0, periodCap) })), periodCap, yearCap, minimumPayable: { amount: 7, below: 'carry' } };
}

const aJudgement = (level: string): fc.Arbitrary<JudgedLevel> => fc.record({
  level: fc.constant(level), state: fc.constantFrom('failed', 'failed', 'failed', 'met', 'below-expected', 'indeterminate'),
  ratio: fc.option(fc.integer({ min: 0, max: 100 }).map((numerator) => ({ numerator: String(numerator), denominator: '100' })), { nil: undefined, freq: 8 }), consecutive: fc.integer({ min: 1, max: 5 }),
  incident: fc.option(fc.constantFrom('storm', 'flood'), { nil: undefined }),
}).map(without);

const someInput: fc.Arbitrary<SettlementInput> = fc.record({
  fee: fc.nat(5_000_000), levels: fc.tuple(...LEVELS.map(aJudgement)), creditedThisYear: money, carriedIn: fc.nat(1000),
  picks: fc.dictionary(fc.constantFrom('storm', 'flood'), fc.constantFrom(...LEVELS)),
});

describe('S26 S27 laws of money', () => {
  it('terms in good order have nothing against them', () => {
    fc.assert(fc.property(someTerms.map(inGoodOrder), (terms) => {
      expect(checkMoneyTerms(terms)).toEqual([]);
    }), lawRuns(27, 100));
  });

  it('a worse value never earns less, where worse tiers are worth more', () => {
    const rising: readonly Tier[] = [{ from: '0', to: '50', factor: '300' }, { from: '50', to: '90', factor: '200' }, { from: '90', to: '100', factor: '0' }];
    fc.assert(fc.property(someTerms, fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), fc.nat(1_000_000), (terms, one, other, fee) => {
      const same: MoneyTerms = { ...terms, credits: terms.credits.map((credit) => ({ ...credit, tiers: rising })) };
      const of = (value: number) => settle(same, { fee, creditedThisYear: 0, carriedIn: 0, levels: [{ level: 'a', state: 'failed', consecutive: 1, ratio: { numerator: String(value), denominator: '100' } }] }).total;
      expect(of(Math.min(one, other))).toBeGreaterThanOrEqual(of(Math.max(one, other)));
    }), lawRuns(28, 200));
  });

  it('every step takes away and none gives back', () => {
    fc.assert(fc.property(someTerms, someInput, (terms, input) => {
      const rising = settle(terms, input).credits.filter((one) => !(one.afterYearCap <= one.afterPeriodCap && one.afterPeriodCap <= one.afterPoolCap && one.afterPoolCap <= one.afterLevelCap && one.afterLevelCap <= one.rounded));
      expect(rising).toEqual([]);
    }), lawRuns(29, 200));
  });

  it('nothing is credited over any cap', () => {
    fc.assert(fc.property(someTerms, someInput, (terms, input) => {
      const { credits } = settle(terms, input);
      const sum = credits.reduce((all, { afterYearCap }) => all + afterYearCap, 0);
      expect(sum).toBeLessThanOrEqual(terms.periodCap ?? Infinity);
      expect(sum).toBeLessThanOrEqual(Math.max(0, (terms.yearCap ?? Infinity) - input.creditedThisYear));
    }), lawRuns(30, 200));
  });

  it('the order in which levels were judged does not matter', () => {
    fc.assert(fc.property(someTerms, someInput, (terms, input) => {
      expect(settle(terms, { ...input, levels: input.levels.toReversed() })).toEqual(settle(terms, input));
    }), lawRuns(31, 200));
  });

  it('every failed level is credited, or covered by another of its incident', () => {
    fc.assert(fc.property(someTerms, someInput, (terms, input) => {
      const { credits, covered } = settle(terms, input);
      const failed = input.levels.filter(({ state }) => state === 'failed').map(({ level }) => level);
      expect([...credits.map(({ level }) => level), ...covered.map(({ level }) => level)].sort()).toEqual(failed.sort());
    }), lawRuns(32, 200));
  });
});
