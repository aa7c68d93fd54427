import { HOUR, MINUTE } from '@entente/worktime';
import type { Instant, Interval } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aLevelOfAnyBasis, aSampleMethod, aStatusMethod, aTimeLevel, asOf, period, someFacts, TICK } from '../../oracle/arbitraries.ts';
import { runs } from '../../oracle/runs.ts';
import { aLevel, samplesEvery, statusMethod, theDay } from '../../testing/story.ts';
import type { Fact, AvailabilityTerms } from '../model.ts';
import { evaluateAvailability } from './evaluate-availability.ts';
import { factWindow } from './fact-window.ts';

describe('the facts that matter to a level in a period', () => {
  it('are those of the period, for status changes', () => {
    expect(factWindow(aLevel({ method: statusMethod }), theDay)).toEqual(theDay);
  });

  it('reach one cadence back, for samples', () => {
    expect(factWindow(aLevel({ method: samplesEvery(HOUR) }), theDay)).toEqual({ start: theDay.start - HOUR, end: theDay.end });
  });

  it('reach back as far as a number of users holds, and no further for a level that counts time', () => {
    const start = (basis: AvailabilityTerms['basis'], maxAge?: number) => factWindow(aLevel({ basis, method: { ...samplesEvery(MINUTE), ...(maxAge === undefined ? {} : { maxAge }) } }), theDay).start;

    expect([start('user-minutes', 2 * HOUR), start('device-minutes', 2 * HOUR), start('time', 2 * HOUR)]).toEqual([theDay.start - 2 * HOUR, theDay.start - 2 * HOUR, theDay.start - MINUTE]);
    expect(start('user-minutes')).toBe(0);
  });

  it('without a basis and without a word on unknown time are those of the method', () => {
    expect(factWindow({ method: samplesEvery(HOUR), outages: {} }, theDay)).toEqual({ start: theDay.start - HOUR, end: theDay.end });
  });

  it('reach a minimum outage length over both ends', () => {
    const window = factWindow(aLevel({ outages: { minimumLength: 5 * MINUTE } }), theDay);

    expect(window).toEqual({ start: theDay.start - 5 * MINUTE, end: theDay.end + 5 * MINUTE });
  });

  it('reach back as far as a last known state is held', () => {
    const held = (maxAge?: number) => factWindow(aLevel({ unknown: { policy: 'hold-last', ...(maxAge === undefined ? {} : { maxAge }) } }), theDay).start;

    expect(held(2 * HOUR)).toBe(theDay.start - 2 * HOUR);
    expect(held()).toBe(0);
  });
});

describe('S1a S16 the law of the window', () => {
  /** Single facts, so that "the last one before" is one sample and not a batch of them. */
  function single(facts: readonly Fact[]): readonly Fact[] {
    return facts.flatMap((fact): readonly Fact[] => {
      if (fact.kind !== 'samples') return [fact];
      return Array.from(fact.at, (at, i) => ({
        ...fact, at: [at], position: fact.position + i / 100,
        ...(fact.good === undefined ? {} : { good: [fact.good[i] ?? 0] }),
        ...(fact.total === undefined ? {} : { total: [fact.total[i] ?? 0] }),
        ...(fact.value === undefined ? {} : { value: [fact.value[i] ?? 0] }),
      }));
    });
  }

  function momentOf(fact: Fact): Instant {
    if (fact.kind === 'samples') return fact.at[0] ?? 0;
    return fact.kind === 'status' ? fact.at : Number.NaN;
  }

  function seriesOf(fact: Fact): string {
    return `${fact.kind} ${fact.source}`;
  }

  /** What a store would hand over: exclusions, facts in the window, and per source and kind the last instant before it. */
  function handedOver(facts: readonly Fact[], window: Interval, component: string): readonly Fact[] {
    const own = facts.filter((fact) => fact.component === component);
    const lastBefore = new Map<string, Instant>();
    for (const fact of own) {
      const at = momentOf(fact);
      const known = lastBefore.get(seriesOf(fact)) ?? -Infinity;
      if (at < window.start && known < at) lastBefore.set(seriesOf(fact), at);
    }
    return own.filter((fact) => {
      if (fact.kind === 'exclusion') return true;
      const at = momentOf(fact);
      return (window.start <= at && at < window.end) || at === lastBefore.get(seriesOf(fact));
    });
  }

  function numbersOf(terms: AvailabilityTerms, facts: readonly Fact[], moment: Instant) {
    const { state, time, toDate, judged, coverage, bestAchievable } = evaluateAvailability(terms, facts, period, moment);
    return { state, time, toDate, judged, coverage, bestAchievable };
  }

  const ended = asOf.filter((moment) => moment >= period.end);

  it('facts outside of it change nothing in an ended period', () => {
    fc.assert(fc.property(aLevelOfAnyBasis, someFacts(['it'], 'both'), ended, (terms, all, moment) => {
      const facts = single(all);
      const few = handedOver(facts, factWindow(terms, period), 'it');
      expect(numbersOf(terms, few, moment)).toEqual(numbersOf(terms, facts, moment));
    }), runs(160, 500));
  });

  it('nor where a last known state is held, from however long before', () => {
    const holding = fc.record({ level: aTimeLevel, maxAge: fc.integer({ min: 1, max: 60 }), method: fc.oneof(aStatusMethod, aSampleMethod) })
      .map(({ level, maxAge, method }): AvailabilityTerms => ({ ...level, method: { ...method, sources: ['s1', 's2'] }, unknown: { policy: 'hold-last', maxAge: maxAge * TICK, minimumCoverage: '0' }, calendar: { kind: 'always' } }));
    const aroundTheStart = fc.array(fc.record({
      after: fc.integer({ min: -70, max: 5 }), source: fc.constantFrom('s1', 's2'), state: fc.constantFrom('up', 'down', 'unknown', 'unknown'), kind: fc.constantFrom('status', 'samples'),
    }), { minLength: 1, maxLength: 6 }).map((all) => all.map(({ after, source, state, kind }, place): Fact => {
      const said = { id: `f${place}`, position: place, source, component: 'it', recordedAt: 0 };
      const at = period.start + after * TICK;
      return kind === 'status' ? { ...said, kind, at, state } : { ...said, kind: 'samples', at: [at], good: [state === 'down' ? 0 : 1], total: [1] };
    }));
    fc.assert(fc.property(holding, aroundTheStart, (terms, facts) => {
      const few = handedOver(facts, factWindow(terms, period), 'it');
      expect(numbersOf(terms, few, period.end)).toEqual(numbersOf(terms, facts, period.end));
    }), runs(161, 1500));
  });
});
