import { HOUR, MINUTE } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../oracle/runs.ts';
import { aRatio } from '../../testing/kinds.ts';
import { at, counts, log, maintenance, theDay } from '../../testing/story.ts';
import type { UnloggedFact } from '../../testing/story.ts';
import { evaluateLevel } from '../evaluate-level.ts';
import { ofFraction } from '../exact/rational.ts';
import type { RatioTerms, ValueResult } from './kind-model.ts';

const read = (terms: Partial<RatioTerms>, now: string, ...facts: readonly UnloggedFact[]): ValueResult => evaluateLevel(aRatio(terms), log(...facts), theDay, at(now));
const dayOf = (terms: Partial<RatioTerms>, ...facts: readonly UnloggedFact[]) => read(terms, '2026-03-10T00:00Z', ...facts);
const office = { kind: 'business', zone: 'UTC', weekly: [{ days: ['mon'], shifts: [{ opens: '09:00', closes: '17:00' }] }] } as const;

describe('S22a a ratio', () => {
  it('is good events over all events of the period', () => {
    expect(dayOf({}, counts([['10:00', 90, 100], ['11:00', 100, 100]]))).toMatchObject({
      kind: 'ratio', level: 'level', running: false, state: 'met', lines: { expected: { numerator: '19', denominator: '20' } },
      toDate: { value: { numerator: '19', denominator: '20' }, shown: '95.000', counted: '200', missed: '10' }, left: { numerator: '0', denominator: '1' },
    });
  });

  it('S21 S25 is met at its target, below expected down to the minimum, and failed below it', () => {
    const stateAt = (good: number) => dayOf({ minimum: '90' }, counts([['10:00', good, 1000]])).state;

    expect([950, 949, 900, 899].map(stateAt)).toEqual(['met', 'below-expected', 'below-expected', 'failed']);
    expect(dayOf({}, counts([['10:00', 949, 1000]])).state).toBe('failed');
  });

  it('S1a counts of two events at one instant the one with the higher log position', () => {
    expect(dayOf({}, counts([['10:00', 1, 10]]), counts([['10:00', 9, 10]])).toDate).toMatchObject({ counted: '10', missed: '1' });
  });

  it('S1a adds up what several sources counted, and passes over all others', () => {
    const method = { ...aRatio().method, sources: ['probe', 'other'], metric: 'builds' };
    const facts = [counts([['10:00', 1, 2]]), counts([['10:00', 3, 3]], { source: 'other', metric: 'builds' }), counts([['10:00', 0, 9]], { source: 'stranger' }), counts([['11:00', 0, 9]], { metric: 'leads' }), counts([['12:00', 0, 9]], { component: 'else' })];

    expect(dayOf({ method }, ...facts).toDate).toMatchObject({ counted: '5', missed: '1' });
  });

  it('counts no event of a sample that lacks either number', () => {
    const value: UnloggedFact = { kind: 'samples', source: 'probe', component: 'shop', at: [at('09:00')], value: [7] };
    const onlyGood: UnloggedFact = { kind: 'samples', source: 'probe', component: 'shop', at: [at('09:30')], good: [7] };
    const onlyTotal: UnloggedFact = { kind: 'samples', source: 'probe', component: 'shop', at: [at('09:40')], total: [7] };

    expect(dayOf({}, value, onlyGood, onlyTotal, counts([['10:00', 1, 1]])).toDate.counted).toBe('1');
  });

  it('counts inside its hours and its period only, the ends apart', () => {
    const rows = [['2026-03-01T23:59:59.999Z', 0, 1], ['08:59:59.999', 0, 1], ['09:00', 1, 1], ['16:59:59.999', 1, 1], ['17:00', 0, 1], ['2026-03-03T10:00Z', 0, 1]] as const;

    expect(dayOf({ calendar: office }, counts(rows)).toDate).toMatchObject({ counted: '2', missed: '0' });
    expect(dayOf({}, counts([['00:00', 1, 1], ['24:00', 0, 1]])).toDate).toMatchObject({ counted: '1', missed: '0' });
  });

  it('S13 loses the events that exclusions remove, counts them good, or excuses them', () => {
    const facts = [counts([['10:00', 0, 10], ['11:00', 9, 10]]), maintenance('10:00', '10:30')];

    expect(dayOf({}, ...facts)).toMatchObject({ toDate: { counted: '10', missed: '1' } });
    expect(dayOf({ exclusions: { effect: 'count-as-good' } }, ...facts)).toMatchObject({ toDate: { counted: '20', missed: '1' }, state: 'met' });
    const excused = dayOf({ expected: '90', exclusions: { effect: 'count-as-bad-but-excused' } }, ...facts);
    expect(excused).toMatchObject({ toDate: { counted: '20', missed: '11' }, judged: { counted: '10', missed: '1' }, state: 'met', left: { numerator: '0', denominator: '1' } });
    expect(dayOf({}, ...facts).judged).toBeUndefined();
  });

  it('S17 of nothing is not applicable, and a few misses in a small number are met', () => {
    const allowance = { misses: 1, below: 20 };

    expect(dayOf({})).toMatchObject({ state: 'not-applicable', toDate: { counted: '0', missed: '0' } });
    expect(dayOf({}).toDate.value).toBeUndefined();
    expect(dayOf({ allowance }, counts([['10:00', 18, 19]]))).toMatchObject({ state: 'met', byAllowance: true, left: { numerator: '0', denominator: '1' } });
    expect(dayOf({ allowance }, counts([['10:00', 17, 19]]))).toMatchObject({ state: 'failed' });
    expect(dayOf({ allowance }, counts([['10:00', 18, 20]]))).toMatchObject({ state: 'failed', left: { numerator: '-1', denominator: '1' } });
    expect(dayOf({ allowance }, counts([['10:00', 19, 19]])).byAllowance).toBeUndefined();
  });

  it('has the misses left that its percentage gives, or its allowance where that is more', () => {
    expect(dayOf({ allowance: { misses: 1, below: 50 } }, counts([['10:00', 40, 40]])).left).toEqual({ numerator: '2', denominator: '1' });
    expect(dayOf({ allowance: { misses: 3, below: 40 } }, counts([['10:00', 40, 40]])).left).toEqual({ numerator: '2', denominator: '1' });
    expect(dayOf({ allowance: { misses: 3, below: 50 } }, counts([['10:00', 39, 40]])).left).toEqual({ numerator: '2', denominator: '1' });
    expect(dayOf({}, counts([['10:00', 26, 30]])).left).toEqual({ numerator: '-5', denominator: '2' });
    expect(read({ expectedVolume: 100 }, '12:00', counts([['10:00', 38, 40]])).left).toEqual({ numerator: '3', denominator: '1' });
  });

  it('S18 counts the part in which its terms are in force, or all of it, or judges nothing', () => {
    const inForce = { start: at('12:00') };
    const facts = [counts([['11:00', 0, 10], ['12:00', 10, 10]])];

    expect(dayOf({ inForce }, ...facts)).toMatchObject({ state: 'met', measured: { start: at('12:00'), end: at('24:00') }, toDate: { counted: '10' } });
    expect(dayOf({ inForce, partialPeriod: 'full' }, ...facts)).toMatchObject({ state: 'failed', toDate: { counted: '20' } });
    expect(dayOf({ inForce, partialPeriod: 'waive' }, ...facts)).toMatchObject({ state: 'waived', toDate: { counted: '10' } });
    expect(dayOf({ partialPeriod: 'waive' }, ...facts).state).toBe('failed');
    expect(dayOf({ inForce: { start: 0, end: 5 } }, ...facts).state).toBe('not-applicable');
  });
});

describe('S19 a running ratio', () => {
  const half = counts([['10:00', 30, 40]]);

  it('has a best achievable number where a volume is expected', () => {
    expect(read({ expectedVolume: 100 }, '12:00', half)).toMatchObject({ running: true, bestAchievable: { shown: '90.000', counted: '100', missed: '10' } });
    expect(read({}, '12:00', half).bestAchievable).toBeUndefined();
    expect(dayOf({ expectedVolume: 100 }, half).bestAchievable).toBeUndefined();
    expect(read({ expectedVolume: 10 }, '12:00', half).bestAchievable).toMatchObject({ counted: '40' });
  });

  it('is on course, at risk, or out of reach', () => {
    expect(read({ expected: '75' }, '12:00', half).state).toBe('on-course');
    expect(read({ expected: '76' }, '12:00', half).state).toBe('at-risk');
    expect(read({ expected: '90', expectedVolume: 100 }, '12:00', half).state).toBe('at-risk');
    expect(read({ expected: '91', minimum: '90', expectedVolume: 100 }, '12:00', half).state).toBe('below-expected');
    expect(read({ expected: '91', expectedVolume: 100 }, '12:00', half).state).toBe('failed');
    expect(read({ expected: '91', expectedVolume: 100, allowance: { misses: 10, below: 101 } }, '12:00', half).state).toBe('on-course');
    expect(read({}, '12:00').state).toBe('on-course');
    expect(read({ expectedVolume: 0 }, '12:00').state).toBe('not-applicable');
  });

  it('counts what has happened, and says since when nothing came where samples are due', () => {
    const facts = [counts([['10:00', 1, 1], ['13:00', 0, 1]])];
    const due = { method: { ...aRatio().method, cadence: 30 * MINUTE } };

    expect(read({}, '12:00', ...facts)).toMatchObject({ toDate: { counted: '1' } });
    expect(read({}, '12:00', ...facts).staleSince).toBeUndefined();
    expect(read(due, '12:00', ...facts)).toMatchObject({ toDate: { counted: '1' }, staleSince: at('10:00') });
    expect(read(due, '11:00', ...facts).staleSince).toBeUndefined();
    expect(read(due, '12:00').staleSince).toBeUndefined();
    expect(read(due, '13:00', ...facts).staleSince).toBeUndefined();
  });

  it('of several sources has heard what the last of them said', () => {
    const two = { method: { ...aRatio().method, sources: ['probe', 'other'], cadence: 30 * MINUTE } };
    const facts = [counts([['10:00', 1, 1]]), { ...counts([['10:30', 1, 1]]), source: 'other' }];

    expect(read(two, '12:00', ...facts)).toMatchObject({ toDate: { counted: '2' }, staleSince: at('10:30') });
    expect(read(two, '11:15', ...facts).staleSince).toBeUndefined();
    expect(read({ ...two, inForce: { start: 0, end: at('11:00') } }, '12:00', ...facts).staleSince).toBeUndefined();
  });

  it('S17 leaves no more than the percentage does where too many are to come for an allowance', () => {
    const few = { allowance: { misses: 3, below: 5 } } as const;

    expect(read({ ...few, expectedVolume: 10 }, '12:00', counts([['10:00', 3, 4]])).left).toEqual({ numerator: '-1', denominator: '2' });
    expect(read({ ...few, expectedVolume: 4 }, '12:00', counts([['10:00', 2, 3]])).left).toEqual({ numerator: '2', denominator: '1' });
  });
});

describe('the account of a ratio', () => {
  it('tells the period, the hours, the exclusions, what was said, the division and the judgement', () => {
    const { trace } = dayOf({ minimum: '90', allowance: { misses: 1, below: 20 } }, counts([['10:00', 9, 10], ['12:00', 0, 1]]), maintenance('12:00', '13:00'));

    expect(trace.map(({ rule, says }) => `${rule} ${says}`)).toEqual([
      'S2 The period is 2026-03-02T00:00Z to 2026-03-03T00:00Z (UTC).',
      'S3 In hours: 1 d (around the clock).',
      'S13 Exclusion 2026-03-02T12:00Z to 2026-03-02T13:00Z (maintenance): 1 h left out on both sides.',
      'S1a 2 samples in 1 batch from one source; 1 of them inside the time that counts.',
      'S22a To date: 9 of 10 events good, 1 missed: 90.000 %, rounded toward the worse.',
      'S17 With fewer than 20 counted, no more than 1 missed is met.',
      'S25 90.000 % against expected 95.000 %, minimum 90.000 % (higher is better): met.',
    ]);
    expect(trace.at(4)?.amount).toBe('9 ÷ 10');
  });

  it('tells the other numbers where there are any', () => {
    const excused = { exclusions: { effect: 'count-as-bad-but-excused' }, expectedVolume: 20, method: { ...aRatio().method, cadence: HOUR } } as const;
    const { trace } = read(excused, '14:00', counts([['10:00', 1, 1], ['11:00', 0, 2]]), maintenance('11:00', '11:30'));

    expect(trace.slice(-5).map(({ rule, says }) => `${rule} ${says}`)).toEqual([
      'S22a To date: 1 of 3 events good, 2 missed: 33.333 %, rounded toward the worse.',
      'S13 Without excused time: 1 of 1 event good, 0 missed: 100.000 %, rounded toward the worse.',
      'S19 Best achievable: 20 of 20 events good, 0 missed: 100.000 %, rounded toward the worse.',
      'S12 Nothing was heard since 2026-03-02T11:00Z; what came after is not yet known.',
      'S19 100.000 % against expected 95.000 % (higher is better): on course.',
    ]);
    expect(dayOf({}).trace.slice(-2).map(({ rule, says }) => `${rule} ${says}`)).toEqual([
      'S17 To date: 0 of 0 events good, 0 missed: no number.',
      'S25 No number against expected 95.000 % (higher is better): not applicable.',
    ]);
    expect(dayOf({ method: { ...aRatio().method, sources: ['probe', 'b'] } }).trace.at(2)?.says).toBe('0 samples in 0 batches from 2 sources, which add up; 0 of them inside the time that counts.');
  });
});

describe('S22a laws of ratios', () => {
  const rows = fc.uniqueArray(fc.record({ minute: fc.integer({ min: 0, max: 1439 }), total: fc.integer({ min: 0, max: 9 }), bad: fc.integer({ min: 0, max: 9 }) }), { selector: ({ minute }) => minute, maxLength: 30 });
  const told = (some: readonly { readonly minute: number; readonly total: number; readonly bad: number }[]): readonly UnloggedFact[] => some.map(({ minute, total, bad }) => ({
    kind: 'samples', source: 'probe', component: 'shop', at: [at('00:00') + minute * MINUTE], good: [Math.max(0, total - bad)], total: [total],
  }));

  it('law: two parts of a period add up to the whole', () => {
    fc.assert(fc.property(rows, fc.integer({ min: 0, max: 1440 }), (some, cut) => {
      const facts = told(some);
      const split = at('00:00') + cut * MINUTE;
      const sum = (name: 'counted' | 'missed') => [{ start: 0, end: split }, { start: split }].reduce((total, inForce) => total + Number(dayOf({ inForce }, ...facts).toDate[name]), 0);
      const whole = dayOf({}, ...facts).toDate;
      expect([sum('counted'), sum('missed')]).toEqual([Number(whole.counted), Number(whole.missed)]);
    }), runs(221, 100));
  });

  it('law: what has come may be told in any order, and the best achievable is never below the number to date', () => {
    fc.assert(fc.property(rows, fc.integer({ min: 0, max: 300 }), (some, expectedVolume) => {
      const facts = log(...told(some));
      const result = evaluateLevel(aRatio({ expectedVolume }), facts, theDay, at('20:00'));
      expect(evaluateLevel(aRatio({ expectedVolume }), facts.toReversed(), theDay, at('20:00'))).toEqual(result);
      const { value, counted } = result.toDate;
      const best = result.bestAchievable?.value;
      if (value === undefined || best === undefined) return;
      const [now, then] = [ofFraction(value), ofFraction(best)];
      expect(then.numerator * now.denominator >= now.numerator * then.denominator).toBe(true);
      expect(Number(result.bestAchievable?.counted)).toBe(Math.max(Number(counted), expectedVolume));
    }), runs(222, 100));
  });
});
