import { measure } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ATTRIBUTION_RULES, compareAttribution, evaluateSharedMetric } from '../../src/index.ts';
import type { ClockFact, Fraction, PartyShare, SharedMetricResult, SharedMetricTerms } from '../../src/index.ts';
import { period, TICK } from '../arbitraries.ts';
import { runs } from '../runs.ts';
import { aWideCausedCase } from '../shared-arbitraries.ts';
import type { SharedCase } from '../shared-arbitraries.ts';
import { exact } from './fraction.ts';
import type { Exact } from './fraction.ts';
import { reckonShared, reckonSuppliers } from './suppliers.ts';

const read = ({ numerator, denominator }: Fraction): Exact => exact(BigInt(numerator), BigInt(denominator));
const sharesIn = (shares: readonly PartyShare[]) => new Map(shares.map(({ party, share }) => [party, read(share)]));
const withoutNothing = (shares: ReadonlyMap<string, Exact>) => new Map([...shares].filter(([, { top }]) => top !== 0n));

function readingsIn({ segments }: SharedMetricResult): Readonly<Record<string, number>> {
  const all = Map.groupBy(segments, ({ reading }) => reading);
  return Object.fromEntries([...all].map(([reading, stretches]) => [reading, measure(stretches)]));
}

const someWork = fc.array(fc.record({
  kind: fc.constant('clock'), source: fc.constant('desk'), component: fc.constantFrom('end', 'whole'), recordedAt: fc.constant(0), clock: fc.constantFrom('T-1', 'T-2'),
  at: fc.integer({ min: -2, max: 12 }).map((tens) => period.start + tens * 10 * TICK), event: fc.constantFrom('start', 'start', 'reassign', 'reassign', 'pause', 'resume', 'stop'), party: fc.constantFrom('p', 'q', 'r', 's', 't', 'x'),
}), { maxLength: 8 });

const weights = fc.dictionary(fc.constantFrom('p', 'q', 'r', 's', 't', 'x'), fc.constantFrom('0', '10', '33.3', '50', '100'));

const aCase: fc.Arbitrary<SharedCase> = fc.tuple(aWideCausedCase, someWork, weights).map(([{ terms, facts, asOf }, work, shares]) => ({
  terms: { ...terms, weights: shares }, facts: [...facts, ...work.map((fact, place): ClockFact => ({ ...fact, id: `w${place}`, position: facts.length + place + 1 }))], asOf,
}));

function agree({ terms, facts, asOf }: SharedCase): void {
  const scene = { terms, facts, period, asOf, step: TICK };
  const result = evaluateSharedMetric(terms, facts, period, asOf);
  const { readings: { good: _, ...readings }, shares, uncovered, account } = reckonShared(scene);
  expect(readingsIn(result)).toEqual(readings);
  expect(sharesIn(result.shares)).toEqual(shares);
  expect(withoutNothing(sharesIn(result.uncovered))).toEqual(withoutNothing(uncovered));
  expect(Object.fromEntries(Object.entries(result.account).map(([name, part]) => [name, read(part)]))).toEqual(account);
}

function agreeOfSuppliers({ terms, facts, asOf }: SharedCase): void {
  const { suppliers } = evaluateSharedMetric(terms, facts, period, asOf);
  const told = new Map(suppliers.map(({ party, raw, relieved }) => [party, { raw: { good: BigInt(raw.good), bad: BigInt(raw.bad) }, relieved: { good: BigInt(relieved.good), bad: BigInt(relieved.bad) } }]));
  expect(told).toEqual(reckonSuppliers({ terms, facts, period, asOf, step: TICK }));
}

function agreeByRule({ terms, facts, asOf }: SharedCase): void {
  const rules = compareAttribution(terms, facts, period, asOf);
  expect(rules.map(({ rule }) => rule)).toEqual(ATTRIBUTION_RULES);
  for (const { rule, shares, uncovered, residual } of rules) {
    const reckoned = reckonShared({ terms: { ...terms, rule } satisfies SharedMetricTerms, facts, period, asOf, step: TICK });
    expect([rule, sharesIn(shares), withoutNothing(sharesIn(uncovered)), read(residual)]).toEqual([rule, reckoned.shares, withoutNothing(reckoned.uncovered), reckoned.account.residual]);
  }
}

describe('S31 to S34 metrics that several suppliers share, told from the text alone', () => {
  it('readings, shares and where the bad time went', () => fc.assert(fc.property(aCase, agree), runs(310, 250)));
  it('every supplier, raw and relieved', () => fc.assert(fc.property(aCase, agreeOfSuppliers), runs(311, 250)));
  it('by every rule', () => fc.assert(fc.property(aCase, agreeByRule), runs(313, 100)));
});
