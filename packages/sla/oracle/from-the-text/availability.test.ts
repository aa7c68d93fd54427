import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateLevel } from '../../src/index.ts';
import type { AvailabilityResult, AvailabilityTerms, Fact, Measure } from '../../src/index.ts';
import { aServedLevel, aSliceLevel, aTimeLevel, anEventLevel, asOf, period, someFacts, TICK } from '../arbitraries.ts';
import { runs } from '../runs.ts';
import { reckonAvailability } from './availability.ts';
import { exact } from './fraction.ts';
import type { Tally } from './verdict.ts';

interface Case {
  readonly terms: AvailabilityTerms;
  readonly facts: readonly Fact[];
  readonly asOf: number;
}

const corpus: readonly Case[] = JSON.parse(readFileSync(new URL('../corpus.json', import.meta.url), 'utf8'));

const METRICS = [undefined, undefined, 'load', 'other'];

/** S1a: a method may measure one metric, and facts may speak of one. */
const caseOf = (someTerms: fc.Arbitrary<AvailabilityTerms>): fc.Arbitrary<Case> => fc.record({
  terms: someTerms, facts: someFacts(['it'], 'both'), asOf, metric: fc.constantFrom(undefined, undefined, 'load'), metrics: fc.array(fc.constantFrom(...METRICS), { minLength: 7, maxLength: 7 }),
}).map(({ terms, facts, metric, metrics, ...one }) => ({
  ...one, terms: { ...terms, method: { ...terms.method, ...(metric === undefined ? {} : { metric }) } },
  facts: facts.map((fact, place): Fact => { const name = metrics[place % metrics.length]; return name === undefined || fact.kind === 'exclusion' ? fact : { ...fact, metric: name }; }),
}));

const counted = (measure: Measure | undefined): Tally | undefined => (measure === undefined ? undefined : { good: BigInt(measure.good), bad: BigInt(measure.bad) });

function told({ state, measured, time, toDate, judged, bestAchievable, coverage, staleSince }: AvailabilityResult) {
  return { state, measured: measured.end > measured.start ? measured : undefined, time, toDate: counted(toDate), judged: counted(judged), best: counted(bestAchievable), coverage: exact(BigInt(coverage.numerator), BigInt(coverage.denominator)), staleSince };
}

function agree({ terms, facts, asOf: moment }: Case): void {
  const { coverage: { known, knowable }, measured, ...reckoned } = reckonAvailability({ terms, facts, period, asOf: moment, step: TICK });
  expect(told(evaluateLevel(terms, facts, period, moment))).toEqual({ ...reckoned, measured: measured.end > measured.start ? measured : undefined, coverage: knowable === 0n ? exact(1) : exact(known, knowable) });
}

describe('S12 to S19 availability, told from the text alone', () => {
  it('of time', () => fc.assert(fc.property(caseOf(aTimeLevel), agree), runs(120, 300)));
  it('of events', () => fc.assert(fc.property(caseOf(anEventLevel), agree), runs(121, 300)));
  it('of slices', () => fc.assert(fc.property(caseOf(aSliceLevel), agree), runs(122, 300)));
  it('of users and devices', () => fc.assert(fc.property(caseOf(aServedLevel), agree), runs(123, 300)));

  it('of every counterexample that was ever found', () => corpus.forEach(agree));
});
