/** S26 to S28: what is wrong with the money of an agreement, as somebody reads it: where, what, and how to mend it. */
import { describe, expect, it } from 'vitest';
import { aCredit, someMoney } from '../../testing/agreement-story.ts';
import { checkMoneyTerms } from './check-money.ts';
import type { MoneyTerms, Scale, Tier } from './money-model.ts';

const told = (changes: Partial<MoneyTerms>, scales?: ReadonlyMap<string, Scale>) => checkMoneyTerms(someMoney(changes), 'money', scales).map(({ path, message, fix }) => `${path}: ${message} ${fix}`);
const ofTiers = (tiers: readonly Tier[], scales?: ReadonlyMap<string, Scale>) => told({ credits: [aCredit({ tiers })] }, scales);

describe('S26 a problem of money says where it is, what is wrong and how to mend it', () => {
  it('of what must be stated', () => {
    expect(told({ currency: ' ', feeBasis: '' })).toEqual([
      'money.currency: Nothing is stated. Name the currency, such as EUR.', 'money.feeBasis: Nothing is stated. Say what the fee is the fee of.',
    ]);
  });

  it('of amounts and percentages', () => {
    expect(told({ fee: 0.5, periodCap: -1, yearCap: 1.5, minimumPayable: { amount: -2, below: 'carry' } })).toEqual([
      'money.fee: 0.5 is not an amount in minor units. Write a whole number, zero or more.',
      'money.periodCap: -1 is not an amount in minor units. Write a whole number, zero or more.',
      'money.yearCap: 1.5 is not an amount in minor units. Write a whole number, zero or more.',
      'money.minimumPayable.amount: -2 is not an amount in minor units. Write a whole number, zero or more.',
    ]);
    expect(told({ credits: [aCredit({ allocation: 'half', multiplier: ['1', '-2'] })] })).toEqual([
      expect.stringMatching(/^money\.credits\.0\.allocation: "half" is not a percentage/), 'money.credits.0.multiplier.1: "-2" is not a factor. Write a decimal of zero or more, such as 1.5.',
    ]);
  });

  it('of results below expected that count for a multiplier, where there is none', () => {
    const missing = ['money.credits.0.countsBelowExpected: Results below expected count for a multiplier that there is not. State the multiplier, or leave this out.'];

    expect(told({ credits: [aCredit({ countsBelowExpected: true })] })).toEqual(missing);
    expect(told({ credits: [aCredit({ countsBelowExpected: true, multiplier: [] })] })).toEqual(missing);
    expect(told({ credits: [aCredit({ countsBelowExpected: true, multiplier: ['1'] })] })).toEqual([]);
    expect(told({ credits: [aCredit({ countsBelowExpected: false })] })).toEqual([]);
  });

  it('of pools, credits and levels', () => {
    const levels: ReadonlyMap<string, Scale> = new Map([['level', { unit: 'percent', better: 'higher' }]]);

    expect(told({ pools: [{ pool: 'all', percent: '60' }, { pool: 'all', percent: '50' }] })).toEqual([
      'money.pools.1.pool: There is a pool "all" already. Give it a name of its own.',
      'money.pools: The pools come to more than 100 % of what is at risk. Lower them to 100 % together, or raise what is at risk.',
    ]);
    expect(told({ credits: [aCredit({ pool: 'rest' })] })).toEqual(['money.credits.0.pool: There is no pool "rest". Name one of the pools.']);
    expect(told({ credits: [aCredit({ level: 'speed' })] }, levels)).toEqual(['money.credits.0.level: There is no level "speed". Name one of the levels of this version.']);
    expect(told({ credits: [aCredit({ allocation: '60' }), aCredit({ allocation: '60' })] })).toEqual([
      'money.credits.1.level: Level "level" has a credit already. Keep one of them.', 'money.pools.0: The allocations of pool "all" come to more than 100 %. Lower them to 100 % together.',
    ]);
  });

  it('of tiers', () => {
    const tiers = 'money.credits.0.tiers';
    const own: ReadonlyMap<string, Scale> = new Map([['level', { unit: 'own', better: 'lower' }]]);

    expect(ofTiers([{ from: '0', to: '96' }, { from: '95', to: '100' }])).toEqual([`${tiers}.1: The tier from 95 overlaps the one before it. Let each tier begin where the one before it ends.`]);
    expect(ofTiers([{ from: '0', to: '94' }, { from: '95', to: '100' }])).toEqual([`${tiers}.1: Nothing is said of the values below 95. Let each tier begin where the one before it ends.`]);
    expect(ofTiers([{ from: '0', to: '95' }])).toEqual([`${tiers}: The tiers end below 100. Let the last tier end at 100.`]);
    expect(ofTiers([{ to: '95' }], own)).toEqual([`${tiers}: The tiers end below the highest values. Let the last tier end nowhere.`]);
    expect(ofTiers([{ from: '0', to: '100' }, { from: '50', to: '50' }])).toEqual([`${tiers}.1: The tier from 50 to 50 holds nothing. Let it end above its begin.`]);
    expect(ofTiers([{ from: '0', to: '100', factor: '1', ofFee: '1' }])).toEqual([`${tiers}.0: A tier has both a factor and a part of the fee. Keep one of them.`]);
    expect(ofTiers([{ from: '0', to: '100', ofFee: 'x' }])).toEqual([`${tiers}.0.ofFee: "x" is not a percentage. Write a decimal of zero or more, such as 50.`]);
    expect(ofTiers([{ from: 'x' }], own)).toEqual([`${tiers}.0.from: "x" is not a number. Write a decimal in the unit of the level, such as 800.`]);
  });

  it('a tier inside of another overlaps it, and does not take back what that has covered', () => {
    expect(ofTiers([{ from: '0', to: '100' }, { from: '10', to: '20' }])).toEqual(['money.credits.0.tiers.1: The tier from 10 overlaps the one before it. Let each tier begin where the one before it ends.']);
    expect(ofTiers([{ from: '0', to: '60' }, { from: '10', to: '20' }, { from: '60', to: '100' }])).toHaveLength(1);
  });

  it('S27 S28 of what can be paid, claimed and earned back', () => {
    expect(told({ periodCap: 10, minimumPayable: { amount: 11, below: 'waive' } })).toEqual(['money.minimumPayable.amount: No period can reach 11, for its cap is 10. Lower the minimum payable, or carry what is below it.']);
    expect(told({ claimBy: { days: 0, after: 'statement' } })).toEqual(['money.claimBy.days: 0 is not a count. Write a whole number, one or more.']);
    expect(told({ earnBack: { test: { kind: 'met', periods: 4 }, window: 3 } })).toEqual(['money.earnBack.window: 4 periods cannot be met in a window of 3. Widen the window, or ask for fewer periods.']);
    expect(told({ earnBack: { test: { kind: 'mean' }, window: 1, notAfter: { failures: 3, inPeriods: 2 } } })).toEqual(['money.earnBack.notAfter: There cannot be 3 failures in 2 periods. Lower the failures, or look at more periods.']);
    expect(told({ earnBack: { test: { kind: 'mean' }, window: 1, notAfter: { failures: 3, inPeriods: 0 } } })).toEqual(['money.earnBack.notAfter: 0 is not a count. Write a whole number, one or more.']);
  });
});
