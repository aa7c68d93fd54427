/** S24 S26: what the account of one failure is made of, and what a period came to whose segments were judged each. */
import { describe, expect, it } from 'vitest';
import { aCredit, someMoney } from '../../testing/agreement-story.ts';
import { workingsOf } from '../../testing/workings.ts';
import type { LevelState } from '../model.ts';
import { checkMoneyTerms } from './check-money.ts';
import { leastOf } from './failures.ts';
import type { CreditTerms, JudgedLevel } from './money-model.ts';
import { settle } from './settle.ts';

const settled = (credit: Partial<CreditTerms>, judged: Partial<JudgedLevel>) =>
  settle(someMoney({ credits: [aCredit({ level: 'a', ...credit })] }), { fee: 1000, levels: [{ level: 'a', state: 'failed', consecutive: 1, ...judged }], isLast: false, creditedThisYear: 0, carriedIn: 0 });
const told = (...args: Parameters<typeof settled>) => workingsOf(settled(...args).trace, 'S26').map((line) => line.replaceAll('a: failure 1: ', ''));

describe('S26 the lines of a credit', () => {
  it('ask of each tier whether the value lies before it or beyond it, and what it gives of the fee', () => {
    expect(told({ tiers: [{ from: '0', to: '95', factor: '150' }, { from: '95', to: '100', ofFee: '3' }] }, { ratio: { numerator: '19', denominator: '20' } }).slice(1, 10)).toEqual([
      'value in percent = product value 19/20, hundred 100 = 95',
      'before tier 1 = misses value in percent 95, tier 1: from 0 = no', 'beyond tier 1 = reaches value in percent 95, tier 1: to 95 = yes',
      'tier 1 holds it = choice before tier 1 no, beyond tier 1 yes, otherwise yes = no', 'tier 1: of the fee = product base 1/10, tier 1: factor 3/2 = 3/20',
      'before tier 2 = misses value in percent 95, tier 2: from 95 = no', 'beyond tier 2 = misses tier 2: to 100, value in percent 95 = no',
      'tier 2 holds it = choice before tier 2 no, beyond tier 2 no, otherwise yes = yes', 'tier 2: of the fee = sum tier 2: stated of the fee 3/100 = 3/100',
    ]);
  });

  it('ask nothing of an end that the scale does not have', () => {
    const lines = told({ tiers: [{ to: '1' }, { from: '1' }] }, { ratio: { numerator: '2', denominator: '1' }, scale: { unit: 'own', better: 'lower' } });

    expect(lines.filter((line) => / holds it = /.test(line))).toEqual(['tier 1 holds it = choice beyond tier 1 yes, otherwise yes = no', 'tier 2 holds it = choice before tier 2 no, otherwise yes = yes']);
  });

  it('tell that there is no value, by its name', () => {
    expect(told({}, {})[1]).toBe('has no value = lacks value none = yes');
  });

  it('say so where results below expected count for the multiplier', () => {
    const arithmetic = (credit: Partial<CreditTerms>) => settled({ multiplier: ['1', '2'], ...credit }, { consecutive: 2 }).credits[0]?.arithmetic;

    expect(arithmetic({ countsBelowExpected: true })).toContain('(failure 2 in a row, results below expected counted)');
    expect(arithmetic({})).toContain('(failure 2 in a row)');
    expect(checkMoneyTerms(someMoney({ credits: [aCredit({ level: 'a', countsBelowExpected: true })] })).map(({ code }) => code)).toContain('MULTIPLIER_MISSING');
  });
});

describe('S18 the least of several states', () => {
  it.each<[readonly LevelState[], LevelState]>([
    [['met', 'failed'], 'failed'], [['failed', 'met'], 'failed'], [['met', 'below-expected'], 'below-expected'], [['below-expected', 'failed'], 'failed'],
    [['waived', 'met'], 'met'], [['not-applicable', 'below-expected', 'met'], 'below-expected'], [['waived', 'not-applicable'], 'waived'], [['met'], 'met'],
  ])('of %j is %s', (states, least) => {
    expect(leastOf(states)).toBe(least);
  });
});
