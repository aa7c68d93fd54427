/** S24: the account of a settlement whose pool and contract year are capped, line by line. */
import { describe, expect, it } from 'vitest';
import { aCredit, someMoney } from '../../testing/agreement-story.ts';
import { workingsOf } from '../../testing/workings.ts';
import type { JudgedLevel } from './money-model.ts';
import { settle } from './settle.ts';

const failed = (level: string): JudgedLevel => ({ level, state: 'failed', consecutive: 1, ratio: { numerator: '9', denominator: '10' } });
const money = someMoney({
  pools: [{ pool: 'q', percent: '40' }, { pool: 'p', percent: '60', cap: 50_000 }], yearCap: 100_000, minimumPayable: { amount: 10, below: 'carry' },
  credits: [aCredit({ level: 'a', pool: 'p' }), aCredit({ level: 'b', pool: 'p', allocation: '50' }), aCredit({ level: 'c', pool: 'q' })],
});
/** What caps cut, and what is payable: the last two steps of the account. */
const lastSteps = () => settle(money, { fee: 1_000_000, levels: ['a', 'b', 'c'].map(failed), isLast: false, creditedThisYear: 20_000, carriedIn: 7 }).trace.slice(-2);

describe('S26 S27 the account of a settlement', () => {
  it('says in which order caps cut', () => {
    expect(lastSteps()[0]).toMatchObject({ rule: 'S26', says: 'Caps cut in the order level, pool, period, contract year.' });
  });

  it('cuts the credits of a pool in proportion, to the last unit', () => {
    expect(workingsOf(lastSteps(), 'S26')).toEqual(expect.arrayContaining([
      'pool p: before its cap = sum a: rounded 60000, b: rounded 30000 = 90000',
      'pool p: within its cap = reaches cap of pool p 50000, pool p: before its cap 90000 = no',
      'b after the cap, pool p: times the cap = product b: rounded 30000, cap of pool p 50000 = 1500000000',
      'b after the cap, pool p: in proportion = quotient b after the cap, pool p: times the cap 1500000000, pool p: before its cap 90000 = 50000/3',
      'b after the cap, pool p: with the last units = sum b after the cap, pool p: whole units 16666, b after the cap, pool p: last units 1 = 16667',
      'b after the cap, pool p = choice pool p: within its cap no, otherwise yes = 16667',
    ]));
  });

  it('leaves of the cap of a contract year what earlier credits left of it', () => {
    expect(workingsOf(lastSteps(), 'S26')).toEqual(expect.arrayContaining([
      'year cap less earlier credits = difference cap of the contract year 100000, credited earlier in it 20000 = 80000',
      'it is used up = reaches nothing 0, year cap less earlier credits 80000 = no',
      'left of the year cap = choice it is used up no, otherwise yes = 80000',
      'contract year: within its cap = reaches left of the year cap 80000, contract year: before its cap 90000 = no',
      'c after the cap, contract year = choice contract year: within its cap no, otherwise yes = 35556',
    ]));
  });

  it('adds up what is credited and what was carried in, and pays it where it is enough', () => {
    expect(lastSteps()[1]).toMatchObject({ rule: 'S27', says: '80007 in all, in minor units of EUR: 80007 payable, 0 waived, 0 carried to the next period.' });
    expect(workingsOf(lastSteps(), 'S27')).toEqual([
      'a: credited = sum a after the cap, contract year 29629 = 29629', 'b: credited = sum b after the cap, contract year 14815 = 14815', 'c: credited = sum c after the cap, contract year 35556 = 35556',
      'total = sum a: credited 29629, b: credited 14815, c: credited 35556, carried in 7 = 80007',
      'the minimum payable is reached = reaches total 80007, minimum payable 10 = yes', 'payable = choice the minimum payable is reached yes, otherwise yes = 80007', 'carried out = choice the minimum payable is reached yes, otherwise yes = 0',
    ]);
  });
});
