import { describe, expect, it } from 'vitest';
import { aGoal, aMoneyLevel, values } from '../../testing/kinds.ts';
import { at, counts, log, maintenance, month, theDay } from '../../testing/story.ts';
import type { UnloggedFact } from '../../testing/story.ts';
import { evaluateLevel } from '../evaluate-level.ts';
import { daysShare } from '../level/days-share.ts';
import type { GoalTerms, MoneyLevelTerms, ValueResult } from './kind-model.ts';

const read = (terms: Partial<GoalTerms>, now: string, ...facts: readonly UnloggedFact[]): ValueResult => evaluateLevel(aGoal(terms), log(...facts), theDay, at(now));
const dayOf = (terms: Partial<GoalTerms>, ...facts: readonly UnloggedFact[]) => read(terms, '2026-03-10T00:00Z', ...facts);
const delivered = (...rows: readonly (readonly [string, number])[]) => counts(rows.map(([when, total]): readonly [string, number, number] => [when, total, total]));
const whole = (number: number) => ({ numerator: String(number), denominator: '1' });

describe('S22a a goal', () => {
  it('is what was delivered against what was promised', () => {
    expect(dayOf({ minimum: '90' }, delivered(['10:00', 60], ['11:00', 40]))).toMatchObject({
      kind: 'goal', state: 'met', lines: { expected: whole(100), minimum: whole(90) }, toDate: { value: whole(100), shown: '100.000', counted: '2' },
    });
    expect(dayOf({ minimum: '90' }, delivered(['10:00', 99])).state).toBe('below-expected');
    expect(dayOf({ minimum: '90' }, delivered(['10:00', 89])).state).toBe('failed');
    expect(dayOf({ expected: '80' }, delivered(['10:00', 80]))).toMatchObject({ state: 'met', lines: { expected: whole(80) } });
  });

  it('adds up totals or values, whichever it counts', () => {
    const facts = [delivered(['10:00', 3]), values([['11:00', 2.5], ['12:00', 0.1]])];

    expect(dayOf({}, ...facts).toDate).toMatchObject({ value: whole(3), counted: '1' });
    expect(dayOf({ counts: 'values' }, ...facts).toDate).toMatchObject({ value: { numerator: '13', denominator: '5' }, shown: '2.600', counted: '2' });
  });

  it('may be that less is better', () => {
    const atMost = { better: 'lower', promised: '10', minimum: '120' } as const;

    expect([10, 11, 12, 13].map((count) => dayOf(atMost, delivered(['10:00', count])).state)).toEqual(['met', 'below-expected', 'below-expected', 'failed']);
    expect(dayOf({ better: 'lower', promised: '0' })).toMatchObject({ state: 'met', toDate: { value: whole(0) } });
    expect(dayOf({ better: 'lower', promised: '0' }, delivered(['10:00', 1])).state).toBe('failed');
  });

  it('of which nothing was said has delivered nothing; with no time to deliver in there is no number', () => {
    const closed = { kind: 'business', zone: 'UTC', weekly: [{ days: ['tue'], shifts: [{ opens: '09:00', closes: '17:00' }] }] } as const;

    expect(dayOf({})).toMatchObject({ state: 'failed', toDate: { value: whole(0), counted: '0' } });
    expect(dayOf({ calendar: closed }, delivered(['10:00', 100]))).toMatchObject({ state: 'not-applicable', toDate: { counted: '0' } });
    expect(dayOf({}, maintenance('00:00', '24:00'), delivered(['10:00', 100])).state).toBe('not-applicable');
    expect(dayOf({ inForce: { start: 0, end: 5 } }).state).toBe('not-applicable');
  });

  it('S18 owes of its promise the share of the days that its terms are in force', () => {
    const monthly = { period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1M' }, promised: '310', inForce: { start: at('2026-03-11T00:00Z') } } as const;
    const result = (terms: Partial<GoalTerms>, ...facts: readonly UnloggedFact[]) => evaluateLevel(aGoal({ ...monthly, ...terms }), log(...facts), month, at('2026-05-01T00:00Z'));

    expect(result({}, delivered(['2026-03-11T10:00Z', 210]))).toMatchObject({ state: 'met', lines: { expected: whole(210) } });
    expect(result({}, delivered(['2026-03-11T10:00Z', 209])).state).toBe('failed');
    expect(result({}, delivered(['2026-03-10T10:00Z', 310])).state).toBe('failed');
    expect(result({ partialPeriod: 'full' }, delivered(['2026-03-10T10:00Z', 310]))).toMatchObject({ state: 'met', lines: { expected: whole(310) } });
    expect(result({ partialPeriod: 'waive' })).toMatchObject({ state: 'waived', lines: { expected: whole(210) } });
    expect(result({}, delivered(['2026-03-11T10:00Z', 210])).trace.find(({ says }) => says.startsWith('Of '))).toMatchObject({
      rule: 'S18', says: 'Of 310 leads for a whole period the part that is measured is due 210.', amount: '310 × 21/31',
    });
  });

  it('S18 counts days in its zone, whatever the clocks do, and of a day that is cut its part', () => {
    const march = { start: at('2026-02-28T23:00Z'), end: at('2026-03-31T22:00Z') };
    const share = (start: string, end: string) => daysShare('Europe/Amsterdam', { start: at(start), end: at(end) }, march);

    expect(share('2026-02-28T23:00Z', '2026-03-31T22:00Z')).toEqual({ numerator: 1n, denominator: 1n });
    expect(share('2026-03-28T23:00Z', '2026-03-31T22:00Z')).toEqual({ numerator: 3n, denominator: 31n });
    expect(share('2026-03-29T10:30Z', '2026-03-31T22:00Z')).toEqual({ numerator: 5n, denominator: 62n });
    expect(share('2026-03-29T10:30Z', '2026-03-29T10:30Z')).toEqual({ numerator: 0n, denominator: 1n });
  });

  it('S13 loses on both sides what exclusions remove: what was delivered then, and its share of the promise', () => {
    const facts = [delivered(['10:00', 30], ['13:00', 70]), maintenance('06:00', '12:00')];

    expect(dayOf({}, ...facts)).toMatchObject({ state: 'failed', toDate: { value: whole(70) }, lines: { expected: whole(75) } });
    expect(dayOf({ promised: '90', exclusions: { effect: 'count-as-bad-but-excused' } }, ...facts)).toMatchObject({ state: 'met', toDate: { value: whole(100) }, judged: { value: whole(70) }, lines: { expected: { numerator: '135', denominator: '2' } } });
  });
});

describe('S19 a running goal', () => {
  it('is on course while it has delivered the share of the time that has passed', () => {
    expect(read({}, '12:00', delivered(['10:00', 50])).state).toBe('on-course');
    expect(read({}, '12:00', delivered(['10:00', 49])).state).toBe('at-risk');
    expect(read({}, '12:00', delivered(['10:00', 49], ['12:00', 9])).toDate.value).toEqual(whole(49));
    expect(read({}, '00:00').state).toBe('on-course');
    expect(read({}, '12:00', delivered(['10:00', 50])).bestAchievable).toBeUndefined();
  });

  it('takes the share of opening hours, and leaves out what is excused', () => {
    const office = { kind: 'business', zone: 'UTC', weekly: [{ days: ['mon'], shifts: [{ opens: '09:00', closes: '17:00' }] }] } as const;
    const excused = { exclusions: { effect: 'count-as-bad-but-excused' }, calendar: office } as const;

    expect(read({ calendar: office }, '11:00', delivered(['10:00', 25])).state).toBe('on-course');
    expect(read({ calendar: office }, '11:00', delivered(['10:00', 24])).state).toBe('at-risk');
    expect(read(excused, '13:00', delivered(['12:00', 25]), maintenance('09:00', '11:00')).state).toBe('on-course');
    expect(read(excused, '13:00', delivered(['12:00', 24]), maintenance('09:00', '11:00')).state).toBe('at-risk');
  });

  it('where less is better has failed as soon as there were too many', () => {
    const atMost = { better: 'lower', promised: '10' } as const;

    expect(read(atMost, '12:00', delivered(['10:00', 5]))).toMatchObject({ state: 'on-course', bestAchievable: { value: whole(5) } });
    expect(read(atMost, '12:00', delivered(['10:00', 6])).state).toBe('at-risk');
    expect(read(atMost, '12:00', delivered(['10:00', 11])).state).toBe('failed');
    expect(read({ ...atMost, minimum: '110' }, '12:00', delivered(['10:00', 11])).state).toBe('below-expected');
    expect(read({ ...atMost, counts: 'values' }, '12:00', values([['10:00', 11]]))).toMatchObject({ state: 'at-risk' });
    expect(dayOf(atMost, delivered(['10:00', 5])).bestAchievable).toBeUndefined();
  });
});

describe('S22a money as a level', () => {
  const moneyOf = (terms: Partial<MoneyLevelTerms>, now: string, ...facts: readonly UnloggedFact[]) => evaluateLevel(aMoneyLevel(terms), log(...facts), theDay, at(now));

  it('is the sum of a period in minor units, against what was agreed', () => {
    const spent = (amount: number) => moneyOf({ minimum: '110000' }, '2026-03-10T00:00Z', values([['10:00', amount], ['11:00', -500]]));

    expect([100500, 100501, 110500, 110501].map((amount) => spent(amount).state)).toEqual(['met', 'below-expected', 'below-expected', 'failed']);
    expect(spent(100500)).toMatchObject({ kind: 'money', toDate: { value: whole(100000), counted: '2' }, lines: { expected: whole(100000), minimum: whole(110000) } });
    expect(spent(100500).trace.at(-2)?.says).toBe('To date: 100000 EUR in minor units in 2 samples: 100000.000 EUR in minor units, rounded toward the worse.');
  });

  it('may be savings, of which more is better', () => {
    expect([99999, 100000].map((amount) => moneyOf({ better: 'higher' }, '2026-03-10T00:00Z', values([['10:00', amount]])).state)).toEqual(['failed', 'met']);
  });

  it('S19 is never out of reach while the period runs, for a credit note may come', () => {
    expect(moneyOf({}, '12:00', values([['10:00', 200000]]))).toMatchObject({ state: 'at-risk' });
    expect(moneyOf({}, '12:00', values([['10:00', 50000]])).state).toBe('on-course');
    expect(moneyOf({}, '12:00', values([['10:00', 200000]])).bestAchievable).toBeUndefined();
  });

  it('adds no sample that has no value', () => {
    expect(moneyOf({}, '2026-03-10T00:00Z', delivered(['10:00', 3])).toDate).toMatchObject({ value: whole(0), counted: '0' });
    expect(moneyOf({}, '2026-03-10T00:00Z', values([['10:00', 3]])).trace.at(-2)?.says).toContain('3 EUR in minor units in 1 sample:');
  });
});
