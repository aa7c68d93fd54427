/** What holds for everything that crosses the engine's door: plain JSON out, nothing changed on the way in. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aLevelOfAnyBasis, asOf, period, someFacts } from '../oracle/arbitraries.ts';
import { runs } from '../oracle/runs.ts';
import { aCausedCase, aSharedCase } from '../oracle/shared-arbitraries.ts';
import { aLevel, aSharedMetric, aSharedSum, at, down, log, series, theDay, up, valuesFrom } from '../testing/story.ts';
import { ofFraction } from './exact/rational.ts';
import { compareAttribution, evaluateLevel, evaluateSharedMetric, evaluateSharedSum, ENGINE, proveBackToBack, SEMANTICS_REVISION } from './index.ts';
import type { AvailabilityResult } from './index.ts';

const aLevelCase = fc.record({ terms: aLevelOfAnyBasis, facts: someFacts(['it'], 'both'), moment: asOf });
const laws = (seed: number) => runs(seed, 150);

/** Everything frozen, down to the last number. */
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

describe('a result', () => {
  it('law: is plain JSON: written and read again it is the same', () => {
    fc.assert(fc.property(aLevelCase, ({ terms, facts, moment }) => {
      const result = evaluateLevel(terms, facts, period, moment);
      expect(throughJson(result)).toStrictEqual(result);
    }), laws(1));
  });

  it('law: of a shared metric is plain JSON too, and so is a comparison', () => {
    fc.assert(fc.property(aCausedCase, ({ terms, facts, asOf: moment }) => {
      const result = evaluateSharedMetric(terms, facts, period, moment);
      const rules = compareAttribution(terms, facts, period, moment);
      expect(throughJson(result)).toStrictEqual(result);
      expect(throughJson(rules)).toStrictEqual(rules);
    }), laws(2));
  });

  it('of a sum and of a proof is plain JSON as well', () => {
    const sum = evaluateSharedSum(aSharedSum('100', { a: '60', b: '40' }), log(valuesFrom('a', '10:00', [90, 60]), valuesFrom('b', '10:00', [50]), valuesFrom('end', '10:00', [140, 150])), theDay, at('2026-03-10T00:00Z'));
    const proof = proveBackToBack(aSharedMetric(series('a', 'b')), [aLevel({ component: 'a' })], theDay);

    expect(throughJson(sum)).toStrictEqual(sum);
    expect(throughJson(proof)).toStrictEqual(proof);
  });

  it('law: comes out of terms and facts that went through JSON as well', () => {
    fc.assert(fc.property(aLevelCase, ({ terms, facts, moment }) => {
      expect(evaluateLevel(throughJson(terms), throughJson(facts), period, moment)).toStrictEqual(evaluateLevel(terms, facts, period, moment));
    }), laws(3));
  });

  it('law: leaves terms and facts as they were', () => {
    fc.assert(fc.property(aLevelCase, ({ terms, facts, moment }) => {
      const [ownTerms, ownFacts] = [frozen(throughJson(terms)), frozen(throughJson(facts))];
      expect(evaluateLevel(ownTerms, ownFacts, frozen({ ...period }), moment)).toStrictEqual(evaluateLevel(terms, facts, period, moment));
      expect(ownTerms).toStrictEqual(throughJson(terms));
      expect(ownFacts).toStrictEqual(throughJson(facts));
    }), laws(4));
  });

  it('law: is the same each time it is asked for', () => {
    fc.assert(fc.property(aSharedCase, ({ terms, facts, asOf: moment }) => {
      expect(evaluateSharedMetric(terms, facts, period, moment)).toStrictEqual(evaluateSharedMetric(terms, facts, period, moment));
    }), laws(5));
  });

  it('law: has fractions with a denominator above zero, and a share of them from 0 to 1', () => {
    const ratios = ({ toDate, judged, bestAchievable, coverage }: AvailabilityResult) => [toDate.ratio, judged?.ratio, bestAchievable?.ratio, coverage].flatMap((ratio) => ratio ?? []);
    fc.assert(fc.property(aLevelCase, ({ terms, facts, moment }) => {
      const outside = ratios(evaluateLevel(terms, facts, period, moment)).map(ofFraction).filter(({ numerator, denominator }) => denominator <= 0n || numerator < 0n || numerator > denominator);
      expect(outside).toEqual([]);
    }), laws(6));
  });

  it('law: shows stretches in order of time, inside what is measured, and none twice', () => {
    fc.assert(fc.property(aLevelCase, ({ terms, facts, moment }) => {
      const { stretches, measured } = evaluateLevel(terms, facts, period, moment);
      const wrong = stretches.filter(({ start, end }, place) => start >= end || start < measured.start || end > measured.end || start < (stretches[place - 1]?.end ?? start));
      expect(wrong).toEqual([]);
    }), laws(7));
  });

  it('law: shows as much bad, unknown and excluded time as it counted', () => {
    fc.assert(fc.property(aLevelCase, ({ terms, facts, moment }) => {
      const { stretches, time } = evaluateLevel(terms, facts, period, moment);
      const shown = (state: string) => stretches.filter((one) => one.state === state).reduce((sum, { start, end }) => sum + end - start, 0);
      expect({ bad: shown('bad'), unknown: shown('unknown'), excluded: shown('excluded') }).toEqual({ bad: time.bad, unknown: time.unknown, excluded: time.excluded });
    }), laws(8));
  });
});

describe('time goes on', () => {
  it('law: a period that has ended is not changed by looking later, where outages have no minimum length', () => {
    fc.assert(fc.property(aLevelCase, fc.nat(10_000_000), ({ terms, facts }, later) => {
      const plain = { ...terms, outages: {} };
      const { trace: _, ...now } = evaluateLevel(plain, facts, period, period.end);
      const { trace: __, ...then } = evaluateLevel(plain, facts, period, period.end + later);
      expect(then).toStrictEqual(now);
    }), laws(9));
  });

  it('law: what was bad stays bad as a running period goes on', () => {
    fc.assert(fc.property(aLevelCase, fc.integer({ min: 0, max: 119 }), fc.integer({ min: 0, max: 119 }), ({ terms, facts }, one, other) => {
      const [early, late] = [Math.min(one, other), Math.max(one, other)].map((tick) => evaluateLevel(terms, facts, period, period.start + tick * 20_000).time);
      expect(late?.bad).toBeGreaterThanOrEqual(early?.bad ?? 0);
      expect(late?.['not-yet-known']).toBeLessThanOrEqual(early?.['not-yet-known'] ?? Infinity);
    }), laws(10));
  });

  it('a fact that comes late changes what is said of its time, and nothing before it', () => {
    const facts = log(up('00:00'), down('10:00'), up('11:00'), up('10:30'));
    const before = evaluateLevel(aLevel(), facts.slice(0, 3), theDay, at('2026-03-10T00:00Z'));
    const after = evaluateLevel(aLevel(), facts, theDay, at('2026-03-10T00:00Z'));

    expect(before.stretches.map(({ start, end }) => [start, end])).toEqual([[at('10:00'), at('11:00')]]);
    expect(after.stretches.map(({ start, end }) => [start, end])).toEqual([[at('10:00'), at('10:30')]]);
  });
});

describe('the engine names itself', () => {
  it('S24 with its version and the revision of the semantics', () => {
    expect(ENGINE).toMatch(/^entente-sla\/\d+\.\d+\.\d+$/);
    expect(Number.isInteger(SEMANTICS_REVISION)).toBe(true);
  });
});
