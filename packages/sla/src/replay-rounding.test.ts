import { describe, expect, it } from 'vitest';
import { aGoal, aMoneyLevel, aPercentile, aScore, aThreshold, values } from '../testing/kinds.ts';
import { at, log, maintenance, theDay } from '../testing/story.ts';
import type { UnloggedFact } from '../testing/story.ts';
import { evaluateLevel } from './evaluate-level.ts';
import type { LevelTerms, ValueResult } from './kinds/kind-model.ts';
import { replayLevel } from './replay-level.ts';

const later = at('2026-03-10T00:00Z');

function resultOf(terms: LevelTerms, asOf: number, ...facts: readonly UnloggedFact[]): ValueResult {
  const result = evaluateLevel(terms, log(...facts), theDay, asOf);
  if (!('kind' in result)) throw new Error('an availability has no value');
  return result;
}

/** The same result with other digits. */
const showing = (result: ValueResult, shown: string): ValueResult => ({ ...result, toDate: { ...result.toDate, shown } });

describe('S21 S24 a replay knows which way is better', () => {
  const thirds = values([['10:00', 2], ['11:00', 2], ['12:00', 1.0001]]);

  it.each([
    ['score', aScore({}), '1.666', '1.667'], ['score', aScore({ better: 'lower' }), '1.667', '1.666'],
    ['goal', aGoal({ counts: 'values' }), '5.000', '5.001'], ['goal', aGoal({ counts: 'values', better: 'lower' }), '5.001', '5.000'],
    ['money', aMoneyLevel({ better: 'higher' }), '5.000', '5.001'], ['money', aMoneyLevel({ better: 'lower' }), '5.001', '5.000'],
    ['percentile', aPercentile({ percentile: { percent: '1', method: 'linear' }, better: 'higher' }), '1.020', '1.021'], ['percentile', aPercentile({ percentile: { percent: '1', method: 'linear' }, better: 'lower' }), '1.021', '1.020'],
    ['threshold', aThreshold({ method: { ...aThreshold().method, threshold: { good: 'at-least', value: 1.5 } } }), '66.666', '66.667'],
  ] as const)('and finds a %s whose digits were rounded the other way', (_, terms, shown, otherWay) => {
    for (const asOf of [at('14:00'), later]) {
      const result = resultOf(terms, asOf, thirds);

      expect(result.toDate.shown).toBe(shown);
      expect(replayLevel(result)).toEqual([]);
      expect(replayLevel(showing(result, otherWay))).toEqual([{ rule: 'S21', name: 'to date: shown', stated: otherWay, recomputed: shown }]);
    }
  });

  it('also where another number is judged than the one to date', () => {
    const terms = aScore({ exclusions: { effect: 'count-as-bad-but-excused' } });
    const result = resultOf(terms, later, thirds, maintenance('11:00', '11:30'));

    expect(result.judged?.counted).toBe('2');
    expect(replayLevel(result)).toEqual([]);
    expect(replayLevel(showing(result, '1.667'))).toHaveLength(1);
  });

  it('and whether there is a number at all', () => {
    const result = resultOf(aScore({}), later);

    expect(replayLevel(result)).toEqual([]);
    expect(replayLevel(showing(result, '4.000'))).toEqual([{ rule: 'S21', name: 'to date: shown', stated: '4.000', recomputed: 'none' }]);
  });
});

it('S24 S26 a replay finds another promise than the account started from', () => {
  const result = resultOf(aGoal({ promised: '100' }), later);

  expect(result.promised).toEqual({ numerator: '100', denominator: '1' });
  expect(replayLevel({ ...result, promised: { numerator: '90', denominator: '1' } })).toEqual([{ rule: 'S24', name: 'promised', stated: '90', recomputed: '100' }]);
});
