import { readFileSync } from 'node:fs';
import { measure } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, ofFraction, rational, sumOf, times } from '../src/exact/rational.ts';
import { evaluateSharedMetric } from '../src/index.ts';
import type { SharedMetricResult, SharedMetricTerms } from '../src/index.ts';
import { period, TICK } from './arbitraries.ts';
import { aSharedCase } from './shared-arbitraries.ts';
import type { SharedCase } from './shared-arbitraries.ts';
import { runs } from './runs.ts';
import { oracleOfSharedMetric } from './shared-oracle.ts';

const corpus: readonly SharedCase[] = JSON.parse(readFileSync(new URL('shared-corpus.json', import.meta.url), 'utf8'));

const evaluate = ({ terms, facts, asOf: moment }: SharedCase) => evaluateSharedMetric(terms, facts, period, moment);

function agree(one: SharedCase): void {
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
  it('of readings and shares, instant by instant', () => fc.assert(fc.property(aSharedCase, agree), runs(31, 300)));

  it('of every counterexample that was ever found', () => corpus.forEach(agree));
});

describe('S31 to S33 laws of shares', () => {
  const laws = runs(32, 150);

  it('efficiency: they add up to the bad time end to end, exactly', () => {
    fc.assert(fc.property(aSharedCase, (one) => {
      const result = evaluate(one);
      expect(sumOf(result.shares.map(({ share }) => ofFraction(share)))).toEqual(rational(result.endToEnd.time.bad));
    }), laws);
  });

  it('the split of every segment adds up to its length, or nobody bears it', () => {
    fc.assert(fc.property(aSharedCase, (one) => {
      for (const { start, end, reading, split } of evaluate(one).segments) {
        const borne = reading === 'shared' || reading === 'unattributed' ? end - start : 0;
        expect(sumOf(split.map(({ share }) => ofFraction(share)))).toEqual(rational(borne));
      }
    }), laws);
  });

  it('null player: a party that was never down has nothing', () => {
    fc.assert(fc.property(aSharedCase, (one) => {
      const result = evaluate(one);
      const everDown = new Set(result.components.filter((component) => component.result.time.bad > 0).map(({ party }) => party)).add('unattributed');
      expect(result.shares.filter(({ party, share }) => !everDown.has(party) && share.numerator !== '0')).toEqual([]);
    }), laws);
  });

  it('nobody bears more than the time that their components were down', () => {
    fc.assert(fc.property(aSharedCase, (one) => {
      const result = evaluate(one);
      for (const { party, share } of result.shares) {
        if (party === 'unattributed') continue;
        const own = result.segments.filter(({ down }) => down.some((name) => one.terms.components.some((component) => component.component === name && component.party === party)));
        expect(compare(ofFraction(share), rational(measure(own)))).toBeLessThanOrEqual(0);
      }
    }), laws);
  });

  it('symmetry: parties whose components are down together in a series bear the same', () => {
    fc.assert(fc.property(aSharedCase, (one) => {
      const terms: SharedMetricTerms = { ...one.terms, structure: { series: one.terms.components.map(({ component }) => ({ component })) } };
      const unequal = evaluate({ ...one, terms }).segments.filter(({ split }) => new Set(split.map(({ share }) => JSON.stringify(share))).size > 1);
      expect(unequal).toEqual([]);
    }), laws);
  });

  it('segments follow each other in order and never overlap', () => {
    fc.assert(fc.property(aSharedCase, (one) => {
      const { segments } = evaluate(one);
      segments.slice(1).forEach(({ start }, place) => expect(start).toBeGreaterThanOrEqual(segments[place]?.end ?? start));
    }), laws);
  });

  it('the order of arrival does not matter', () => {
    fc.assert(fc.property(aSharedCase, (one) => {
      const { trace: _, ...result } = evaluate(one);
      const { trace: __, ...turned } = evaluate({ ...one, facts: one.facts.toReversed() });
      expect(turned.shares).toEqual(result.shares);
      expect(turned.segments).toEqual(result.segments);
    }), laws);
  });
});
