/** S24 of money: the account of a settlement, worked through from itself alone, comes to every amount of it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { workingsOf as linesOf } from '../../testing/workings.ts';
import type { Scale, Tier, CreditTerms, JudgedLevel, MoneyTerms, SettlementInput } from './money-model.ts';
import { replaySettlement } from './replay-settlement.ts';
import { settle } from './settle.ts';

const percent = fc.integer({ min: 0, max: 1000 }).map((tenths) => String(tenths / 10));
const money = fc.nat(60_000);
const sometimes = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });

/** Drops the absent ones, as terms do. */
function without<T extends object>(record: T): { [key in keyof T]: Exclude<T[key], undefined> } {
  return JSON.parse(JSON.stringify(record));
}

const tiers: readonly Tier[] = [{ from: '0', to: '95', factor: '150' }, { from: '95', to: '98', ofFee: '3' }, { from: '98', to: '100' }];
/** Values of some hundreds of their own, in tiers without ends, and with a gap in which there is none. */
const ownTiers: readonly Tier[] = [{ to: '1', factor: '150' }, { from: '1', to: '2', ofFee: '3' }, { from: '3' }];
const SCALES: readonly Scale[] = [{ unit: 'percent', better: 'higher' }, { unit: 'percent', better: 'lower' }, { unit: 'percent-of-promise', better: 'higher' }, { unit: 'own', better: 'higher' }, { unit: 'own', better: 'lower' }];
const aCredit = (level: string): fc.Arbitrary<CreditTerms> => fc.record({ level: fc.constant(level), pool: fc.constantFrom('p', 'q'), allocation: percent, tiers: fc.constantFrom(tiers, ownTiers), multiplier: sometimes(fc.constantFrom<readonly string[]>(['1', '1.5'], [])), cap: sometimes(money) }).map(without);
const someTerms: fc.Arbitrary<MoneyTerms> = fc.record({
  credits: fc.tuple(aCredit('a'), aCredit('b'), aCredit('c')), periodCap: sometimes(money), yearCap: sometimes(money), poolCap: sometimes(money),
  singleIncident: fc.constantFrom('all', 'highest'), minimumPayable: sometimes(fc.record({ amount: money, below: fc.constantFrom('waive', 'carry') })),
}).map(({ poolCap, ...terms }): MoneyTerms => without({ currency: 'EUR', feeBasis: 'monthly fee', atRisk: '10', pools: [without({ pool: 'p', percent: '60', cap: poolCap }), { pool: 'q', percent: '40' }], ...terms }));
const aFailure: fc.Arbitrary<JudgedLevel> = fc.record({
  level: fc.constantFrom('a', 'b', 'c'), state: fc.constant('failed'), consecutive: fc.integer({ min: 0, max: 3 }), scale: sometimes(fc.constantFrom(...SCALES)), incident: sometimes(fc.constantFrom('storm', 'flood')),
  ratio: sometimes(fc.constantFrom('0', '900', '949', '950', '979', '980', '1000', '1500', '2000', '3000').map((permille) => ({ numerator: permille, denominator: '1000' }))), weight: sometimes(fc.constant({ numerator: '11', denominator: '31' })),
}).map(without);
const someInput: fc.Arbitrary<SettlementInput> = fc.record({ fee: fc.nat(1_000_000), levels: fc.array(aFailure, { maxLength: 5 }), creditedThisYear: money, carriedIn: fc.nat(500), isLast: fc.boolean() });

const terms = (more: Partial<MoneyTerms> = {}): MoneyTerms => ({
  currency: 'EUR', feeBasis: 'monthly fee', atRisk: '10', pools: [{ pool: 'all', percent: '100' }],
  credits: [{ level: 'a', pool: 'all', allocation: '50', tiers: [{ from: '0', to: '100' }] }, { level: 'b', pool: 'all', allocation: '25', tiers: [{ from: '0', to: '100' }] }], ...more,
});
const failed = (level: string): JudgedLevel => ({ level, state: 'failed', ratio: { numerator: '9', denominator: '10' }, consecutive: 1 });
const both: SettlementInput = { fee: 10_001, levels: [failed('a'), failed('b')], creditedThisYear: 100, carriedIn: 7 };
const workingsOf = ({ trace }: ReturnType<typeof settle>) => new Map(trace.flatMap(({ workings = [] }) => workings).map((one) => [one.name, one.value]));

describe('S24 the account of a settlement', () => {
  it('law: replayed, it gives every credit, the total and what is payable, and nothing in it disagrees', () => {
    fc.assert(fc.property(someTerms, someInput, (some, input) => {
      expect(replaySettlement(settle(some, input))).toEqual([]);
    }), { seed: 2426, numRuns: 400 });
  });

  it('law: an amount that was changed, in the settlement or in its account, is found', () => {
    fc.assert(fc.property(someTerms, someInput, fc.nat(), (some, input, pick) => {
      const settlement = settle(some, input);
      const workings = settlement.trace.flatMap(({ workings: all = [] }) => all);
      const chosen = workings[pick % workings.length];
      const trace = settlement.trace.map((step) => ({ ...step, workings: (step.workings ?? []).map((one) => (one === chosen ? { ...one, value: '-1' } : one)) }));

      expect(replaySettlement({ ...settlement, trace })).toContainEqual(expect.objectContaining({ name: chosen?.name, stated: '-1' }));
      expect(replaySettlement({ ...settlement, payable: settlement.payable + 1 })).toEqual([{ rule: 'S24', name: 'payable', stated: String(settlement.payable + 1), recomputed: String(settlement.payable) }]);
      expect(replaySettlement({ ...settlement, total: settlement.total + 1 })).toHaveLength(1);
      const [first] = settlement.credits;
      if (first !== undefined) expect(replaySettlement({ ...settlement, credits: [{ ...first, rounded: -1, exact: { numerator: '1', denominator: '7' }, afterYearCap: -1 }] })).toHaveLength(3);
    }), { seed: 2427, numRuns: 60 });
  });

  it('tells what a failure is worth, factor by factor', () => {
    const { trace } = settle(terms(), both);

    expect(trace.map(({ rule, says }) => `${rule} ${says}`)).toEqual([
      'S26 a: 10001 (monthly fee) × 10 % (at risk) × 100 % (pool) × 50 % (allocation) × 100 % (tier) × 1 (failure 1 in a row) = 10001/20, rounded 500.',
      'S26 b: 10001 (monthly fee) × 10 % (at risk) × 100 % (pool) × 25 % (allocation) × 100 % (tier) × 1 (failure 1 in a row) = 10001/40, rounded 250.',
      'S27 757 in all, in minor units of EUR: 757 payable, 0 waived, 0 carried to the next period.',
    ]);
    expect(trace[0]?.workings?.map(({ name, value }) => `${name} = ${value}`)).toEqual([
      'a: failure 1: base = 1/20', 'a: failure 1: value in percent = 90', 'before a: failure 1: tier 1 = no', 'beyond a: failure 1: tier 1 = no', 'a: failure 1: tier 1 holds it = yes',
      'a: failure 1: tier 1: of the fee = 1/20', 'a: failure 1: part of the fee = 1/20', 'a: failure 1: failure 1 or later = yes', 'a: failure 1: multiplier = 1',
      'a: failure 1 = 10001/20', 'a: exact = 10001/20', 'a: rounded = 500',
    ]);
  });

  it('tells by which factor a failure counts that is not the first in a row, and how it is rounded', () => {
    const { trace } = settle(terms({ credits: [{ level: 'a', pool: 'all', allocation: '50', tiers: [{ from: '0', to: '100' }], multiplier: ['1', '1.5'] }] }), { ...both, levels: [{ ...failed('a'), consecutive: 2 }] });

    expect(linesOf(trace, 'S26').slice(-6)).toEqual([
      'a: failure 1: failure 2 or later = reaches a: failure 1: failures in a row 2, a: failure 1: number 2 2 = yes',
      'a: failure 1: failure 1 or later = reaches a: failure 1: failures in a row 2, a: failure 1: number 1 1 = yes',
      'a: failure 1: multiplier = choice a: failure 1: failure 2 or later yes, a: failure 1: failure 1 or later yes, otherwise yes = 3/2',
      'a: failure 1 = product fee 10001, a: failure 1: part of the fee 1/20, a: failure 1: multiplier 3/2, a: failure 1: part of the period 1 = 30003/40',
      'a: exact = sum a: failure 1 30003/40 = 30003/40',
      'a: rounded = whole a: exact 30003/40, one half 1/2 = 750',
    ]);
    expect(JSON.stringify(trace)).toContain('"a: failure 1: factor of failure 2"');
  });

  it('tells the tier that the value falls into, and each that it does not', () => {
    const credits = [{ level: 'a', pool: 'all', allocation: '50', tiers, multiplier: ['1', '1.5'] }];
    const told = (permille: number, more: Partial<JudgedLevel> = {}) => workingsOf(settle(terms({ credits }), { ...both, levels: [{ ...failed('a'), ratio: { numerator: String(permille), denominator: '1000' }, ...more }] }));
    const asked = (of: ReturnType<typeof told>) => ['tier 1 holds it', 'tier 2 holds it', 'tier 3 holds it', 'part of the fee', 'multiplier'].map((name) => of.get(`a: failure 1: ${name}`));

    expect(asked(told(949))).toEqual(['yes', 'no', 'no', '3/40', '1']);
    expect(asked(told(950))).toEqual(['no', 'yes', 'no', '3/100', '1']);
    expect(asked(told(1000, { consecutive: 2 }))).toEqual(['no', 'no', 'yes', '1/20', '3/2']);
    expect(asked(told(950, { scale: { unit: 'percent', better: 'lower' }, consecutive: 3 }))).toEqual(['yes', 'no', 'no', '3/40', '3/2']);
    expect(asked(told(0, { scale: { unit: 'percent', better: 'lower' }, consecutive: 0 }))).toEqual(['yes', 'no', 'no', '3/40', '0']);
    expect(asked(told(950, { scale: { unit: 'own', better: 'higher' } }))).toEqual(['yes', 'no', 'no', '3/40', '1']);
  });

  it('tells that there is no value, and what the worst tier is worth', () => {
    const { ratio: _, ...noNumber } = failed('a');
    const told = (some: readonly Tier[], scale: Scale = { unit: 'percent', better: 'higher' }) => workingsOf(settle(terms({ credits: [{ level: 'a', pool: 'all', allocation: '50', tiers: some }] }), { ...both, levels: [{ ...noNumber, scale }] }));
    const asked = (of: ReturnType<typeof told>) => ['has no value', 'tier 1 holds it', 'worst tier: of the fee', 'part of the fee'].map((name) => of.get(`a: failure 1: ${name}`));

    expect(asked(told(tiers))).toEqual(['yes', undefined, '3/40', '3/40']);
    expect(asked(told(tiers, { unit: 'percent', better: 'lower' }))).toEqual(['yes', undefined, '1/20', '1/20']);
    expect(asked(told(tiers.slice(1)))).toEqual(['yes', undefined, undefined, '0']);
  });

  it('finds a value, a bound, a factor or a count of failures that was changed', () => {
    const settlement = settle(terms({ credits: [{ level: 'a', pool: 'all', allocation: '50', tiers, multiplier: ['1', '1.5'] }] }), { ...both, levels: [failed('a')] });
    const forged = (name: string, value: string) => ({ ...settlement, trace: JSON.parse(JSON.stringify(settlement.trace, (_, one) => (one?.name === `a: failure 1: ${name}` ? { ...one, value } : one))) });

    for (const [name, value] of [['value', '97/100'], ['tier 1: to', '90'], ['tier 1: factor', '1'], ['failures in a row', '2'], ['multiplier', '2'], ['at risk', '1/5']] as const) expect(replaySettlement(forged(name, value)), name).not.toEqual([]);
  });

  it('tells what a cap left of each, and who had the last units', () => {
    const told = workingsOf(settle(terms({ periodCap: 500, yearCap: 10_000 }), both));

    expect(['period: before its cap', 'period: within its cap', 'a after the cap, period: in proportion', 'a after the cap, period: whole units', 'a after the cap, period', 'b after the cap, period', 'left of the year cap', 'a: credited', 'b: credited', 'total'].map((name) => told.get(name)))
      .toEqual(['750', 'no', '1000/3', '333', '333', '167', '9900', '333', '167', '507']);
    expect(workingsOf(settle(terms({ yearCap: 99 }), both)).get('left of the year cap')).toBe('0');
    expect(workingsOf(settle(terms({ yearCap: 101 }), both)).get('left of the year cap')).toBe('1');
    expect(workingsOf(settle(terms({ periodCap: 750 }), both)).get('period: within its cap')).toBe('yes');
  });

  it('tells what is waived, carried, and payable at last', () => {
    const minimum = (below: 'waive' | 'carry', more: Partial<SettlementInput> = {}) => workingsOf(settle(terms({ minimumPayable: { amount: 758, below } }), { ...both, ...more }));
    const amounts = (told: ReturnType<typeof minimum>) => ['payable', 'waived', 'carried out'].map((name) => told.get(name));

    expect(amounts(minimum('waive'))).toEqual(['0', '757', undefined]);
    expect(amounts(minimum('carry'))).toEqual(['0', undefined, '757']);
    expect(amounts(minimum('carry', { carriedIn: 8 }))).toEqual(['758', undefined, '0']);
    expect(amounts(minimum('carry', { isLast: true }))).toEqual(['757', undefined, undefined]);
    expect(amounts(minimum('waive', { isLast: true }))).toEqual(['0', '757', undefined]);
  });

  it('finds what is said to be waived or carried and is not, and the other way round', () => {
    const settled = (below: 'waive' | 'carry') => settle(terms({ minimumPayable: { amount: 758, below } }), both);
    const found = (more: Partial<ReturnType<typeof settle>>, of = settled('waive')) => replaySettlement({ ...of, ...more }).map(({ name, stated, recomputed }) => `${name} ${stated}, not ${recomputed}`);

    expect([found({}), found({}, settled('carry'))]).toEqual([[], []]);
    expect(found({ waived: 0 })).toEqual(['waived 0, not 757']);
    expect(found({ carriedOut: 1 })).toEqual(['carried out 1, not not in the account']);
    expect(found({ waived: 5, carriedOut: 0 }, settled('carry'))).toEqual(['waived 5, not not in the account', 'carried out 0, not 757']);
    expect(found({ carriedOut: 756 }, settled('carry'))).toEqual(['carried out 756, not 757']);
  });

  it('tells a failure that is credited through another one', () => {
    const { trace } = settle(terms({ singleIncident: 'highest' }), { ...both, levels: both.levels.map((one) => ({ ...one, incident: 'storm' })) });

    expect(trace.find(({ says }) => says.startsWith('b, '))).toMatchObject({ rule: 'S27', says: 'b, worth 250, is credited through a: one incident, storm.' });
    expect(trace.find(({ says }) => says.startsWith('b, '))?.workings?.slice(-3)).toMatchObject([{ name: 'b: failure 1', value: '10001/40' }, { name: 'b: failure 1 (covered): exact', value: '10001/40' }, { value: '250' }]);
  });
});
