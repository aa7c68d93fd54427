import { describe, expect, it } from 'vitest';
import { someMoney, aCredit } from '../../testing/agreement-story.ts';
import { checkMoneyTerms } from './check-money.ts';
import type { MoneyTerms, Scale } from './money-model.ts';

const found = (changes: Partial<MoneyTerms>, scales?: ReadonlyMap<string, Scale>) => checkMoneyTerms(someMoney(changes), 'money', scales).map(({ code, path }) => `${code} ${path}`);

describe('S27 S28 the terms of claims and earn-backs', () => {
  it('have nothing against them when they can be kept', () => {
    expect(found({ claimBy: { days: 1, after: 'statement' }, pickBy: { days: 30, after: 'period-end' }, earnBack: { test: { kind: 'met', periods: 3 }, window: 3, notAfter: { failures: 2, inPeriods: 2 } } })).toEqual([]);
    expect(found({ earnBack: { test: { kind: 'mean' }, window: 12 } })).toEqual([]);
  });

  it('have deadlines of whole days, one at least', () => {
    expect(found({ claimBy: { days: 0, after: 'statement' }, pickBy: { days: 1.5, after: 'period-end' } })).toEqual(['COUNT_INVALID money.pickBy.days', 'COUNT_INVALID money.claimBy.days']);
  });

  it('have a window that holds the test', () => {
    expect(found({ earnBack: { test: { kind: 'met', periods: 4 }, window: 3 } })).toEqual(['EARN_BACK_UNREACHABLE money.earnBack.window']);
    expect(found({ earnBack: { test: { kind: 'met', periods: 0 }, window: 0 } })).toEqual(['COUNT_INVALID money.earnBack.window', 'COUNT_INVALID money.earnBack.test.periods']);
    expect(found({ earnBack: { test: { kind: 'mean' }, window: 1, notAfter: { failures: 3, inPeriods: 2 } } })).toEqual(['COUNT_UNREACHABLE money.earnBack.notAfter']);
    expect(found({ earnBack: { test: { kind: 'mean' }, window: 1, notAfter: { failures: 0, inPeriods: 2 } } })).toEqual(['COUNT_INVALID money.earnBack.notAfter']);
  });
});

describe('S26 the order of caps', () => {
  it('is from the inside out: none is above the one around it', () => {
    const pools = (cap: number) => [{ pool: 'all', percent: '100', cap }];

    expect(found({ credits: [aCredit({ cap: 1 })], pools: pools(2), periodCap: 3, yearCap: 4 })).toEqual([]);
    expect(found({ credits: [aCredit({ cap: 5 })], pools: pools(5), periodCap: 5, yearCap: 5 })).toEqual([]);
    expect(found({ credits: [aCredit({ cap: 3 })], pools: pools(2) })).toEqual(['CAP_ORDER money.credits.0.cap']);
    expect(found({ credits: [aCredit({ cap: 3 })], periodCap: 2 })).toEqual(['CAP_ORDER money.credits.0.cap']);
    expect(found({ credits: [aCredit({ cap: 3 })], yearCap: 2 })).toEqual(['CAP_ORDER money.credits.0.cap']);
    expect(found({ pools: pools(3), periodCap: 2 })).toEqual(['CAP_ORDER money.pools.0.cap']);
    expect(found({ pools: pools(3), yearCap: 2 })).toEqual(['CAP_ORDER money.pools.0.cap']);
    expect(checkMoneyTerms(someMoney({ periodCap: 3, yearCap: 2 }))).toEqual([{ code: 'CAP_ORDER', path: 'money.periodCap', message: 'A cap of 3 never cuts: money.yearCap is 2.', fix: 'Lower it, or leave it out.' }]);
  });

  it('leaves a minimum payable that a period can reach, where what is below it is waived', () => {
    const minimum = (amount: number, below: 'waive' | 'carry') => found({ periodCap: 10, minimumPayable: { amount, below } });

    expect([minimum(10, 'waive'), minimum(11, 'carry'), minimum(11, 'waive')]).toEqual([[], [], ['MINIMUM_ABOVE_CAP money.minimumPayable.amount']]);
    expect(found({ minimumPayable: { amount: 1_000_000, below: 'waive' } })).toEqual([]);
  });

  it('looks at the cap of the credit\'s own pool', () => {
    const pools = [{ pool: 'small', percent: '50', cap: 1 }, { pool: 'all', percent: '50', cap: 5 }];

    expect(found({ credits: [aCredit({ cap: 3 })], pools })).toEqual([]);
    expect(checkMoneyTerms(someMoney({ credits: [aCredit({ cap: 6 })], pools }))[0]?.message).toBe('A cap of 6 never cuts: the cap of pool "all" is 5.');
  });

  it('and every pool may give away all that it holds', () => {
    expect(found({ credits: [aCredit({ allocation: '100' }), aCredit({ level: 'other', pool: 'rest', allocation: '100' })], pools: [{ pool: 'all', percent: '50' }, { pool: 'rest', percent: '50' }] })).toEqual([]);
  });
});

describe('S26 pools, credits and levels', () => {
  it('stand once, and pools come to what is at risk', () => {
    expect(found({ pools: [{ pool: 'all', percent: '60' }, { pool: 'rest', percent: '40' }] })).toEqual([]);
    expect(found({ pools: [{ pool: 'all', percent: '60' }, { pool: 'all', percent: '41' }] })).toEqual(['POOL_REPEATED money.pools.1.pool', 'POOLS_OVER_100 money.pools']);
    expect(found({ pools: [{ pool: 'all', percent: 'much' }] })).toEqual(['PERCENT_INVALID money.pools.0.percent']);
    expect(found({ credits: [aCredit({ allocation: '50' }), aCredit({ allocation: '50' })] })).toEqual(['CREDIT_REPEATED money.credits.1.level']);
  });

  it('are of levels that exist, with tiers on the scale of the level', () => {
    const scales = new Map<string, Scale>([['level', { unit: 'own', better: 'lower' }]]);

    expect(found({ credits: [aCredit({ tiers: [{ to: '800', factor: '0' }, { from: '800' }] })] }, scales)).toEqual([]);
    expect(found({}, scales)).toEqual(['TIERS_GAP money.credits.0.tiers.0']);
    expect(found({ credits: [aCredit({ level: 'other' })] }, new Map())).toEqual(['LEVEL_UNKNOWN money.credits.0.level']);
  });

  it('reckon with a fee in minor units', () => {
    expect(found({ fee: 0.5 })).toEqual(['MONEY_INVALID money.fee']);
  });
});
