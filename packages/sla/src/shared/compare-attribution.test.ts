import { MINUTE } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asOf, period } from '../../oracle/arbitraries.ts';
import { runs } from '../../oracle/runs.ts';
import { aSharedCase } from '../../oracle/shared-arbitraries.ts';
import { aSharedMetric, at, log, parallel, series, theDay, upBut } from '../../testing/story.ts';
import { compare, ofFraction, plus, rational, sumOf, ZERO } from '../exact/rational.ts';
import type { Fact, SharedMetricTerms, Structure } from '../model.ts';
import { EFFICIENT_RULES } from './attribution-model.ts';
import type { AttributionRule } from './attribution-model.ts';
import { compareAttribution } from './compare-attribution.ts';
import type { RuleShares } from './compare-attribution.ts';
import { evaluateSharedMetric } from './evaluate-shared-metric.ts';

const overlapping = log(...upBut('a', ['10:00', '11:00']), ...upBut('b', ['10:30', '12:00']), ...upBut('end', ['10:00', '12:00']));

function minutes(structure: Structure, facts: readonly Fact[], weights = {}, changes: Partial<SharedMetricTerms> = {}) {
  const rules = compareAttribution(aSharedMetric(structure, changes), facts, theDay, at('2026-03-10T00:00Z'), weights);
  const inMinutes = ({ numerator, denominator }: RuleShares['residual']) => Number(numerator) / Number(denominator) / MINUTE;
  return Object.fromEntries(rules.map(({ rule, shares, residual }) => [rule, [...shares.map(({ share }) => inMinutes(share)), inMinutes(residual)]]));
}

describe('S32 what each rule would charge', () => {
  it('S33 of the worked example: a, b, unattributed, and what nobody bears', () => {
    expect(minutes(series('a', 'b'), overlapping)).toEqual({
      shapley: [45, 75, 0, 0],
      'equal-among-down': [45, 75, 0, 0],
      'but-for': [30, 60, 0, 30],
      'first-failed': [60, 60, 0, 0],
      'root-cause': [45, 75, 0, 0],
      weighted: [45, 75, 0, 0],
      'time-in-hand': [45, 75, 0, 0],
      'all-pay': [60, 90, 0, -30],
    });
  });

  it('in parallel each was needed, so but for either it had stood', () => {
    expect(minutes(parallel('a', 'b'), overlapping)['but-for']).toEqual([30, 30, 90, -30]);
  });

  it('fixed percentages are rescaled among those down', () => {
    expect(minutes(series('a', 'b', 'c'), log(...overlapping, ...upBut('c').map((fact) => ({ ...fact, id: 'c', position: 99 }))), { 'party-a': '20', 'party-b': '40', 'party-c': '40' })['weighted']).toEqual([40, 80, 0, 0, 0]);
  });

  it('equal parts share a component that the structure could spare, which Shapley does not', () => {
    const structure: Structure = { series: [{ component: 'a' }, parallel('b', 'c')] };
    const facts = log(...upBut('a', ['10:00', '11:00']), ...upBut('b', ['10:00', '11:00']), ...upBut('c'), ...upBut('end', ['10:00', '11:00']));

    expect(minutes(structure, facts)).toMatchObject({ 'equal-among-down': [30, 30, 0, 0, 0], shapley: [60, 0, 0, 0, 0] });
  });

  it('those that failed first at one instant share equally', () => {
    const facts = log(...upBut('a', ['10:00', '11:00']), ...upBut('b', ['10:00', '11:00']), ...upBut('c', ['10:30', '11:00']), ...upBut('end', ['10:00', '11:00']));

    expect(minutes(series('a', 'b', 'c'), facts)['first-failed']).toEqual([30, 30, 0, 0, 0]);
  });

  it('a party failed first when the first of its components did', () => {
    const terms = aSharedMetric(series('a', 'b', 'c'));
    const joined = { ...terms, components: terms.components.map((component) => ({ ...component, party: component.component === 'b' ? 'other' : 'one' })) };
    const facts = log(...upBut('a', ['10:00', '12:00']), ...upBut('b', ['10:30', '12:00']), ...upBut('c', ['11:00', '12:00']), ...upBut('end', ['11:00', '12:00']));

    const firstFailed = compareAttribution(joined, facts, theDay, at('2026-03-10T00:00Z')).find(({ rule }) => rule === 'first-failed');

    expect(firstFailed?.shares.map(({ party, share }) => [party, Number(share.numerator) / MINUTE])).toEqual([['one', 60], ['other', 0], ['unattributed', 0]]);
  });

  it('first-failed looks at the whole outage, also before the shared hours', () => {
    const calendar = { kind: 'business', zone: 'UTC', weekly: [{ days: ['mon'], shifts: [{ opens: '10:30', closes: '11:00' }] }] } as const;

    expect(minutes(series('a', 'b'), overlapping, {}, { calendar })['first-failed']).toEqual([30, 0, 0, 0]);
  });
});

describe('S32 laws of every rule', () => {
  const laws = runs(3232, 120);
  const aComparison = fc.tuple(aSharedCase, fc.dictionary(fc.constantFrom('p', 'q', 'r', 's', 't'), fc.nat(9).map(String)), asOf);
  const rulesOf = (rules: readonly RuleShares[], wanted: readonly AttributionRule[]) => rules.filter(({ rule }) => wanted.includes(rule));

  it('efficiency: what is charged and the residual come to the bad time, and efficient rules leave none', () => {
    fc.assert(fc.property(aComparison, ([{ terms, facts }, weights, moment]) => {
      const rules = compareAttribution(terms, facts, period, moment, weights);
      const { bad } = evaluateSharedMetric(terms, facts, period, moment).endToEnd.time;
      for (const { shares, residual } of rules) expect(plus(sumOf(shares.map(({ share }) => ofFraction(share))), ofFraction(residual))).toEqual(rational(bad));
      expect(rulesOf(rules, EFFICIENT_RULES).filter(({ residual }) => residual.numerator !== '0')).toEqual([]);
    }), laws);
  });

  it('shapley here is shapley there', () => {
    fc.assert(fc.property(aComparison, ([{ terms, facts }, , moment]) => {
      const [first] = compareAttribution(terms, facts, period, moment);
      expect(first?.shares).toEqual(evaluateSharedMetric(terms, facts, period, moment).shares);
    }), laws);
  });

  it('nobody is charged more than when all pay, nor less than nothing', () => {
    fc.assert(fc.property(aComparison, ([{ terms, facts }, weights, moment]) => {
      const rules = compareAttribution(terms, facts, period, moment, weights);
      const most = new Map(rulesOf(rules, ['all-pay'])[0]?.shares.map(({ party, share }) => [party, ofFraction(share)]));
      const outside = rules.flatMap(({ shares }) => shares).filter(({ party, share }) => compare(ofFraction(share), ZERO) < 0 || compare(ofFraction(share), most.get(party) ?? ZERO) > 0);
      expect(outside).toEqual([]);
    }), laws);
  });

  it('null player: a party that was never down is charged nothing by any rule', () => {
    fc.assert(fc.property(aComparison, ([{ terms, facts }, weights, moment]) => {
      const result = evaluateSharedMetric(terms, facts, period, moment);
      const everDown = new Set(result.components.filter((one) => one.result.time.bad > 0).map(({ party }) => party)).add('unattributed');
      const charged = compareAttribution(terms, facts, period, moment, weights).flatMap(({ shares }) => shares).filter(({ party, share }) => !everDown.has(party) && share.numerator !== '0');
      expect(charged).toEqual([]);
    }), laws);
  });
});
