import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aLevelOfAnyBasis, asOf, period, someFacts } from '../../oracle/arbitraries.ts';
import { runs } from '../../oracle/runs.ts';
import { aLevel, at, down, log, theDay, up } from '../../testing/story.ts';
import { evaluateLevel } from '../evaluate-level.ts';
import { knownAt, knownUpTo } from './known-facts.ts';

describe('S23 what was known', () => {
  const facts = log(up('00:00'), down('10:00'), up('11:00'), up('10:00', { recordedAt: at('2026-03-05T09:00Z') }));
  const badAsKnown = (moment: number) => evaluateLevel(aLevel(), knownAt(facts, moment), theDay, at('2026-03-10T00:00Z')).time.bad;

  it('at an instant is what was recorded then or before', () => {
    expect([badAsKnown(at('2026-03-05T09:00Z') - 1), badAsKnown(at('2026-03-05T09:00Z'))]).toEqual([3_600_000, 0]);
  });

  it('up to a position is that of the log, which it includes', () => {
    expect([0, 1, 3, 4, 9].map((position) => knownUpTo(facts, position).length)).toEqual([0, 1, 3, 4, 4]);
  });

  const recorded = someFacts(['it'], 'both').chain((all) => fc.array(fc.nat(20), { minLength: all.length, maxLength: all.length }).map((delays) => all.map((fact, place) => ({ ...fact, recordedAt: period.start + (delays[place] ?? 0) * 1000 }))));
  const laws = (seed: number) => runs(seed, 100);

  it('law: now is everything', () => {
    fc.assert(fc.property(recorded, (all) => {
      expect(knownAt(all, Infinity)).toEqual(all);
      expect(knownUpTo(all, all.length)).toEqual(all);
    }), laws(230));
  });

  it('law: only grows, and looking twice is looking at the earlier one', () => {
    fc.assert(fc.property(recorded, fc.nat(25), fc.nat(25), (all, a, b) => {
      const [first, second] = [period.start + a * 1000, period.start + b * 1000];
      expect(knownAt(knownAt(all, first), second)).toEqual(knownAt(all, Math.min(first, second)));
    }), laws(231));
  });

  it('law: does not depend on the order of arrival, and neither does a result of it', () => {
    fc.assert(fc.property(aLevelOfAnyBasis, recorded, fc.nat(25), asOf, (terms, all, delay, moment) => {
      const then = period.start + delay * 1000;
      expect(evaluateLevel(terms, knownAt(all.toReversed(), then), period, moment)).toEqual(evaluateLevel(terms, knownAt(all, then), period, moment));
    }), laws(232));
  });
});
