import { HOUR } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import { aThreshold, values } from '../../testing/kinds.ts';
import { at, counts, log, maintenance, theDay } from '../../testing/story.ts';
import type { UnloggedFact } from '../../testing/story.ts';
import { evaluateLevel } from '../evaluate-level.ts';
import type { ThresholdTerms, ValueResult } from './kind-model.ts';

const dayOf = (terms: Partial<ThresholdTerms>, ...facts: readonly UnloggedFact[]): ValueResult => evaluateLevel(aThreshold(terms), log(...facts), theDay, at('2026-03-10T00:00Z'));
const { method } = aThreshold();

describe('S22a a threshold', () => {
  it('is the percentage of values on its good side; the threshold itself is good', () => {
    expect(dayOf({ expected: '50' }, values([['10:00', 800], ['11:00', 800.001], ['12:00', -1], ['13:00', 900]]))).toMatchObject({ kind: 'threshold', state: 'met', toDate: { counted: '4', missed: '2', shown: '50.000' } });
    const atLeast = { ...method, threshold: { good: 'at-least', value: 800 } } as const;
    expect(dayOf({ method: atLeast }, values([['10:00', 800], ['11:00', 799.999], ['12:00', 801]])).toDate).toMatchObject({ counted: '3', missed: '1' });
  });

  it('counts each value once, and no sample without one', () => {
    expect(dayOf({}, values([['10:00', 1]]), counts([['11:00', 0, 10]]), values([['12:00', Number.NaN]])).toDate.counted).toBe('1');
  });

  it('S13 takes values of a window that counts as good for good', () => {
    const facts = [values([['10:00', 900], ['11:00', 1]]), maintenance('10:00', '10:30')];

    expect(dayOf({ exclusions: { effect: 'count-as-good' } }, ...facts).toDate).toMatchObject({ counted: '2', missed: '0' });
    expect(dayOf({ exclusions: { effect: 'count-as-bad-but-excused' } }, ...facts)).toMatchObject({ toDate: { missed: '1' }, judged: { counted: '1', missed: '0' }, state: 'met' });
  });

  it('without a threshold finds nothing wrong', () => {
    const { threshold: _, ...bare } = method;

    expect(dayOf({ method: bare }, values([['10:00', 1e9]]))).toMatchObject({ state: 'met', toDate: { missed: '0' } });
    expect(dayOf({ method: bare }, values([['10:00', 1]])).trace.at(-2)?.says).toBe('To date: 1 of 1 value good, 0 missed: 100.000 %, rounded toward the worse.');
  });

  it('says its side in words', () => {
    expect(dayOf({}, values([['10:00', 1], ['11:00', 2]])).trace.at(-2)?.says).toBe('To date: 2 of 2 values at most 800, 0 missed: 100.000 %, rounded toward the worse.');
    expect(dayOf({ method: { ...method, threshold: { good: 'at-least', value: 1.5 } } }, values([['10:00', 1]])).trace.at(-2)?.says).toContain('0 of 1 value at least 1.5, 1 missed');
  });

  it('S12 asks for coverage where its terms do and samples are due', () => {
    const hourly = { ...method, cadence: HOUR };
    const unknown = { policy: 'ignore', minimumCoverage: '5' } as const;
    const one = values([['10:00', 1]]);
    const two = values([['10:00', 1], ['11:00', 1]]);

    expect(dayOf({ method: hourly, unknown }, one)).toMatchObject({ state: 'indeterminate', coverage: { numerator: '1', denominator: '24' } });
    expect(dayOf({ method: hourly, unknown }, two)).toMatchObject({ state: 'met', coverage: { numerator: '1', denominator: '12' } });
    expect(dayOf({ method: hourly, unknown: { policy: 'fail-period' } }, two)).toMatchObject({ state: 'failed' });
    expect(dayOf({ unknown }, one)).toMatchObject({ state: 'met' });
    expect(dayOf({ method: hourly }, one)).toMatchObject({ state: 'met' });
    expect(dayOf({ method: hourly }, one).coverage).toBeUndefined();
  });

  it('S12 at exactly the minimum coverage has enough', () => {
    const unknown = { policy: 'ignore', minimumCoverage: '12.5' } as const;
    const hourly = { ...method, cadence: HOUR };
    const three = values([['10:00', 1], ['11:00', 1], ['12:00', 1]]);

    const result = dayOf({ method: hourly, unknown }, three);

    expect(result).toMatchObject({ state: 'met', coverage: { numerator: '1', denominator: '8' } });
    expect(result.trace.find(({ rule }) => rule === 'S12')).toMatchObject({ rule: 'S12', says: 'Coverage 12.500 %. At the period\'s end at least 12.5 % must be known.', amount: '3 ÷ 24 slots' });
    expect(dayOf({ method: hourly, unknown: { policy: 'ignore' } }, three).trace.find(({ rule }) => rule === 'S12')?.says).toContain('at least 95 %');
  });

  it('S12 with nothing to know misses nothing', () => {
    const closed = { kind: 'business', zone: 'UTC', weekly: [{ days: ['tue'], shifts: [{ opens: '09:00', closes: '17:00' }] }] } as const;

    expect(dayOf({ calendar: closed, method: { ...method, cadence: HOUR }, unknown: { policy: 'ignore' } }, values([['10:00', 1]]))).toMatchObject({ state: 'not-applicable', coverage: { numerator: '1', denominator: '1' } });
  });
});
