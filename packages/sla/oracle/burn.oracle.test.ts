import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, quotient, rational } from '../src/exact/rational.ts';
import type { Rational } from '../src/exact/rational.ts';
import { burnAlert, burnOver } from '../src/index.ts';
import type { BurnPolicy, Fact, AvailabilityTerms } from '../src/index.ts';
import { aCalendar, aStatusMethod, period, someFacts, TICK } from './arbitraries.ts';
import { runs } from './runs.ts';
import { effectsAt, isOpenAt, seenAt } from './time-oracle.ts';

const anObserved = fc.record({ method: aStatusMethod, calendar: aCalendar, expected: fc.constantFrom('50', '90', '99', '99.9', '100'), cap: fc.option(fc.nat(40), { nil: undefined }) }).map(({ method, calendar, expected, cap }): AvailabilityTerms => ({
  id: 'level', name: 'Level', kind: 'availability', basis: 'time', component: 'it', obligor: 'provider', expected, method, calendar,
  period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1M' }, unknown: { policy: 'ignore' }, exclusions: { effect: 'remove', ...(cap === undefined ? {} : { cap: cap * TICK }) }, outages: {}, partialPeriod: 'prorate', inForce: { start: 0 },
}));

const aMoment = fc.integer({ min: 20, max: 140 }).map((ticks) => period.start + ticks * TICK);

/** Tick by tick: what of a window is included, known and bad. */
function lookOver(terms: AvailabilityTerms, facts: readonly Fact[], end: number, length: number) {
  let [included, known, bad, taken] = [0, 0, 0, 0];
  // A cap is one for the month, and all that is told of it lies near the window.
  for (let t = period.start - 300 * TICK; t < end; t += TICK) {
    if (!isOpenAt(terms.calendar, t)) continue;
    if (taken < (terms.exclusions.cap ?? Infinity) && effectsAt(terms.exclusions, 'it', facts, t).length > 0) {
      taken += TICK;
      continue;
    }
    if (t < end - length) continue;
    included += TICK;
    const seen = seenAt(terms.method, 'it', facts, t, end);
    if (seen !== 'unknown') known += TICK;
    if (seen === 'bad') bad += TICK;
  }
  return { included, known, bad };
}

function burnByHand(terms: AvailabilityTerms, facts: readonly Fact[], end: number, length: number): Rational | undefined {
  const { known, bad } = lookOver(terms, facts, end, length);
  const allowedThousandths = 100_000 - Math.round(Number(terms.expected) * 1000);
  if (known === 0 || allowedThousandths === 0) return undefined;
  return quotient(rational(bad, known), rational(allowedThousandths, 100_000));
}

describe('S37 the engine says what the oracle says', () => {
  it('of how fast a window burns', () => {
    fc.assert(fc.property(anObserved, someFacts(['it'], 'status'), aMoment, fc.integer({ min: 1, max: 60 }), (terms, facts, at, ticks) => {
      const { burn, included, counted } = burnOver(terms, facts, { start: at - ticks * TICK, end: at });
      const seen = lookOver(terms, facts, at, ticks * TICK);
      expect(burn).toEqual(burnByHand(terms, facts, at, ticks * TICK));
      expect([included, counted]).toEqual([seen.included, seen.known]);
    }), runs(37, 300));
  });

  it('of when an alert fires, and when it goes on firing', () => {
    const aPolicy = fc.record({ share: fc.integer({ min: 1, max: 60 }).map(String), long: fc.integer({ min: 10, max: 60 }), short: fc.integer({ min: 1, max: 10 }) })
      .map(({ share, long, short }): BurnPolicy => ({ share, long: long * TICK, short: short * TICK }));
    fc.assert(fc.property(anObserved, someFacts(['it'], 'status'), aMoment, aPolicy, fc.boolean(), (terms, facts, at, policy, wasFiring) => {
      const length = period.end - period.start;
      const factor = rational(Number(policy.share) * length, 100 * policy.long);
      const burns = (window: number) => {
        const burn = burnByHand(terms, facts, at, window);
        return burn !== undefined && compare(burn, factor) >= 0;
      };
      const mostly = (window: number) => lookOver(terms, facts, at, window).included * 2 >= window;
      const measuring = facts.filter((fact) => fact.kind === 'status' && fact.component === 'it' && terms.method.sources.includes(fact.source));
      const knows = measuring.some((fact) => fact.kind === 'status' && fact.at <= at - policy.long);
      const begins = burns(policy.long) && burns(policy.short) && mostly(policy.long) && mostly(policy.short) && knows;

      expect(burnAlert(terms, facts, policy, at, length, wasFiring).firing).toBe(wasFiring ? burns(policy.long) : begins);
    }), runs(38, 300));
  });
});
