import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateLevel } from '../../src/index.ts';
import type { Fact, SampleLevelTerms, ValueMeasure, ValueResult } from '../../src/index.ts';
import { aGoal, aMoneyLevel, aPercentile, aRatio, aScore, aThreshold } from '../../testing/kinds.ts';
import { anEventLevel, asOf, period, someFacts, TICK } from '../arbitraries.ts';
import { runs } from '../runs.ts';
import { exact } from './fraction.ts';
import type { Exact } from './fraction.ts';
import { reckonValue } from './values.ts';
import type { ReckonedNumber, ReckonedValue } from './values.ts';

const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });

function without<T extends object>(record: T): { [key in keyof T]: Exclude<T[key], undefined> } {
  return JSON.parse(JSON.stringify(record));
}

/** What an availability of events says of place and time, for every other kind. */
const aPlace = anEventLevel.map(({ component, calendar, exclusions, partialPeriod, inForce, method, period: every, expectedVolume }) => ({
  component, calendar, exclusions, partialPeriod, inForce, method, period: every, ...(expectedVolume === undefined ? {} : { expectedVolume }),
}));
const withoutVolume = ({ expectedVolume: _, ...place }: { readonly expectedVolume?: number }) => place;

const percentLines = fc.constantFrom({ expected: '90' }, { expected: '66.666667', minimum: '50' }, { expected: '100' }, { expected: '50', minimum: '50' });
/** The near and the far line, whichever way is better. */
const valueLines = fc.constantFrom(['2'], ['1.5', '1.5'], ['0'], ['4'], ['2', '1.5'], ['3', '1']).map(([one = '2', other]) => ({
  higher: { expected: one, ...(other === undefined ? {} : { minimum: other }) }, lower: other === undefined ? { expected: one } : { expected: other, minimum: one },
}));
const better = fc.constantFrom('higher', 'lower');
const allowance = optional(fc.record({ misses: fc.nat(3), below: fc.nat(12) }));
const someUnknown = fc.record({ policy: fc.constantFrom('ignore', 'fail-period'), minimumCoverage: optional(fc.constantFrom('0', '20', '50.5', '95', '100')) }).map(without);

const aLevel: fc.Arbitrary<SampleLevelTerms> = fc.oneof(
  fc.tuple(aPlace, percentLines, allowance).map(([place, lines, allowed]) => aRatio({ ...place, ...lines, ...without({ allowance: allowed }) })),
  fc.tuple(aPlace, percentLines, allowance, optional(someUnknown), fc.constantFrom('at-most', 'at-least'), fc.nat(4)).map(([place, lines, allowed, unknown, good, value]) =>
    aThreshold({ ...place, ...lines, ...without({ allowance: allowed, unknown }), method: { ...place.method, threshold: { good, value } } })),
  fc.tuple(aPlace, better, someUnknown, fc.constantFrom('1', '25', '33.333333', '50', '90', '100'), fc.constantFrom('nearest-rank', 'linear'), fc.constantFrom(['2'], ['1', '3'], ['0.5'])).map(([place, direction, unknown, at, method, bounds]) => {
    const [near = '2', far] = bounds;
    const lines = far === undefined ? { expected: near } : direction === 'lower' ? { expected: near, minimum: far } : { expected: far, minimum: near };
    return aPercentile({ ...place, ...lines, unknown, better: direction, percentile: { percent: at, method } });
  }),
  fc.tuple(aPlace, optional(better), valueLines, optional(fc.nat(4)), fc.constantFrom({ least: '1', most: '3' }, { least: '0', most: '4' })).map(([place, direction, lines, minimumAnswers, scale]) =>
    aScore({ ...place, ...(direction === 'lower' ? lines.lower : lines.higher), scale, ...without({ better: direction, minimumAnswers }) })),
  fc.tuple(aPlace, better, fc.constantFrom('events', 'values'), fc.constantFrom('0', '3', '7.5', '20'), fc.constantFrom({}, { expected: '90' }, { expected: '100', minimum: '33.3' })).map(([place, direction, counts, promised, lines]) => {
    const turned = direction === 'lower' && 'minimum' in lines ? { expected: '100', minimum: '150' } : lines;
    return aGoal({ ...withoutVolume(place), ...turned, better: direction, counts, promised });
  }),
  fc.tuple(aPlace, better, fc.constantFrom(['0'], ['5'], ['12'], ['5', '9'], ['7', '12'])).map(([place, direction, [near = '5', far]]) => {
    const lines = far === undefined ? { expected: near } : direction === 'lower' ? { expected: near, minimum: far } : { expected: far, minimum: near };
    return aMoneyLevel({ ...withoutVolume(place), ...lines, better: direction });
  }),
);

const read = (fraction: { readonly numerator: string; readonly denominator: string } | undefined): Exact | undefined => (fraction === undefined ? undefined : exact(BigInt(fraction.numerator), BigInt(fraction.denominator)));

function numberOf(measure: ValueMeasure | undefined): ReckonedNumber | undefined {
  return measure === undefined ? undefined : { value: read(measure.value), counted: BigInt(measure.counted), missed: measure.missed === undefined ? undefined : BigInt(measure.missed) };
}

function told({ state, measured, lines, toDate, judged, bestAchievable, coverage, left, byAllowance }: ValueResult) {
  return {
    state, measured: measured.end > measured.start ? measured : undefined, lines: { expected: read(lines.expected), minimum: read(lines.minimum) }, toDate: numberOf(toDate), judged: numberOf(judged), best: numberOf(bestAchievable),
    coverage: read(coverage), left: read(left), byAllowance: byAllowance ?? false,
  };
}

const coverageOf = (coverage: ReckonedValue['coverage']) => (coverage === undefined ? undefined : coverage.knowable === 0n ? exact(1) : exact(coverage.known, coverage.knowable));

function agree(terms: SampleLevelTerms, facts: readonly Fact[], moment: number): void {
  const result = evaluateLevel(terms, facts, period, moment);
  if (!('kind' in result)) throw new Error('it has a value');
  const reckoned = reckonValue({ terms, facts, period, asOf: moment, step: TICK });
  expect(told(result)).toEqual({ ...reckoned, measured: reckoned.measured.end > reckoned.measured.start ? reckoned.measured : undefined, lines: { minimum: undefined, ...reckoned.lines }, coverage: coverageOf(reckoned.coverage) });
}

describe('S13 to S22a levels that are counted from samples, told from the text alone', () => {
  it('sample by sample', () => {
    fc.assert(fc.property(aLevel, someFacts(['it'], 'samples'), asOf, agree), runs(221, 500));
  });
});
