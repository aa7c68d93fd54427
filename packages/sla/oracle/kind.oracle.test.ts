import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateLevel } from '../src/index.ts';
import type { SampleLevelTerms, ValueMeasure } from '../src/index.ts';
import { aGoal, aMoneyLevel, aPercentile, aRatio, aScore, aThreshold } from '../testing/kinds.ts';
import { anEventLevel, aSampleMethod, period, someFacts, TICK } from './arbitraries.ts';
import { oracleOfKind } from './kind-oracle.ts';
import type { OracleNumber } from './kind-oracle.ts';
import { runs } from './runs.ts';

const kinds: readonly SampleLevelTerms[] = [
  aRatio({ expected: '60', minimum: '40', allowance: { misses: 1, below: 5 } }), aRatio({ expected: '66.667' }), aThreshold({ expected: '50', minimum: '20' }), aThreshold({ expected: '75', allowance: { misses: 2, below: 4 } }),
  aPercentile({ percentile: { percent: '50', method: 'nearest-rank' }, expected: '1', minimum: '2' }), aPercentile({ percentile: { percent: '90', method: 'nearest-rank' }, better: 'higher', expected: '3' }),
  aGoal({ promised: '9', minimum: '50' }), aGoal({ promised: '6', better: 'lower', minimum: '150' }), aGoal({ promised: '8', counts: 'values', expected: '90' }),
  aScore({ scale: { least: '1', most: '3' }, expected: '2', minimum: '1.5', minimumAnswers: 2 }), aScore({ scale: { least: '0', most: '4' }, better: 'lower', expected: '1.5' }),
  aMoneyLevel({ expected: '7', minimum: '9' }), aMoneyLevel({ expected: '5', better: 'higher' }),
];

/** The calendar, exclusions and force of a random level with the kind's own terms; only single events can count as good. */
const someTerms = fc.record({ kind: fc.constantFrom(...kinds), level: anEventLevel, method: aSampleMethod }).map(({ kind, level: { calendar, exclusions, inForce, partialPeriod }, method: { sources, threshold } }): SampleLevelTerms => {
  const isOfEvents = kind.kind === 'ratio' || kind.kind === 'threshold';
  const method = { ...kind.method, sources, ...(threshold === undefined ? {} : { threshold }) };
  return { ...kind, component: 'it', method, calendar, inForce, partialPeriod, exclusions: isOfEvents ? exclusions : JSON.parse(JSON.stringify(exclusions).replaceAll('count-as-good', 'remove')) };
});

function agree(measure: ValueMeasure | undefined, oracle: OracleNumber | undefined): void {
  expect(measure === undefined).toBe(oracle === undefined);
  if (measure === undefined || oracle === undefined) return;
  expect([measure.counted, measure.missed, measure.value === undefined]).toEqual([String(oracle.counted), oracle.missed === undefined ? undefined : String(oracle.missed), oracle.value === undefined]);
  if (measure.value !== undefined && oracle.value !== undefined) expect(BigInt(measure.value.numerator) * oracle.value[1]).toBe(oracle.value[0] * BigInt(measure.value.denominator));
}

describe('S13 S17 S18 S22a levels that are counted from samples', () => {
  it('the engine says what the oracle says, sample by sample', () => {
    fc.assert(fc.property(someTerms, someFacts(['it'], 'samples'), (terms, facts) => {
      const result = evaluateLevel(terms, facts, period, period.end + 1000 * TICK);
      const oracle = oracleOfKind(terms, facts, period, TICK);
      agree(result.toDate, oracle.toDate);
      agree(result.judged, oracle.judged);
      expect(result.state).toBe(oracle.state);
    }), runs(2200, 400));
  });
});
