/** What holds for a level of every kind: plain JSON out, nothing changed on the way in, the same whatever the order. */
import { HOUR, MINUTE } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../oracle/runs.ts';
import { forgeriesOf } from '../../testing/forgeries.ts';
import { aClockLevel, aGoal, aMoneyLevel, aPercentile, aRatio, aScore, aThreshold } from '../../testing/kinds.ts';
import { aLevel, at, log, theDay } from '../../testing/story.ts';
import type { UnloggedFact } from '../../testing/story.ts';
import { checkLevelTerms } from '../checks/check-level-terms.ts';
import { evaluateLevel } from '../evaluate-level.ts';
import { replayLevel } from '../replay-level.ts';
import { compare, ofFraction } from '../exact/rational.ts';
import type { Rational } from '../exact/rational.ts';
import type { Better } from '../exact/decimal.ts';
import { replayTrace } from '../trace/replay-trace.ts';
import { fractionInWords } from '../words.ts';
import type { ValueLevelTerms, ValueMeasure } from './kind-model.ts';

const moment = fc.integer({ min: 0, max: 1440 }).map((minute) => at('00:00') + minute * MINUTE);
const aSample = fc.record({ when: moment, total: fc.integer({ min: 0, max: 9 }), good: fc.integer({ min: 0, max: 9 }), value: fc.integer({ min: -20, max: 100 }) }).map(({ when, total, good, value }): UnloggedFact => ({
  kind: 'samples', source: 'probe', component: 'shop', at: [when], good: [Math.min(good, total)], total: [total], value: [value / 10],
}));
const anEvent = fc.record({ when: moment, clock: fc.constantFrom('A', 'B'), event: fc.constantFrom('start', 'stop', 'pause', 'resume', 'reset'), priority: fc.constantFrom('P1', 'P2') }).map(({ when, clock, event, priority }): UnloggedFact => ({
  kind: 'clock', source: 'desk', component: 'shop', at: when, clock, event, priority, ...(event === 'pause' || event === 'resume' ? { reason: 'x' } : {}),
}));
const anExclusion = fc.record({ start: moment, length: fc.integer({ min: 1, max: 300 }), reason: fc.constantFrom('works', 'storm') }).map(({ start, length, reason }): UnloggedFact => ({
  kind: 'exclusion', source: 'people', component: 'shop', window: { start, end: start + length * MINUTE }, reason, approved: true,
}));
const someFacts = fc.array(fc.oneof({ weight: 4, arbitrary: aSample }, { weight: 4, arbitrary: anEvent }, { weight: 1, arbitrary: anExclusion }), { maxLength: 30 }).map((told) => log(...told));

const office = { kind: 'business', zone: 'Europe/Amsterdam', weekly: [{ days: ['mon'], shifts: [{ opens: '09:00', closes: '17:00' }] }] } as const;
const someChanges = fc.record({
  calendar: fc.constantFrom({ kind: 'always' } as const, office),
  exclusions: fc.constantFrom({ effect: 'remove' } as const, { effect: 'remove', effectByReason: { storm: 'count-as-bad-but-excused' } } as const),
  partialPeriod: fc.constantFrom('prorate', 'full', 'waive'),
  inForce: fc.constantFrom({ start: 0 }, { start: at('06:00') }, { start: 0, end: at('12:30') }),
} as const);
const hourly = { measures: 'samples', sources: ['probe'], combine: 'any-bad', cadence: HOUR, threshold: { good: 'at-most', value: 4 } } as const;
const kinds: readonly ValueLevelTerms[] = [
  aRatio({ expectedVolume: 60, allowance: { misses: 1, below: 20 } }), aRatio({ minimum: '80' }), aThreshold({ method: hourly, unknown: { policy: 'ignore', minimumCoverage: '20' } }),
  aPercentile({ expected: '4', expectedVolume: 20 }), aPercentile({ percentile: { percent: '40', method: 'linear' }, method: hourly, better: 'higher', expected: '2', minimum: '1' }),
  aGoal({ promised: '30' }), aGoal({ promised: '30', better: 'lower', minimum: '120' }), aGoal({ counts: 'values', promised: '12.5' }),
  aScore({ expectedVolume: 12, minimumAnswers: 2 }), aScore({ better: 'lower', scale: { least: '-1', most: '6' }, expected: '3' }), aMoneyLevel({ expected: '20' }),
  aClockLevel({ targets: [{ priority: 'P1', within: HOUR }, { within: { unit: 'business-day', count: 1 }, calendar: office }] }),
  aClockLevel({ repeats: true, countsBy: 'start', chain: { parent: aClockLevel({ component: 'desk' }), reserve: HOUR } }),
  aClockLevel({ reopening: 'new-cycle', priorityChange: 'proportional', targets: [{ priority: 'P1', within: { unit: '24h-day', count: 1 } }, { priority: 'P2', within: 2 * HOUR }] }),
];
const numberIn = (measure: ValueMeasure | undefined) => (measure?.value === undefined ? measure && 'none' : fractionInWords(ofFraction(measure.value)));
/** On the good side of a line, or on it (S21). */
const reaches = (value: Rational, line: Rational, better: Better) => (better === 'higher' ? compare(value, line) >= 0 : compare(value, line) <= 0);
const betterOf = (terms: ValueLevelTerms) => ('better' in terms ? terms.better : undefined) ?? 'higher';
const aCase = fc.record({ kind: fc.constantFrom(...kinds), changes: someChanges, facts: someFacts, asOf: fc.oneof(moment, fc.constant(at('2026-03-10T00:00Z'))) }).map(({ kind, changes, ...rest }) => ({ terms: { ...kind, ...changes } satisfies ValueLevelTerms, ...rest }));

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}

function throughJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

describe('S22a S24 a result of any kind', () => {
  it('law: is plain JSON, comes out of what went through JSON, and leaves terms and facts as they were', () => {
    fc.assert(fc.property(aCase, ({ terms, facts, asOf }) => {
      const result = evaluateLevel(terms, facts, theDay, asOf);
      expect(throughJson(result)).toStrictEqual(result);
      const [ownTerms, ownFacts] = [frozen(throughJson(terms)), frozen(throughJson(facts))];
      expect(evaluateLevel(ownTerms, ownFacts, frozen({ ...theDay }), asOf)).toStrictEqual(result);
    }), runs(2201, 250));
  });

  it('law: does not depend on the order of the facts', () => {
    fc.assert(fc.property(aCase, ({ terms, facts, asOf }) => {
      expect(evaluateLevel(terms, facts.toReversed(), theDay, asOf)).toStrictEqual(evaluateLevel(terms, facts, theDay, asOf));
    }), runs(2202, 150));
  });

  it('law: comes out of all terms that have nothing against them, and says what the number is and why', () => {
    fc.assert(fc.property(aCase, ({ terms, facts, asOf }) => {
      expect(checkLevelTerms(terms)).toEqual([]);
      const { toDate, judged, state, lines, running, trace, bestAchievable } = evaluateLevel(terms, facts, theDay, asOf);
      const { value } = judged ?? toDate;
      expect((judged ?? toDate).shown === undefined).toBe(value === undefined);
      expect(running || bestAchievable === undefined).toBe(true);
      expect(trace.at(-1)?.rule).toBe(running ? 'S19' : 'S25');
      if (running || value === undefined || state === 'waived' || state === 'indeterminate') return;
      const better = betterOf(terms);
      const isReached = reaches(ofFraction(value), ofFraction(lines.expected), better);
      expect(isReached ? ['met'] : ['below-expected', 'failed', 'met']).toContain(state);
      if (state === 'failed') expect(reaches(ofFraction(value), ofFraction(lines.minimum ?? lines.expected), better)).toBe(false);
    }), runs(2203, 250));
  });

  it('law: is not worse at best than what the same facts come to in the end', () => {
    fc.assert(fc.property(aCase, ({ terms, facts, asOf }) => {
      const { bestAchievable, state } = evaluateLevel(terms, facts, theDay, asOf);
      const past = facts.filter((fact) => (fact.kind === 'exclusion' ? true : fact.kind === 'samples' && (fact.at[0] ?? 0) < asOf));
      if (terms.kind === 'clock' || terms.exclusions.effectByReason !== undefined || bestAchievable?.value === undefined) return;
      const ended = evaluateLevel(terms, past, theDay, at('2026-03-10T00:00Z'));
      if (ended.toDate.value === undefined || Number(bestAchievable.counted) < Number(ended.toDate.counted)) return;
      const better = betterOf(terms);
      const side = compare(ofFraction(bestAchievable.value), ofFraction(ended.toDate.value));
      expect(better === 'higher' ? side >= 0 : side <= 0).toBe(true);
      if (state === 'failed') expect(['failed', 'indeterminate']).toContain(ended.state);
    }), runs(2204, 250));
  });

  it('law: a ratio is the availability of occurrences of the same facts (S16)', () => {
    fc.assert(fc.property(someFacts, someChanges, fc.oneof(moment, fc.constant(at('2026-03-10T00:00Z'))), (facts, changes, asOf) => {
      const { measures, sources, combine } = aRatio().method;
      const method = { measures, sources, combine, cadence: HOUR };
      const ratio = evaluateLevel(aRatio({ ...changes, expected: '50', minimum: '20', expectedVolume: 30, method }), facts, theDay, asOf);
      const availability = evaluateLevel(aLevel({ ...changes, basis: 'occurrences', expected: '50', minimum: '20', expectedVolume: 30, method, unknown: { policy: 'ignore', minimumCoverage: '0' } }), facts, theDay, asOf);

      expect([ratio.state, ratio.toDate.value, ratio.toDate.shown, ratio.toDate.missed, ratio.staleSince]).toEqual([availability.state, availability.toDate.ratio, availability.toDate.shown, availability.toDate.bad, availability.staleSince]);
      expect([ratio.judged?.value, ratio.bestAchievable?.value, ratio.left]).toEqual([availability.judged?.ratio, availability.bestAchievable?.ratio, availability.budget.left]);
    }), runs(2205, 200));
  });

  it('law: its account, replayed, gives its numbers and its state, and nothing in it disagrees', () => {
    fc.assert(fc.property(aCase, ({ terms, facts, asOf }) => {
      const result = evaluateLevel(terms, facts, theDay, asOf);
      const { trace, toDate, judged, bestAchievable, coverage, state, lines } = result;
      const { amounts, disagreements } = replayTrace(trace);

      expect(replayLevel(result)).toEqual([]);
      expect(replayLevel({ ...result, state: state === 'met' ? 'failed' : 'met' })).toHaveLength(1);
      expect(disagreements).toEqual([]);
      expect({ state: amounts['state'], toDate: amounts['to date'], judged: amounts['judged'], best: amounts['best achievable'] }).toEqual({ state, toDate: numberIn(toDate), judged: numberIn(judged), best: numberIn(bestAchievable) });
      if (coverage !== undefined && amounts['coverage'] !== 'none') expect(amounts['coverage']).toBe(fractionInWords(ofFraction(coverage)));
      if (amounts['expected'] !== undefined) expect(amounts['expected']).toBe(fractionInWords(ofFraction(lines.expected)));
    }), { seed: 2206, numRuns: 400 });
  });

  it('law: what any step came to, once changed, is found', () => {
    fc.assert(fc.property(aCase, fc.nat(), ({ terms, facts, asOf }, pick) => {
      const { trace } = evaluateLevel(terms, facts, theDay, asOf);
      const workings = trace.flatMap(({ workings: some = [] }) => some);
      const chosen = workings[pick % workings.length];
      const forged = trace.map((step) => ({ ...step, workings: (step.workings ?? []).map((one) => (one === chosen ? { ...one, value: '999' } : one)) }));

      expect(replayTrace(forged).disagreements).toContainEqual(expect.objectContaining({ name: chosen?.name, stated: '999' }));
    }), { seed: 2207, numRuns: 150 });
  });

  it('law: a number that was changed in the result is found, whichever it is', () => {
    fc.assert(fc.property(aCase, ({ terms, facts, asOf }) => {
      const result = evaluateLevel(terms, facts, theDay, asOf);
      const summed = terms.kind === 'goal' || terms.kind === 'money';
      const forgeries = forgeriesOf(result, ['toDate', 'judged', 'bestAchievable', 'coverage', 'left', ...(result.running ? [] : ['lines' as const])]);
      for (const { path, forged } of forgeries.filter(({ path }) => !summed || !path.endsWith('counted'))) expect(replayLevel(forged), path).not.toEqual([]);
    }), { seed: 2208, numRuns: 150 });
  });

  it('S24 clocks that are told otherwise than they were counted are found', () => {
    const result = evaluateLevel(aClockLevel({ targets: [{ within: HOUR }] }), log({ kind: 'clock', source: 'desk', component: 'shop', at: at('09:00'), clock: 'A', event: 'start' }), theDay, at('2026-03-10T00:00Z'));
    const [clock] = result.clocks ?? [];

    expect([clock?.state, replayLevel(result)]).toEqual(['breached', []]);
    expect(replayLevel({ ...result, clocks: clock === undefined ? [] : [{ ...clock, state: 'met' }] })).toEqual([{ rule: 'S24', name: 'to date: hit', stated: '1', recomputed: '0' }]);
  });
});
