import { HOUR } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../oracle/runs.ts';
import { aPercentile, values } from '../../testing/kinds.ts';
import { at, counts, log, maintenance, theDay } from '../../testing/story.ts';
import type { UnloggedFact } from '../../testing/story.ts';
import { evaluateLevel } from '../evaluate-level.ts';
import type { PercentileLevelTerms, ValueResult } from './kind-model.ts';

const read = (terms: Partial<PercentileLevelTerms>, now: string, ...facts: readonly UnloggedFact[]): ValueResult => evaluateLevel(aPercentile(terms), log(...facts), theDay, at(now));
const dayOf = (terms: Partial<PercentileLevelTerms>, ...facts: readonly UnloggedFact[]) => read(terms, '2026-03-10T00:00Z', ...facts);
const oneTo = (count: number) => values(Array.from({ length: count }, (_, place): readonly [string, number] => [`10:${String(place).padStart(2, '0')}`, place + 1]));
const median = (method: 'nearest-rank' | 'linear') => ({ percent: '50', method });

describe('S22 S22a a percentile', () => {
  it('is one of the values by nearest rank, and exactly between two by linear interpolation', () => {
    expect(dayOf({ percentile: median('nearest-rank') }, oneTo(4)).toDate).toEqual({ value: { numerator: '2', denominator: '1' }, shown: '2.000', counted: '4' });
    expect(dayOf({ percentile: median('linear') }, oneTo(4)).toDate).toEqual({ value: { numerator: '5', denominator: '2' }, shown: '2.500', counted: '4' });
    expect(dayOf({ percentile: { percent: '10', method: 'linear' } }, values([['10:00', 0.1], ['11:00', 0.2]])).toDate.value).toEqual({ numerator: '11', denominator: '100' });
  });

  it('S21 is met on its line, in the direction that is better, and shown rounded toward the worse', () => {
    expect(dayOf({ expected: '0.3' }, values([['10:00', 0.3]])).state).toBe('met');
    expect(dayOf({ expected: '0.3', minimum: '0.4' }, values([['10:00', 0.4]])).state).toBe('below-expected');
    expect(dayOf({ expected: '0.3', minimum: '0.4' }, values([['10:00', 0.4000001]]))).toMatchObject({ state: 'failed', toDate: { shown: '0.401' } });
    expect(dayOf({ expected: '0.3', better: 'higher' }, values([['10:00', 0.2999999]]))).toMatchObject({ state: 'failed', toDate: { shown: '0.299' } });
    expect(dayOf({ expected: '0.3', better: 'higher' }, values([['10:00', 0.3]])).state).toBe('met');
    expect(dayOf({ expected: '5' }, values([['10:00', 1e-7]])).toDate.value).toEqual({ numerator: '1', denominator: '10000000' });
    expect(dayOf({ expected: '5' }, values([['10:00', 1e21]])).toDate.value).toEqual({ numerator: '1000000000000000000000', denominator: '1' });
  });

  it('S17 of no values is not applicable where none are due', () => {
    expect(dayOf({}, counts([['10:00', 1, 1]]))).toMatchObject({ state: 'not-applicable', toDate: { counted: '0' } });
    expect(dayOf({}).left).toBeUndefined();
  });

  it('S12 is indeterminate where too few came of those that were due', () => {
    expect(dayOf({ method: { ...aPercentile().method, cadence: HOUR } }, oneTo(4))).toMatchObject({ state: 'indeterminate', coverage: { numerator: '1', denominator: '24' } });
  });

  it('S13 is taken without what is excused', () => {
    const facts = [values([['10:00', 900], ['11:00', 1]]), maintenance('10:00', '10:30')];

    expect(dayOf({ exclusions: { effect: 'count-as-bad-but-excused' } }, ...facts)).toMatchObject({ toDate: { shown: '900.000' }, judged: { shown: '1.000' }, state: 'met' });
    expect(dayOf({}, ...facts).toDate).toMatchObject({ counted: '1', shown: '1.000' });
  });

  it('S19 has as its best what it would be if all that is expected were better than any so far', () => {
    const best = (terms: Partial<PercentileLevelTerms>) => read({ percentile: median('nearest-rank'), ...terms }, '12:00', oneTo(10)).bestAchievable?.shown;

    expect(best({ expectedVolume: 12 })).toBe('4.000');
    expect(best({ expectedVolume: 12, better: 'higher' })).toBe('6.000');
    expect(best({ expectedVolume: 10 })).toBe('5.000');
    expect(best({ expectedVolume: 19 })).toBe('1.000');
    expect(best({ expectedVolume: 20 })).toBeUndefined();
    expect(best({ expectedVolume: 19, better: 'higher' })).toBe('10.000');
    expect(best({ expectedVolume: 21, better: 'higher' })).toBeUndefined();
    expect(best({})).toBeUndefined();
    const linear = { percentile: median('linear') } as const;
    expect(best({ ...linear, expectedVolume: 12 })).toBe('4.500');
    expect(best({ ...linear, expectedVolume: 18 })).toBe('1.500');
    expect(best({ ...linear, expectedVolume: 19, better: 'higher' })).toBe('10.000');
    expect(best({ ...linear, expectedVolume: 20, better: 'higher' })).toBeUndefined();
    expect(read({ expectedVolume: 0 }, '12:00').state).toBe('not-applicable');
  });

  it('S19 fails early only when even that would not do', () => {
    const slow = values([['10:00', 900], ['10:01', 901]]);

    expect(read({ percentile: median('nearest-rank'), expectedVolume: 2 }, '12:00', slow).state).toBe('failed');
    expect(read({ percentile: median('nearest-rank'), expectedVolume: 20 }, '12:00', slow).state).toBe('at-risk');
    expect(read({ percentile: median('nearest-rank'), expectedVolume: 2, expected: '899', minimum: '900' }, '12:00', slow).state).toBe('below-expected');
  });

  it('tells where it was found', () => {
    const told = (terms: Partial<PercentileLevelTerms>, count: number) => dayOf(terms, oneTo(count)).trace.at(-2);

    expect(told({}, 4)).toEqual({ rule: 'S22a', says: 'To date: percentile 95 of 4 values by nearest rank: 4.000 ms, rounded toward the worse.', amount: 'place 4 of 4' });
    expect(told({ percentile: median('linear') }, 4)).toEqual({ rule: 'S22a', says: 'To date: percentile 50 of 4 values by linear interpolation: 2.500 ms, rounded toward the worse.', amount: 'place 2 + 1/2 of 4' });
    expect(told({}, 1)?.says).toContain('of 1 value by');
    expect(told({}, 0)).toEqual({ rule: 'S17', says: 'To date: no values: no number.', amount: 'percentile of 0 values' });
    expect(dayOf({ minimum: '900' }, oneTo(1)).trace.at(-1)?.says).toBe('1.000 ms against expected 800.000 ms, minimum 900.000 ms (lower is better): met.');
  });

  it('law: by nearest rank is the value of that rank among all values, whatever their order', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 100 }), (some, percent) => {
      const facts = values(some.map((value, place): readonly [string, number] => [`10:${String(place).padStart(2, '0')}`, value / 10]));
      const rank = Math.ceil((some.length * percent) / 100);
      const wanted = some.toSorted((a, b) => a - b)[rank - 1] ?? Number.NaN;
      const { value } = dayOf({ percentile: { percent: String(percent), method: 'nearest-rank' } }, facts).toDate;
      expect(Number(value?.numerator) * 10).toBe(wanted * Number(value?.denominator));
    }), runs(223, 150));
  });
});
