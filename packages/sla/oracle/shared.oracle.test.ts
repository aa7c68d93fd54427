import { readFileSync } from 'node:fs';
import { measure } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, ofFraction, rational, sumOf, times } from '../src/exact/rational.ts';
import { evaluateSharedMetric } from '../src/index.ts';
import type { Fact, SharedMetricResult, SharedMetricTerms, Structure } from '../src/index.ts';
import { aCalendar, aStatusMethod, asOf, period, someFacts, TICK } from './arbitraries.ts';
import { runs } from './runs.ts';
import { oracleOfSharedMetric } from './shared-oracle.ts';

interface Case {
  readonly terms: SharedMetricTerms;
  readonly facts: readonly Fact[];
  readonly asOf: number;
}

const corpus: readonly Case[] = JSON.parse(readFileSync(new URL('shared-corpus.json', import.meta.url), 'utf8'));

function structureOf(components: readonly string[]): fc.Arbitrary<Structure> {
  const [only] = components;
  if (components.length === 1 && only !== undefined) return fc.constant({ component: only });
  return fc.tuple(fc.integer({ min: 1, max: components.length - 1 }), fc.constantFrom('series', 'series', 'parallel', 'atLeast'), fc.nat(1)).chain(([cut, how, one]) =>
    fc.tuple(structureOf(components.slice(0, cut)), structureOf(components.slice(cut))).map((of): Structure => {
      if (how === 'series') return { series: of };
      return how === 'parallel' ? { parallel: of } : { atLeast: one + 1, of };
    }));
}

const NAMES = ['a', 'b', 'c', 'd', 'e'];
const force = fc.constantFrom({ start: 0 }, { start: period.start + 20 * TICK }, { start: 0, end: period.start + 90 * TICK });

const someTerms: fc.Arbitrary<SharedMetricTerms> = fc.integer({ min: 1, max: 5 }).chain((count) => fc.record({
  structure: structureOf(NAMES.slice(0, count)), parties: fc.array(fc.constantFrom('p', 'q', 'r', 's', 't'), { minLength: count, maxLength: count }),
  methods: fc.array(aStatusMethod, { minLength: count + 1, maxLength: count + 1 }), measured: fc.boolean(), calendar: aCalendar, inForce: force,
}).map(({ structure, parties, methods, measured, calendar, inForce }): SharedMetricTerms => {
  const method = (place: number) => methods[place] ?? { measures: 'status', sources: ['s1'], combine: 'any-bad' };
  return {
    id: 'whole', name: 'Whole', structure, rule: 'shapley', expected: '90', calendar, period: { zone: 'UTC', anchor: '2026-01-01', every: 'PT1H' },
    ...(measured ? { endToEnd: { component: 'end', method: method(count) } } : {}),
    components: parties.map((party, place) => ({ component: NAMES[place] ?? 'a', name: NAMES[place] ?? 'a', party, method: method(place) })),
    unknown: { policy: 'ignore' }, exclusions: { effect: 'remove' }, inForce,
  };
}));

const aCase = fc.record({ terms: someTerms, facts: someFacts([...NAMES, 'end', 'end', 'whole'], 'status', 40), asOf });

const evaluate = ({ terms, facts, asOf: moment }: Case) => evaluateSharedMetric(terms, facts, period, moment);

function agree(one: Case): void {
  const result = evaluate(one);
  const oracle = oracleOfSharedMetric(one.terms, one.facts, period, one.asOf, TICK);

  expect(Object.fromEntries(result.shares.map(({ party, share }) => [party, times(ofFraction(share), rational(120))]))).toEqual(
    Object.fromEntries(Object.entries(oracle.shares).map(([party, share]) => [party, rational(share)])));
  expect(lengths(result)).toEqual(oracle.readings);
  expect(result.endToEnd.time.bad).toBe(oracle.bad);
}

function lengths({ segments }: SharedMetricResult) {
  const of = (reading: SharedMetricResult['segments'][number]['reading']) => measure(segments.filter((segment) => segment.reading === reading));
  return {
    shared: of('shared'), unattributed: of('unattributed'), contradiction: of('contradiction'), 'no-business-impact': of('no-business-impact'), 'end-to-end-unknown': of('end-to-end-unknown'),
  };
}

describe('S31 to S33 the engine says what the oracle says', () => {
  it('of readings and shares, instant by instant', () => fc.assert(fc.property(aCase, agree), runs(31, 300)));

  it('of every counterexample that was ever found', () => corpus.forEach(agree));
});

describe('S31 to S33 laws of shares', () => {
  const laws = runs(32, 150);

  it('efficiency: they add up to the bad time end to end, exactly', () => {
    fc.assert(fc.property(aCase, (one) => {
      const result = evaluate(one);
      expect(sumOf(result.shares.map(({ share }) => ofFraction(share)))).toEqual(rational(result.endToEnd.time.bad));
    }), laws);
  });

  it('the split of every segment adds up to its length, or nobody bears it', () => {
    fc.assert(fc.property(aCase, (one) => {
      for (const { start, end, reading, split } of evaluate(one).segments) {
        const borne = reading === 'shared' || reading === 'unattributed' ? end - start : 0;
        expect(sumOf(split.map(({ share }) => ofFraction(share)))).toEqual(rational(borne));
      }
    }), laws);
  });

  it('null player: a party that was never down has nothing', () => {
    fc.assert(fc.property(aCase, (one) => {
      const result = evaluate(one);
      const everDown = new Set(result.components.filter((component) => component.result.time.bad > 0).map(({ party }) => party)).add('unattributed');
      expect(result.shares.filter(({ party, share }) => !everDown.has(party) && share.numerator !== '0')).toEqual([]);
    }), laws);
  });

  it('nobody bears more than the time that their components were down', () => {
    fc.assert(fc.property(aCase, (one) => {
      const result = evaluate(one);
      for (const { party, share } of result.shares) {
        if (party === 'unattributed') continue;
        const own = result.segments.filter(({ down }) => down.some((name) => one.terms.components.some((component) => component.component === name && component.party === party)));
        expect(compare(ofFraction(share), rational(measure(own)))).toBeLessThanOrEqual(0);
      }
    }), laws);
  });

  it('symmetry: parties whose components are down together in a series bear the same', () => {
    fc.assert(fc.property(aCase, (one) => {
      const terms: SharedMetricTerms = { ...one.terms, structure: { series: one.terms.components.map(({ component }) => ({ component })) } };
      const unequal = evaluate({ ...one, terms }).segments.filter(({ split }) => new Set(split.map(({ share }) => JSON.stringify(share))).size > 1);
      expect(unequal).toEqual([]);
    }), laws);
  });

  it('segments follow each other in order and never overlap', () => {
    fc.assert(fc.property(aCase, (one) => {
      const { segments } = evaluate(one);
      segments.slice(1).forEach(({ start }, place) => expect(start).toBeGreaterThanOrEqual(segments[place]?.end ?? start));
    }), laws);
  });

  it('the order of arrival does not matter', () => {
    fc.assert(fc.property(aCase, (one) => {
      const { trace: _, ...result } = evaluate(one);
      const { trace: __, ...turned } = evaluate({ ...one, facts: one.facts.toReversed() });
      expect(turned.shares).toEqual(result.shares);
      expect(turned.segments).toEqual(result.segments);
    }), laws);
  });
});
