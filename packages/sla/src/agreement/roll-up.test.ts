import { describe, expect, it } from 'vitest';
import { anAgreedLevel } from '../../testing/agreement-story.ts';
import { aLevel, at, counts, log, samplesEvery, theDay, up, down } from '../../testing/story.ts';
import { evaluateLevel } from '../evaluate-level.ts';
import { rational } from '../exact/rational.ts';
import type { ClockLevelTerms, GoalTerms, LevelTerms, MoneyLevelTerms, PercentileLevelTerms, RatioTerms, ScoreTerms, ThresholdTerms, ValueResult } from '../kinds/kind-model.ts';
import { canRollUp, creditedValue, scaleOf, sumsOf } from './roll-up.ts';

const common = {
  id: 'level', name: 'Level', component: 'shop', obligor: 'provider', method: samplesEvery(60_000), calendar: { kind: 'always' }, period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1D' },
  exclusions: { effect: 'remove' }, partialPeriod: 'prorate', inForce: { start: 0 }, expected: '95',
} as const;
const ratio: RatioTerms = { ...common, kind: 'ratio' };
const threshold: ThresholdTerms = { ...common, kind: 'threshold' };
const clock: ClockLevelTerms = { ...common, kind: 'clock', method: { measures: 'clocks', sources: ['desk'] }, targets: [], reopening: 'continue', priorityChange: 'retroactive' };
const score: ScoreTerms = { ...common, kind: 'score', scale: { least: '1', most: '5' }, expected: '4.5' };
const percentile: PercentileLevelTerms = { ...common, kind: 'percentile', percentile: { percent: '95', method: 'linear' }, better: 'lower', unit: 'ms', unknown: { policy: 'ignore' } };
const goal: GoalTerms = { ...common, kind: 'goal', counts: 'events', unit: 'leads', promised: '200', better: 'higher' };
const budget: MoneyLevelTerms = { ...common, kind: 'money', currency: 'EUR', better: 'lower' };

/** A result that says this number. */
function saying(terms: LevelTerms, value: number | undefined, counted: string, more: Partial<ValueResult> = {}): ValueResult {
  return {
    level: 'level', kind: terms.kind === 'availability' ? 'ratio' : terms.kind, period: theDay, measured: theDay, running: false, state: 'met', lines: { expected: { numerator: '190', denominator: '1' } },
    toDate: { counted, ...(value === undefined ? {} : { value: { numerator: String(value), denominator: '100' } }) }, trace: [], ...more,
  };
}

describe('S20 results as sums', () => {
  it('are good and counted time of availability', () => {
    const result = evaluateLevel(aLevel(), log(up('00:00'), down('12:00'), up('18:00')), theDay, at('2026-03-10T00:00Z'));

    expect(sumsOf(aLevel(), result)).toEqual({ reached: rational(64_800_000), counted: rational(86_400_000), aimed: rational(86_400_000 * 99, 100) });
    expect(sumsOf(aLevel(), evaluateLevel(aLevel(), log(), theDay, at('2026-03-10T00:00Z')))).toBeUndefined();
  });

  it('are what was counted, times the percentage or the mean', () => {
    for (const terms of [ratio, threshold, clock]) expect(sumsOf(terms, saying(terms, 90, '40'))).toEqual({ reached: rational(36), counted: rational(40), aimed: rational(38) });
    expect(sumsOf(score, saying(score, 420, '10'))).toEqual({ reached: rational(42), counted: rational(10), aimed: rational(45) });
  });

  it('look at the number that was judged', () => {
    expect(sumsOf(ratio, saying(ratio, 90, '40', { judged: { value: { numerator: '1', denominator: '2' }, counted: '8' } }))).toMatchObject({ reached: rational(4), counted: rational(8) });
  });

  it('do not exist for percentiles, goals and money', () => {
    expect([percentile, goal, budget].map((terms) => [canRollUp(terms), sumsOf(terms, saying(terms, 90, '40'))])).toEqual([[false, undefined], [false, undefined], [false, undefined]]);
  });
});

describe('S26 the value that a tier is found by', () => {
  it('of a goal is the part of its promise that was kept', () => {
    const promised = { numerator: '200', denominator: '1' };
    const daysOf = (changes: Partial<GoalTerms>) => {
      const result = evaluateLevel({ ...goal, ...changes }, log(counts([['13:00', 50, 50]])), theDay, at('2026-03-10T00:00Z'));
      return creditedValue(result);
    };

    expect(creditedValue(saying(goal, 10_000, '1', { promised }))).toEqual({ numerator: '1', denominator: '2' });
    expect(creditedValue(saying(goal, 10_000, '1', { promised, judged: { counted: '1', value: { numerator: '50', denominator: '1' } } }))).toEqual({ numerator: '1', denominator: '4' });
    expect([daysOf({}), daysOf({ inForce: { start: at('12:00') } }), daysOf({ expected: '0' })]).toEqual([{ numerator: '1', denominator: '4' }, { numerator: '1', denominator: '2' }, { numerator: '1', denominator: '4' }]);
  });

  it('is none where there is no number, or a goal promised nothing', () => {
    expect(creditedValue(saying(goal, undefined, '0', { promised: { numerator: '1', denominator: '1' } }))).toBeUndefined();
    expect(creditedValue(saying(goal, 10_000, '1', { promised: { numerator: '0', denominator: '1' } }))).toBeUndefined();
    expect(creditedValue(saying(ratio, undefined, '0'))).toBeUndefined();
  });

  it('of all others is their own, on the scale of their kind', () => {
    expect(creditedValue(saying(percentile, 90_000, '1'))).toEqual({ numerator: '90000', denominator: '100' });
    expect([anAgreedLevel(), ratio, threshold, clock].map(scaleOf)).toEqual(Array.from({ length: 4 }, () => ({ unit: 'percent', better: 'higher' })));
    expect([score, { ...score, better: 'lower' } as const, percentile, goal, budget].map(scaleOf)).toEqual([
      { unit: 'own', better: 'higher' }, { unit: 'own', better: 'lower' }, { unit: 'own', better: 'lower' }, { unit: 'percent-of-promise', better: 'higher' }, { unit: 'own', better: 'lower' },
    ]);
  });
});
