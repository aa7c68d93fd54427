import { measure, MINUTE } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateSharedSum } from '../../src/index.ts';
import type { Fact, SharedSumTerms } from '../../src/index.ts';
import { aSharedSum, at, log, maintenance, theDay, valuesFrom } from '../../testing/story.ts';
import { runs } from '../runs.ts';
import { exact } from './fraction.ts';
import type { Exact } from './fraction.ts';
import { reckonSum } from './sums.ts';

const NAMES = ['a', 'b', 'c', 'd'] as const;
const period = { start: at('10:00'), end: at('10:20') };

/** Often at their limits exactly, and not always whole. */
const aValue = fc.constantFrom(0, 10, 19.5, 20, 20.25, 25, 30, 40, 60);
/** Some have no value, and some count events as well, or alone. */
const withGaps = (value: fc.Arbitrary<number>, maxLength: number) => fc.array(fc.oneof({ weight: 9, arbitrary: value }, { weight: 1, arbitrary: fc.constant(Number.NaN) }), { maxLength });
const counting = (run: ReturnType<typeof valuesFrom>, good: number | undefined) => (good === undefined ? run : { ...run, good: Array.from(run.at, () => good), total: Array.from(run.at, () => 1) });
const itsCounts = fc.option(fc.nat(1), { nil: undefined });
const someValues = (component: string) => fc.tuple(fc.nat(6), withGaps(aValue, 16), itsCounts).map(([late, values, good]) => counting(valuesFrom(component, `10:0${late}`, values), good));
const anExclusion = fc.tuple(fc.constantFrom(...NAMES, 'end'), fc.nat(9), fc.integer({ min: 10, max: 19 })).map(([component, from, to]) => maintenance(`10:0${from}`, `10:${to}`, { component }));

const someTerms: fc.Arbitrary<SharedSumTerms> = fc.record({
  limits: fc.array(fc.constantFrom('10', '20', '20.25', '25', '30'), { minLength: 2, maxLength: 4 }), spare: fc.constantFrom(0, 0, 5, 20.5), parties: fc.array(fc.constantFrom('p', 'q', 'r', 's'), { minLength: 4, maxLength: 4 }), isDerived: fc.boolean(),
}).map(({ limits, spare, parties, isDerived }) => {
  const own = Object.fromEntries(limits.map((limit, place) => [NAMES[place] ?? 'a', limit]));
  const sum = aSharedSum(String(limits.reduce((all, limit) => all + Number(limit), Number(spare))), own);
  const { endToEnd: _, ...derived } = sum;
  return { ...(isDerived ? derived : sum), components: sum.components.map((component, place) => ({ ...component, party: parties[place] ?? 'p' })) };
});

const someFacts: fc.Arbitrary<readonly Fact[]> = fc.tuple(fc.tuple(...NAMES.map(someValues)), fc.tuple(fc.nat(3), withGaps(fc.constantFrom(30, 60, 80, 90, 100.5, 140), 20), itsCounts), fc.array(anExclusion, { maxLength: 2 }))
  .map(([components, [late, whole, good], exclusions]) => log(...components, counting(valuesFrom('end', `10:0${late}`, whole), good), ...exclusions));

const nonZero = (all: ReadonlyMap<string, Exact>) => new Map([...all].filter(([, { top }]) => top !== 0n));

describe('S31 S32 sums, told from the text alone', () => {
  it('minute by minute', () => {
    fc.assert(fc.property(someTerms, someFacts, (terms, facts) => {
      const result = evaluateSharedSum(terms, facts, period, theDay.end);
      const { readings: { good: _, ...readings }, shares, excess } = reckonSum({ terms, facts, period, step: MINUTE });
      expect(Object.fromEntries([...Map.groupBy(result.segments, ({ reading }) => reading)].map(([reading, stretches]) => [reading, measure(stretches)]))).toEqual(readings);
      expect(new Map(result.shares.map(({ party, share }) => [party, exact(BigInt(share.numerator), BigInt(share.denominator))]))).toEqual(shares);
      expect(nonZero(new Map(result.excess.map(({ party, amount }) => [party, exact(BigInt(amount.numerator), BigInt(amount.denominator))])))).toEqual(nonZero(excess));
    }), runs(3120, 150));
  });
});
