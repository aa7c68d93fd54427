import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateLevel } from '../src/index.ts';
import type { Fact, AvailabilityResult, AvailabilityTerms } from '../src/index.ts';
import { aServedLevel, aSliceLevel, aTimeLevel, anEventLevel, asOf, MARGIN, period, someFacts, TICK } from './arbitraries.ts';
import { oracleOfLevel } from './level-oracle.ts';
import { lawRuns, runs } from './runs.ts';

const RUNS = runs(12, 400);

interface Case {
  readonly terms: AvailabilityTerms;
  readonly facts: readonly Fact[];
  readonly asOf: number;
}

const corpus: readonly Case[] = JSON.parse(readFileSync(new URL('corpus.json', import.meta.url), 'utf8'));

/** What both implementations say, in one form. */
function ofEngine(result: AvailabilityResult) {
  const counts = (measure: AvailabilityResult['toDate'] | undefined) => (measure === undefined ? undefined : { good: Number(measure.good), bad: Number(measure.bad) });
  return {
    state: result.state, measured: result.measured, time: result.time, toDate: counts(result.toDate), judged: counts(result.judged), best: counts(result.bestAchievable),
    coverage: Number(result.coverage.numerator) / Number(result.coverage.denominator),
  };
}

function ofOracle({ terms, facts, asOf: moment }: Case) {
  const { coverage, ahead: _, taken: __, ...rest } = oracleOfLevel(terms, facts, period, moment, TICK, MARGIN);
  return { ...rest, coverage: coverage.knowable === 0 ? 1 : coverage.known / coverage.knowable };
}

function agree(one: Case): void {
  expect(ofEngine(evaluateLevel(one.terms, one.facts, period, one.asOf))).toEqual(ofOracle(one));
}

const aTimeCase = fc.record({ terms: aTimeLevel, asOf }).chain(({ terms, asOf: moment }) => someFacts(['it'], terms.method.measures).map((facts): Case => ({ terms, facts, asOf: moment })));
const anEventCase = fc.record({ terms: anEventLevel, facts: someFacts(['it'], 'samples'), asOf });

const aSliceCase = fc.record({ terms: aSliceLevel, asOf }).chain(({ terms, asOf: moment }) => someFacts(['it'], terms.method.measures).map((facts): Case => ({ terms, facts, asOf: moment })));
const aServedCase = fc.record({ terms: aServedLevel, facts: someFacts(['it'], 'samples'), asOf });

describe('S12 to S19 the engine says what the oracle says', () => {
  it('of time, instant by instant', () => fc.assert(fc.property(aTimeCase, agree), RUNS));

  it('of events, one by one', () => fc.assert(fc.property(anEventCase, agree), RUNS));

  it('of slices, one after the other', () => fc.assert(fc.property(aSliceCase, agree), runs(14, 200)));

  it('of users and devices, tick by tick', () => fc.assert(fc.property(aServedCase, agree), runs(15, 200)));

  it('of every counterexample that was ever found', () => corpus.forEach(agree));
});

describe('S12 to S19 laws of levels', () => {
  const laws = lawRuns(13, 200);
  const evaluate = ({ terms, facts, asOf: moment }: Case) => evaluateLevel(terms, facts, period, moment);

  it('the order of arrival does not matter', () => {
    fc.assert(fc.property(aTimeCase, fc.infiniteStream(fc.nat()), (one, random) => {
      const shuffled = one.facts.map((fact) => [random.next().value, fact] as const).sort(([a], [b]) => a - b).map(([, fact]) => fact);
      expect(ofEngine(evaluate({ ...one, facts: shuffled }))).toEqual(ofEngine(evaluate(one)));
    }), laws);
  });

  it('the states of a period add up to the part of it that is measured', () => {
    fc.assert(fc.property(aTimeCase, (one) => {
      const { time, measured } = evaluate(one);
      expect(Object.values(time).reduce((a, b) => a + b, 0)).toBe(measured.end - measured.start);
    }), laws);
  });

  it('additivity: two halves of an ended period add up to the whole, before policies and outages', () => {
    fc.assert(fc.property(aTimeCase, fc.integer({ min: 1, max: 119 }), (one, cut) => {
      const middle = period.start + cut * TICK;
      const { cap: _, ...uncapped } = one.terms.exclusions;
      const terms = { ...one.terms, exclusions: uncapped, inForce: { start: 0 } };
      const [whole, first, second] = [period, { start: period.start, end: middle }, { start: middle, end: period.end }].map((part) => evaluateLevel(terms, one.facts, part, period.end).time);
      for (const state of ['bad', 'good', 'unknown', 'excluded', 'out-of-hours'] as const) expect((first?.[state] ?? 0) + (second?.[state] ?? 0)).toBe(whole?.[state]);
    }), laws);
  });

  it('splitting a sample run, or repeating a status change, changes nothing', () => {
    fc.assert(fc.property(aTimeCase, (one) => {
      const split = one.facts.flatMap((fact): readonly Fact[] => {
        if (fact.kind === 'status') return [fact, { ...fact, id: `${fact.id}+` }];
        return fact.kind === 'samples' ? Array.from(fact.at, (at, i): Fact => ({ ...fact, at: [at], ...column(fact, 'good', i), ...column(fact, 'total', i), ...column(fact, 'value', i), position: fact.position + i / 100 })) : [fact];
      });
      expect(ofEngine(evaluate({ ...one, facts: split }))).toEqual(ofEngine(evaluate(one)));
    }), laws);
  });

  it('union idempotence: an exclusion declared twice excludes once', () => {
    fc.assert(fc.property(aTimeCase, (one) => {
      const doubled = one.facts.flatMap((fact): readonly Fact[] => (fact.kind === 'exclusion' ? [fact, { ...fact, id: `${fact.id}+`, source: `${fact.source}+` }] : [fact]));
      expect(ofEngine(evaluate({ ...one, facts: doubled }))).toEqual(ofEngine(evaluate(one)));
    }), laws);
  });

  it('monotony: more bad time never makes a number better', () => {
    fc.assert(fc.property(aTimeCase, fc.integer({ min: 0, max: 119 }), fc.integer({ min: 1, max: 40 }), (one, from, length) => {
      fc.pre(one.terms.method.measures === 'status' && (one.terms.outages.minimumLength ?? 0) === 0 && (one.terms.outages.rounding ?? 'none') === 'none' && one.terms.unknown.policy !== 'hold-last');
      const terms = { ...one.terms, method: { measures: 'status', sources: ['s1', 'more'], combine: 'any-bad', cadence: 200 * TICK } as const };
      const speaks = (at: number, state: 'up' | 'down') => ({ kind: 'status' as const, id: `m${at}`, position: 1000, source: 'more', component: 'it', recordedAt: 0, at, state });
      const without = [...one.facts, speaks(period.start - TICK, 'up')];
      const withMore = [...without, speaks(period.start + from * TICK, 'down'), speaks(period.start + (from + length) * TICK, 'up')];
      expect(evaluateLevel(terms, withMore, period, period.end).time.bad).toBeGreaterThanOrEqual(evaluateLevel(terms, without, period, period.end).time.bad);
    }), laws);
  });

  it('to date never promises more than the best that is achievable', () => {
    fc.assert(fc.property(aTimeCase, (one) => {
      const { toDate, judged, bestAchievable } = evaluate(one);
      const now = judged ?? toDate;
      if (bestAchievable === undefined || now.ratio === undefined) return;
      expect(Number(bestAchievable.good) * (Number(now.good) + Number(now.bad))).toBeGreaterThanOrEqual(Number(now.good) * (Number(bestAchievable.good) + Number(bestAchievable.bad)));
    }), laws);
  });
});

function column(fact: Fact & { readonly kind: 'samples' }, name: 'good' | 'total' | 'value', i: number) {
  const value = fact[name]?.[i];
  return value === undefined ? {} : { [name]: [value] };
}
