import { readFileSync } from 'node:fs';
import { measure } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, ofFraction, rational, sumOf, times } from '../src/exact/rational.ts';
import { evaluateSharedMetric } from '../src/index.ts';
import { ATTRIBUTION_RULES, EFFICIENT_RULES } from '../src/shared/attribution-model.ts';
import type { Fraction, SharedMetricResult, SharedMetricTerms } from '../src/index.ts';
import { MARGIN, period, TICK } from './arbitraries.ts';
import { aCausedCase, aSharedCase } from './shared-arbitraries.ts';
import type { SharedCase } from './shared-arbitraries.ts';
import { lawRuns, runs } from './runs.ts';
import { oracleOfSharedMetric } from './shared-oracle.ts';

const corpus: readonly SharedCase[] = JSON.parse(readFileSync(new URL('shared-corpus.json', import.meta.url), 'utf8'));

const evaluate = ({ terms, facts, asOf: moment }: SharedCase) => evaluateSharedMetric(terms, facts, period, moment);

function agree(one: SharedCase): void {
  const result = evaluate(one);
  const oracle = oracleOfSharedMetric(one.terms, one.facts, period, one.asOf, TICK);

  const in720ths = (shares: SharedMetricResult['shares']) => Object.fromEntries(shares.map(({ party, share }) => [party, times(ofFraction(share), rational(720))]));
  const exactly = (shares: Readonly<Record<string, number>>) => Object.fromEntries(Object.entries(shares).map(([party, share]) => [party, rational(share)]));
  expect(in720ths(result.shares)).toEqual(exactly(oracle.shares));
  expect(in720ths(result.uncovered)).toEqual(exactly(oracle.uncovered));
  expect(result.account.raw.numerator).toBe(String(oracle.raw));
  expect(Object.fromEntries(result.suppliers.map(({ party, raw, relieved }) => [party, { raw: [Number(raw.bad), Number(raw.good)], relieved: [Number(relieved.bad), Number(relieved.good)] }]))).toEqual(oracle.suppliers);
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
  it('of readings and shares, instant by instant', () => fc.assert(fc.property(aSharedCase, agree), runs(31, 250)));

  it('S34 of what accepted causes lay on others, and of every supplier raw and relieved', () => fc.assert(fc.property(aCausedCase, agree), runs(34, 200)));

  it('of every counterexample that was ever found', () => corpus.forEach(agree));
});

describe('S34 laws of the account', () => {
  const laws = lawRuns(341, 70);
  const anyRule = fc.constantFrom(...ATTRIBUTION_RULES);
  const ruled = ({ terms, ...one }: SharedCase, rule: SharedMetricTerms['rule']) => evaluate({ ...one, terms: { ...terms, rule } });
  const sum = (...fractions: readonly Fraction[]) => sumOf(fractions.map(ofFraction));

  it('conservation: attributed, unattributed, excluded, uncovered and the residual are the raw bad time, and an efficient rule has no residual', () => {
    fc.assert(fc.property(aCausedCase, anyRule, (one, rule) => {
      const { account: { raw, attributed, unattributed, excluded, uncovered, residual }, shares, uncovered: beyond } = ruled(one, rule);
      expect(sum(attributed, unattributed, excluded, uncovered, residual)).toEqual(ofFraction(raw));
      expect(sum(attributed, unattributed)).toEqual(sum(...shares.map(({ share }) => share)));
      expect(ofFraction(uncovered)).toEqual(sum(...beyond.map(({ share }) => share)));
      expect(EFFICIENT_RULES.includes(rule) && residual.numerator !== '0').toBe(false);
    }), laws);
  });

  it('conservation at every instant: what a segment splits and what is uncovered in it are its length', () => {
    fc.assert(fc.property(aCausedCase, anyRule.filter((rule) => EFFICIENT_RULES.includes(rule)), (one, rule) => {
      for (const { start, end, reading, split, uncovered = [] } of ruled(one, rule).segments) {
        const borne = reading === 'shared' || reading === 'unattributed' ? end - start : 0;
        expect(sum(...[...split, ...uncovered].map(({ share }) => share))).toEqual(rational(borne));
      }
    }), laws);
  });

  it('the segments add up to the shares', () => {
    fc.assert(fc.property(aCausedCase, anyRule, (one, rule) => {
      const { segments, shares, uncovered } = ruled(one, rule);
      const ofParty = (party: string, all: SharedMetricResult['shares']) => sum(...all.filter((share) => share.party === party).map(({ share }) => share));
      for (const { party, share } of shares) expect(ofParty(party, segments.flatMap(({ split }) => split))).toEqual(ofFraction(share));
      for (const { party, share } of uncovered) expect(ofParty(party, segments.flatMap((segment) => segment.uncovered ?? []))).toEqual(ofFraction(share));
    }), laws);
  });

  it('null player: a party that was never down and caused nothing has nothing under any rule', () => {
    fc.assert(fc.property(aCausedCase, anyRule, (one, rule) => {
      const { shares, components } = ruled(one, rule);
      const causers = one.facts.flatMap((fact) => (fact.kind === 'cause' && fact.accepted ? [fact.causer] : []));
      const involved = new Set([...components.filter(({ result }) => result.time.bad > 0).map(({ party }) => party), ...causers, 'unattributed']);
      expect(shares.filter(({ party, share }) => !involved.has(party) && share.numerator !== '0')).toEqual([]);
    }), laws);
  });

  it('without causes every supplier\'s relieved level is its raw one', () => {
    fc.assert(fc.property(aSharedCase, (one) => {
      for (const { raw, relieved } of evaluate(one).suppliers) expect(relieved).toEqual(raw);
    }), laws);
  });
});

describe('S31 to S33 laws of shares', () => {
  const laws = lawRuns(32, 150);

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

  // To date a component's own level goes no further than its own source does; what was down is what it says when all is over.
  const neverDownHasNothing = (one: SharedCase) => {
    const { components } = evaluate({ ...one, asOf: period.end + MARGIN });
    const everDown = new Set(components.filter((component) => component.result.time.bad > 0).map(({ party }) => party)).add('unattributed');
    expect(evaluate(one).shares.filter(({ party, share }) => !everDown.has(party) && share.numerator !== '0')).toEqual([]);
  };

  it('null player: a party that was never down has nothing', () => {
    corpus.forEach(neverDownHasNothing);
    fc.assert(fc.property(aSharedCase, neverDownHasNothing), laws);
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
