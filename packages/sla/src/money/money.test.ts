import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../oracle/runs.ts';
import { ofPercent } from '../exact/decimal.ts';
import { compare, rational, toFraction } from '../exact/rational.ts';
import type { LevelState } from '../model.ts';
import { cutInProportion } from './caps.ts';
import { checkMoneyTerms } from './check-money.ts';
import { consecutiveFailures, defaultOf } from './failures.ts';
import type { CreditTerms, JudgedLevel, MoneyTerms, SettlementInput, Tier } from './money-model.ts';
import { settle } from './settle.ts';
import { checkTiers, tierOf } from './tiers.ts';

const tiers: readonly Tier[] = [{ from: '0', to: '95', factor: '200' }, { from: '95', to: '99' }, { from: '99', to: '100', factor: '0' }];
const credit = (level: string, more: Partial<CreditTerms> = {}): CreditTerms => ({ level, pool: 'main', allocation: '40', tiers, ...more });
const terms = (more: Partial<MoneyTerms> = {}): MoneyTerms => ({
  currency: 'EUR', feeBasis: 'monthly fee', atRisk: '10', pools: [{ pool: 'main', percent: '100' }], credits: [credit('a'), credit('b')], ...more,
});
const failed = (level: string, percent: string, more: Partial<JudgedLevel> = {}): JudgedLevel => ({ level, state: 'failed', ratio: toFraction(ofPercent(percent)), consecutive: 1, ...more });
const input = (levels: readonly JudgedLevel[], more: Partial<SettlementInput> = {}): SettlementInput => ({ fee: 1_000_000, levels, creditedThisYear: 0, carriedIn: 0, ...more });

describe('S26 tiers', () => {
  it('a value equal to a bound falls into the better tier', () => {
    const at = (percent: string) => tierOf(tiers, ofPercent(percent))?.from;

    expect(['0', '94.999999', '95', '98.9', '99', '100'].map(at)).toEqual(['0', '0', '95', '95', '99', '99']);
    expect(tierOf([{ from: '0', to: '50' }], ofPercent('50'))).toBeUndefined();
  });

  it('cover the whole line, in any order', () => {
    expect(checkTiers(tiers)).toEqual([]);
    expect(checkTiers(tiers.toReversed())).toEqual([]);
  });

  it('neither overlap nor leave a gap', () => {
    const found = (some: readonly Tier[]) => checkTiers(some).map(({ code, path }) => `${code} ${path}`);

    expect(found([{ from: '0', to: '96' }, { from: '95', to: '100' }])).toEqual(['TIERS_OVERLAP tiers.1']);
    expect(found([{ from: '0', to: '94' }, { from: '95', to: '100' }])).toEqual(['TIERS_GAP tiers.1']);
    expect(found([{ from: '0', to: '95' }])).toEqual(['TIERS_GAP tiers']);
    expect(found([{ from: '10', to: '100' }])).toEqual(['TIERS_GAP tiers.0']);
    expect(found([{ from: '0', to: '100' }, { from: '50', to: '50' }])).toEqual(['TIER_EMPTY tiers.1']);
    expect(found([{ from: '0', to: '100', factor: '1', ofFee: '1' }])).toEqual(['TIER_AMBIGUOUS tiers.0']);
    expect(found([{ from: 'x', to: '101', factor: '-1' }])).toEqual(['PERCENT_INVALID tiers.0.from', 'PERCENT_INVALID tiers.0.to', 'PERCENT_INVALID tiers.0.factor']);
    expect(found([])).toEqual(['TIERS_GAP tiers']);
  });

  it('law: a value is in exactly one tier of a line that has nothing against it', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 5 }), fc.integer({ min: 0, max: 1000 }), (cuts, permille) => {
      const bounds = [0, ...cuts.toSorted((a, b) => a - b), 100].map(String);
      const line = bounds.slice(1).map((to, place): Tier => ({ from: bounds[place] ?? '0', to }));
      expect(checkTiers(line)).toEqual([]);
      const value = rational(permille, 1000);
      const holding = line.filter((tier) => tierOf([tier], value) !== undefined);
      expect(holding).toEqual([tierOf(line, value)]);
      expect(compare(ofPercent(holding[0]?.from ?? '101'), value)).toBeLessThanOrEqual(0);
    }), runs(26, 200));
  });
});

describe('S26 the amount of a credit', () => {
  it('is fee × at risk × pool × allocation × tier × multiplier, and says so', () => {
    const [first] = settle(terms(), input([failed('a', '98')])).credits;

    expect(first).toMatchObject({ level: 'a', rounded: 40_000, afterYearCap: 40_000, exact: { numerator: '40000', denominator: '1' } });
    expect(first?.arithmetic).toBe('1000000 (monthly fee) × 10 % (at risk) × 100 % (pool) × 40 % (allocation) × 100 % (tier) × 1 (failure 1 in a row) = 40000');
  });

  it('takes the factor of its tier, or a part of the fee instead', () => {
    const ofFee: readonly Tier[] = [{ from: '0', to: '100', ofFee: '2.5' }];

    expect(settle(terms(), input([failed('a', '90')])).total).toBe(80_000);
    expect(settle(terms({ credits: [credit('a', { tiers: ofFee })] }), input([failed('a', '90')])).total).toBe(25_000);
  });

  it('multiplies the n-th failure in a row, the last factor going on', () => {
    const repeated = terms({ credits: [credit('a', { multiplier: ['1', '1.5', '2'] })] });
    const nth = (consecutive: number) => settle(repeated, input([failed('a', '98', { consecutive })])).total;

    expect([1, 2, 3, 9].map(nth)).toEqual([40_000, 60_000, 80_000, 80_000]);
  });

  it('of no failure in a row is nothing', () => {
    const repeated = terms({ credits: [credit('a', { multiplier: ['3'] })] });

    expect(settle(repeated, input([failed('a', '98', { consecutive: 0 })])).total).toBe(0);
    expect(settle(terms(), input([failed('a', '98', { consecutive: 0 })])).total).toBe(0);
  });

  it('of a failure without a value is that of the worst tier, whichever way is better', () => {
    const blind = (more: Partial<JudgedLevel> = {}) => input([{ level: 'a', state: 'failed', consecutive: 1, ...more }]);
    const ofFee = terms({ credits: [credit('a', { tiers: [{ from: '0', to: '50', ofFee: '7' }, { from: '50', to: '100' }] })] });
    const own = terms({ credits: [credit('a', { tiers: [{ to: '800', factor: '50' }, { from: '800', factor: '300' }] })] });

    expect(settle(terms(), blind()).credits[0]).toMatchObject({ rounded: 80_000, arithmetic: '1000000 (monthly fee) × 10 % (at risk) × 100 % (pool) × 40 % (allocation) × 200 % (worst tier, without a value) × 1 (failure 1 in a row) = 80000' });
    expect(settle(terms(), blind({ scale: { unit: 'percent', better: 'lower' } })).total).toBe(0);
    expect(settle(ofFee, blind()).credits[0]).toMatchObject({ rounded: 70_000, arithmetic: '1000000 (monthly fee) × 7 % (worst tier, without a value, of the fee) × 1 (failure 1 in a row) = 70000' });
    expect([settle(own, blind({ scale: { unit: 'own', better: 'lower' } })).total, settle(own, blind({ scale: { unit: 'own', better: 'higher' } })).total]).toEqual([120_000, 20_000]);
    expect(settle(terms({ credits: [credit('a', { tiers: [{ from: '50', to: '100' }] })] }), blind()).total).toBe(0);
  });

  it('in no tier or in no pool is nothing', () => {
    expect(settle(terms({ credits: [credit('a', { tiers: [{ from: '0', to: '50' }] })] }), input([failed('a', '98')])).total).toBe(0);
    expect(settle(terms({ credits: [credit('a', { pool: 'other' })] }), input([failed('a', '98')])).credits).toMatchObject([{ rounded: 0, afterYearCap: 0 }]);
  });

  it('is exact until it is rounded, half up, once', () => {
    const rounded = (fee: number) => settle(terms({ atRisk: '0.125', credits: [credit('a', { allocation: '100' })] }), input([failed('a', '98')], { fee })).credits[0];

    expect(rounded(1000)).toMatchObject({ exact: { numerator: '5', denominator: '4' }, rounded: 1 });
    expect(rounded(1200)).toMatchObject({ exact: { numerator: '3', denominator: '2' }, rounded: 2 });
  });

  it('S25 is earned by failing the minimum only', () => {
    const states: readonly LevelState[] = ['met', 'below-expected', 'indeterminate', 'not-applicable', 'waived', 'on-course', 'at-risk'];

    expect(settle(terms(), input(states.map((state) => ({ ...failed('a', '90'), state })))).credits).toEqual([]);
  });
});

describe('S18 S26 several failures of one level in a settlement', () => {
  it('are one credit, rounded once, capped once', () => {
    const third = { numerator: '1', denominator: '3' };
    const parts = [failed('a', '98', { weight: third }), failed('a', '98', { weight: third, consecutive: 2 }), failed('b', '98')];

    expect(settle(terms(), input(parts, { fee: 100 })).credits).toMatchObject([{ level: 'a', exact: { numerator: '8', denominator: '3' }, rounded: 3 }, { level: 'b', rounded: 4 }]);
    expect(settle(terms(), input(parts, { fee: 100 })).credits[0]?.arithmetic).toBe('100 (monthly fee) × 10 % (at risk) × 100 % (pool) × 40 % (allocation) × 100 % (tier) × 1 (failure 1 in a row) × 1/3 (days of the period) = 4/3; '
      + '100 (monthly fee) × 10 % (at risk) × 100 % (pool) × 40 % (allocation) × 100 % (tier) × 1 (failure 2 in a row) × 1/3 (days of the period) = 4/3');
  });

  it('under money terms of their own keep the caps of the last ones, and levels that those dropped come last', () => {
    const before = terms({ atRisk: '20', credits: [credit('z', { cap: 10_000 }), credit('y'), credit('a', { cap: 1 })] });
    const old = (level: string) => failed(level, '98', { money: before });

    expect(settle(terms({ pools: [{ pool: 'main', percent: '100', cap: 1_000_000 }] }), input([old('z'), old('y'), old('x'), old('a'), failed('b', '98')])).credits.map(({ level, rounded, afterLevelCap }) => [level, rounded, afterLevelCap])).toEqual([
      ['a', 80_000, 80_000], ['b', 40_000, 40_000], ['y', 80_000, 80_000], ['z', 80_000, 10_000],
    ]);
    expect(settle(terms(), input([old('y'), old('z')])).credits.map(({ level }) => level)).toEqual(['y', 'z']);
  });

  it('of one incident are compared by their sum', () => {
    const half = { numerator: '1', denominator: '2' };
    const storm = (level: string, percent: string, more: Partial<JudgedLevel> = {}) => failed(level, percent, { incident: 'storm', ...more });
    const split = [storm('a', '90', { weight: half }), storm('a', '90', { weight: half }), storm('b', '98')];

    expect(settle(terms({ singleIncident: 'highest' }), input(split))).toMatchObject({ credits: [{ level: 'a', rounded: 80_000 }], covered: [{ level: 'b', by: 'a', rounded: 40_000 }] });
  });
});

describe('S26 caps', () => {
  it('cut in the order level, pool, period, year, and every step is kept', () => {
    const capped = terms({ credits: [credit('a', { cap: 70_000 }), credit('b')], pools: [{ pool: 'main', percent: '100', cap: 100_000 }], periodCap: 90_000, yearCap: 200_000 });

    const { credits, total } = settle(capped, input([failed('a', '90'), failed('b', '90')], { creditedThisYear: 170_000 }));

    expect(credits.map(({ rounded, afterLevelCap, afterPoolCap, afterPeriodCap, afterYearCap }) => [rounded, afterLevelCap, afterPoolCap, afterPeriodCap, afterYearCap])).toEqual([
      [80_000, 70_000, 46_667, 42_000, 14_000], [80_000, 80_000, 53_333, 48_000, 16_000],
    ]);
    expect(total).toBe(30_000);
  });

  it('a year that is used up gives nothing more', () => {
    expect(settle(terms({ yearCap: 1000 }), input([failed('a', '90')], { creditedThisYear: 5000 })).total).toBe(0);
  });

  it('give the last units to the largest remainder, ties to the lower id', () => {
    expect(cutInProportion([{ level: 'b', money: 1 }, { level: 'a', money: 1 }, { level: 'c', money: 1 }], 2)).toEqual([{ level: 'b', money: 1 }, { level: 'a', money: 1 }, { level: 'c', money: 0 }]);
    expect(cutInProportion([{ level: 'b', money: 1 }, { level: 'a', money: 1 }, { level: 'c', money: 1 }], 1)).toEqual([{ level: 'b', money: 0 }, { level: 'a', money: 1 }, { level: 'c', money: 0 }]);
    expect(cutInProportion([{ level: 'a', money: 3 }, { level: 'b', money: 7 }], 5)).toEqual([{ level: 'a', money: 2 }, { level: 'b', money: 3 }]);
  });

  it('law: what is left is the cap or what there was, nobody gets more, and no share is off by a unit', () => {
    fc.assert(fc.property(fc.array(fc.nat(1000), { maxLength: 6 }), fc.nat(3000), (money, cap) => {
      const amounts = money.map((one, place) => ({ level: `l${place}`, money: one }));
      const total = money.reduce((a, b) => a + b, 0);
      const left = cutInProportion(amounts, cap);
      expect(left.reduce((sum, one) => sum + one.money, 0)).toBe(Math.min(total, cap));
      expect(left.filter((one, place) => one.money > (money[place] ?? 0) || Math.abs(one.money - (money[place] ?? 0) * Math.min(1, cap / (total || 1))) >= 1)).toEqual([]);
    }), runs(27, 300));
  });
});

describe('S27 the order of reckoning', () => {
  const together = [failed('a', '98', { incident: 'storm' }), failed('b', '90', { incident: 'storm' })];

  it('credits all levels of one incident unless agreed otherwise', () => {
    expect(settle(terms(), input(together))).toMatchObject({ total: 120_000, covered: [] });
  });

  it('credits only the highest of one incident where that was agreed', () => {
    const result = settle(terms({ singleIncident: 'highest' }), input(together));

    expect(result).toMatchObject({ total: 80_000, covered: [{ level: 'a', by: 'b', incident: 'storm' }] });
    expect(settle(terms({ singleIncident: 'highest' }), input([failed('a', '98'), failed('b', '98')])).total).toBe(80_000);
    expect(settle(terms({ singleIncident: 'highest' }), input([failed('b', '98', { incident: 'x' }), failed('a', '98', { incident: 'x' })])).credits.map(({ level }) => level)).toEqual(['a']);
  });

  it('of equal ones credits the lower id, however the terms list them, and heeds no pick that was not agreed', () => {
    const listed = terms({ singleIncident: 'highest', credits: [credit('b'), credit('a')] });
    const equal = [failed('a', '98', { incident: 'x' }), failed('b', '98', { incident: 'x' })];

    expect(settle(listed, input(equal)).credits.map(({ level }) => level)).toEqual(['a']);
    expect(settle(listed, input([failed('a', '98', { incident: 'x' }), failed('b', '90', { incident: 'x' })])).credits.map(({ level }) => level)).toEqual(['b']);
    expect(settle(terms({ singleIncident: 'highest' }), input(together, { picks: { storm: 'a' } })).credits.map(({ level }) => level)).toEqual(['b']);
  });

  it('credits the one that the customer picks, and until then the highest', () => {
    const picking = terms({ singleIncident: 'customer-picks' });

    expect(settle(picking, input(together)).total).toBe(80_000);
    expect(settle(picking, input(together, { picks: { storm: 'a' } }))).toMatchObject({ total: 40_000, covered: [{ level: 'b', by: 'a', incident: 'storm' }] });
  });

  it('waives or carries what is below the minimum payable', () => {
    const minimum = (below: 'waive' | 'carry') => settle(terms({ minimumPayable: { amount: 50_000, below } }), input([failed('a', '98')], { carriedIn: 5 }));

    expect(minimum('waive')).toMatchObject({ total: 40_005, payable: 0, waived: 40_005, carriedOut: 0 });
    expect(minimum('carry')).toMatchObject({ payable: 0, waived: 0, carriedOut: 40_005 });
    expect(settle(terms({ minimumPayable: { amount: 40_000, below: 'carry' } }), input([failed('a', '98')]))).toMatchObject({ payable: 40_000, carriedOut: 0 });
  });

  it('law: the total is what is payable, waived or carried', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 4 })), { maxLength: 2 }), fc.nat(100_000), fc.nat(60_000), fc.constantFrom('waive', 'carry'), (levels, yearCap, amount, below) => {
      const judged = levels.filter(([level], place) => levels.findIndex(([other]) => other === level) === place).map(([level, percent, consecutive]) => failed(level, String(percent), { consecutive }));
      const result = settle(terms({ yearCap, minimumPayable: { amount, below } }), input(judged));
      expect(result.payable + result.waived + result.carriedOut).toBe(result.total);
      expect(result.total).toBeLessThanOrEqual(yearCap);
      expect(result.credits.filter((one) => one.afterYearCap > one.afterPeriodCap || one.afterPoolCap > one.afterLevelCap || one.afterLevelCap > one.rounded)).toEqual([]);
    }), runs(28, 200));
  });
});

describe('S25 S30 failures over time', () => {
  it('S25 one failed minimum is a default, and so are enough periods below expected', () => {
    const rule = { expectedFailures: 3, inPeriods: 6 };

    expect(defaultOf(['met', 'failed'])).toBe('minimum-failed');
    expect(defaultOf(['below-expected', 'met', 'below-expected', 'met', 'met', 'below-expected'], rule)).toBe('expected-failed-repeatedly');
    expect(defaultOf(['below-expected', 'met', 'met', 'below-expected', 'met', 'met', 'below-expected'], rule)).toBe('none');
    expect(defaultOf(['below-expected', 'failed', 'below-expected'], rule)).toBe('expected-failed-repeatedly');
    expect(defaultOf(['below-expected', 'below-expected', 'below-expected'])).toBe('none');
    expect(defaultOf(['below-expected', 'below-expected', 'below-expected', 'met'], rule)).toBe('none');
    expect(defaultOf([], rule)).toBe('none');
  });

  it('S30 a met period resets the counter; others neither raise nor reset it', () => {
    expect(consecutiveFailures(['failed', 'failed'])).toBe(2);
    expect(consecutiveFailures(['failed', 'met', 'failed'])).toBe(1);
    expect(consecutiveFailures(['failed', 'not-applicable', 'indeterminate', 'waived', 'below-expected', 'failed'])).toBe(2);
    expect(consecutiveFailures(['failed', 'met'])).toBe(0);
    expect(consecutiveFailures(['failed', 'waived'])).toBe(0);
    expect(consecutiveFailures([])).toBe(0);
  });

  it('S25 counts results that are only below expected where the terms say so, and numbers none of them itself', () => {
    expect(consecutiveFailures(['below-expected', 'failed', 'below-expected', 'failed'], true)).toBe(4);
    expect(consecutiveFailures(['below-expected', 'met', 'below-expected', 'waived', 'failed'], true)).toBe(2);
    expect(consecutiveFailures(['failed', 'not-applicable', 'indeterminate', 'on-course', 'at-risk', 'failed'], true)).toBe(2);
    expect(consecutiveFailures(['failed', 'below-expected'], true)).toBe(0);
    expect(consecutiveFailures(['below-expected', 'failed'], false)).toBe(1);
  });
});

describe('S26 the terms of money', () => {
  it('have nothing against them when they can be settled by', () => {
    expect(checkMoneyTerms(terms({ periodCap: 0, yearCap: 5, minimumPayable: { amount: 1, below: 'carry' } }))).toEqual([]);
  });

  it('state currency and fee basis, pools that exist and are not given away twice, and whole amounts', () => {
    const wrong = terms({
      currency: '', feeBasis: ' ', atRisk: '110', pools: [{ pool: 'main', percent: '100', cap: 0.5 }], periodCap: -1,
      credits: [credit('a', { allocation: '60', multiplier: ['x', '-1'] }), credit('b', { allocation: '60' }), credit('c', { pool: 'other', cap: -5 })],
    });

    expect(checkMoneyTerms(wrong).map(({ code, path }) => `${code} ${path}`)).toEqual([
      'CURRENCY_MISSING money.currency', 'FEE_BASIS_MISSING money.feeBasis', 'PERCENT_INVALID money.atRisk', 'MONEY_INVALID money.pools.0.cap',
      'FACTOR_INVALID money.credits.0.multiplier.0', 'FACTOR_INVALID money.credits.0.multiplier.1', 'MONEY_INVALID money.credits.2.cap', 'POOL_UNKNOWN money.credits.2.pool',
      'POOL_OVERALLOCATED money.pools.0', 'MONEY_INVALID money.periodCap',
    ]);
  });
});
