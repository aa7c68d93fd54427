import { measure, normalise, periodsIn, SECOND } from '@entente/worktime';
import type { CalendarTerms, Interval } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateLevel, evaluateSharedMetric, fails, leavesOf, proveBackToBack, proveLevel } from '../src/index.ts';
import type { AvailabilityTerms, Fact, SharedMetricTerms, Structure } from '../src/index.ts';
import { placeFailures, worstTime } from '../src/proof/worst-case.ts';
import { aLevel, aSharedMetric, parallel, series } from '../testing/story.ts';
import { aCalendar, aTimeLevel, period as aPeriod, someFacts, TICK } from './arbitraries.ts';
import { worstByTrying } from './proof-oracle.ts';
import type { BoundInstant } from './proof-oracle.ts';
import { lawRuns, runs } from './runs.ts';
import { structureOf } from './shared-arbitraries.ts';
import { isOpenAt, seenAt } from './time-oracle.ts';

const NAMES = ['a', 'b', 'c', 'd'];
const aStructure = fc.integer({ min: 1, max: 4 }).chain((count) => structureOf(NAMES.slice(0, count)));
const aProblem = fc.record({ structure: aStructure, length: fc.integer({ min: 1, max: 5 }), downTimes: fc.array(fc.nat(5), { minLength: 4, maxLength: 4 }) });
const timesOf = (downTimes: readonly number[]) => (component: string) => downTimes[NAMES.indexOf(component)] ?? 0;

describe('S36a the worst case of instants that are all alike', () => {
  it('is what trying every placement finds, for any structure', () => {
    fc.assert(fc.property(aProblem, ({ structure, length, downTimes }) => {
      const instants = Array.from({ length }, (): BoundInstant => Object.fromEntries(NAMES.map((name) => [name, [name]])));
      const allowances = Object.fromEntries(NAMES.map((name) => [name, timesOf(downTimes)(name)]));
      expect(worstTime(structure, length, timesOf(downTimes))).toBe(worstByTrying(structure, instants, allowances));
    }), runs(360, 120));
  });

  it('is reached by a placement in which nobody is down longer than allowed', () => {
    fc.assert(fc.property(fc.record({ structure: aStructure, length: fc.integer({ min: 1, max: 60 }), downTimes: fc.array(fc.nat(60), { minLength: 4, maxLength: 4 }) }), ({ structure, length, downTimes }) => {
      const worst = worstTime(structure, length, timesOf(downTimes));
      const down = new Map<string, readonly Interval[]>();
      placeFailures(structure, [{ start: 100, end: 100 + worst }], length, timesOf(downTimes), (component, at) => down.set(component, at));

      for (const [component, at] of down) expect(measure(normalise(at))).toBeLessThanOrEqual(timesOf(downTimes)(component));
      for (let t = 100; t < 100 + worst; t += 1) expect(fails(structure, (component) => (down.get(component) ?? []).some(({ start, end }) => start <= t && t < end))).toBe(true);
    }), lawRuns(361, 200));
  });

  it('law: more downtime below never makes it better above', () => {
    fc.assert(fc.property(aProblem, fc.nat(3), fc.nat(3), ({ structure, length, downTimes }, which, more) => {
      const worse = downTimes.map((time, place) => (place === which ? time + more : time));
      expect(worstTime(structure, length, timesOf(worse))).toBeGreaterThanOrEqual(worstTime(structure, length, timesOf(downTimes)));
    }), lawRuns(362, 150));
  });
});

/** A period of a few seconds, in which a level's downtime comes to whole seconds. */
const START = Date.parse('2026-03-02T10:00:00Z');
const stated = (open: readonly Interval[]): CalendarTerms => ({ kind: 'stated', zone: 'UTC', open: open.map(({ start, end }) => ({ start: START + start * SECOND, end: START + end * SECOND })) });

const someHours = fc.array(fc.tuple(fc.nat(4), fc.integer({ min: 1, max: 5 })), { minLength: 1, maxLength: 2 }).map((all) => normalise(all.map(([start, length]): Interval => ({ start, end: Math.min(5, start + length) }))));
const aPromise = fc.record({ structure: aStructure, expected: fc.constantFrom('0', '20', '40', '60', '80', '100'), hours: fc.oneof(fc.constant(normalise([{ start: 0, end: 5 }])), someHours) });
const aLevelBelow = fc.record({ hours: fc.oneof(fc.constant(normalise([{ start: 0, end: 5 }])), someHours), badSeconds: fc.nat(4), excluded: fc.constantFrom(0, 0, 1), isThere: fc.constantFrom(true, true, true, false) });

const period = { start: START, end: START + 5 * SECOND };

function termsOf({ structure, expected, hours }: { readonly structure: Parameters<typeof aSharedMetric>[0]; readonly expected: string; readonly hours: readonly Interval[] }): SharedMetricTerms {
  return aSharedMetric(structure, { expected, calendar: stated(hours), period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1D' } });
}

describe('S36a the worst case with hours that differ', () => {
  const aCase = fc.tuple(aPromise, fc.array(aLevelBelow, { minLength: 4, maxLength: 4 }));

  function levelsOf(below: readonly (typeof aLevelBelow extends fc.Arbitrary<infer L> ? L : never)[]): readonly AvailabilityTerms[] {
    return below.flatMap(({ hours, badSeconds, excluded, isThere }, place) => {
      const counted = measure(hours) - excluded;
      const allowed = Math.min(counted, badSeconds);
      // The least percentage, in whole millionths, that still allows no more than the wanted seconds.
      const expected = counted <= 0 ? '100' : String(Math.ceil((1 - allowed / counted) * 1e8) / 1e6);
      return isThere ? [aLevel({ id: `level-${place}`, component: NAMES[place] ?? '', expected, calendar: stated(hours), unknown: { policy: 'bad' }, exclusions: { effect: 'remove', cap: excluded * SECOND } })] : [];
    });
  }

  it('lies between both ends, and a counterexample is reproduced by the engine', () => {
    fc.assert(fc.property(aCase, ([promise, below]) => {
      const terms = termsOf(promise);
      const levels = levelsOf(below).filter(({ component }) => leavesOf(terms.structure).includes(component));
      const proof = proveBackToBack(terms, levels, period);
      const instants = promise.hours.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, step): BoundInstant =>
        Object.fromEntries(below.flatMap(({ hours, isThere }, place) => (isThere && hours.some((part) => part.start <= start + step && start + step < part.end) ? [[NAMES[place] ?? '', [NAMES[place] ?? '']] as const] : [])))));
      const allowances = Object.fromEntries(below.map(({ hours, badSeconds, excluded }, place) => [NAMES[place] ?? '', Math.min(measure(hours), excluded + Math.min(badSeconds, Math.max(0, measure(hours) - excluded)))]));
      const worst = worstByTrying(promise.structure, instants, allowances) * SECOND;

      expect(proof.worst.most).toBeGreaterThanOrEqual(proof.worst.least);
      expect(proof.worst.most).toBeGreaterThanOrEqual(worst - 10);
      // Tight: facts reach all that whole seconds can, and the two ends are no more than some milliseconds apart.
      expect(proof.worst.least).toBeGreaterThanOrEqual(worst - 10);
      expect(proof.worst.most - proof.worst.least).toBeLessThanOrEqual(10);
      if (proof.counterexample !== undefined) reproduce(terms, levels, proof.counterexample, proof.worst.least);
    }), runs(363, 100));
  });
});

describe('S36a the worst case with several levels of a component', () => {
  const aLevelOfOne = fc.record({ component: fc.nat(2), hours: fc.oneof(fc.constant(normalise([{ start: 0, end: 5 }])), someHours), badSeconds: fc.nat(4) });
  const three = fc.integer({ min: 1, max: 3 }).chain((count) => structureOf(NAMES.slice(0, count)));
  const aCase = fc.record({ structure: three, expected: fc.constantFrom('0', '20', '40', '60', '80', '100'), hours: fc.oneof(fc.constant(normalise([{ start: 0, end: 5 }])), someHours), below: fc.array(aLevelOfOne, { maxLength: 5 }) });

  it('is what trying every placement finds, all levels at once, and a counterexample is reproduced by the engine', () => {
    fc.assert(fc.property(aCase, ({ below, ...promise }) => {
      const terms = termsOf(promise);
      const bound = below.map(({ component, hours, badSeconds }, place) => {
        const counted = measure(hours);
        const allowed = Math.min(counted, badSeconds);
        return { component: NAMES[component] ?? '', hours, allowed, name: `level-${place}`, expected: String(Math.ceil((1 - allowed / counted) * 1e8) / 1e6) };
      }).filter(({ component }) => leavesOf(terms.structure).includes(component));
      const levels = bound.map(({ component, hours, expected, name }) => aLevel({ id: name, component, expected, calendar: stated(hours), unknown: { policy: 'bad' }, exclusions: { effect: 'remove', cap: 0 } }));
      const proof = proveBackToBack(terms, levels, period);
      const instants = promise.hours.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, step): BoundInstant => {
        const here = bound.filter(({ hours }) => hours.some((part) => part.start <= start + step && start + step < part.end));
        return Object.fromEntries([...Map.groupBy(here, ({ component }) => component)].map(([component, its]) => [component, its.map(({ name }) => name)]));
      }));
      const worst = worstByTrying(promise.structure, instants, Object.fromEntries(bound.map(({ name, allowed }) => [name, allowed]))) * SECOND;

      expect(proof.worst.least).toBeGreaterThanOrEqual(worst - 10);
      expect(proof.worst.most - proof.worst.least).toBeGreaterThanOrEqual(0);
      expect(proof.worst.most - proof.worst.least).toBeLessThanOrEqual(10);
      if (proof.counterexample !== undefined) reproduce(terms, levels, proof.counterexample, proof.worst.least);
    }), runs(366, 100));
  });
});

function reproduce(terms: SharedMetricTerms, levels: readonly AvailabilityTerms[], facts: readonly Fact[], bad: number): void {
  for (const level of levels) expect(evaluateLevel(level, facts, period, period.end).state).toMatch(/met|not-applicable/);
  const result = evaluateSharedMetric(terms, facts, period, period.end);
  expect(result.endToEnd.time.bad).toBe(bad);
  expect(result.endToEnd.state).toBe('failed');
}

describe('S36a levels of every kind of terms', () => {
  const later = aPeriod.end + 400 * TICK;
  const someLevels = fc.tuple(aTimeLevel, aTimeLevel).map((levels) => levels.map((level, place): AvailabilityTerms => ({ ...level, id: `level-${place}`, component: NAMES[place] ?? '' })));
  const aCase = fc.record({ structure: fc.constantFrom(series('a', 'b'), parallel('a', 'b')), expected: fc.constantFrom('0', '30', '70', '99', '100'), levels: someLevels, calendar: aCalendar });
  const promiseOf = ({ structure, expected, calendar }: { readonly structure: Structure; readonly expected: string; readonly calendar: CalendarTerms }) =>
    aSharedMetric(structure, { expected, calendar, period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1D' } });
  const statesOf = (level: AvailabilityTerms, facts: readonly Fact[]) => periodsIn(level.period, aPeriod).map((one) => evaluateLevel(level, facts, one, later).state);

  it('under a counterexample every level that is judged is met, in all of its periods, and the promise is not', () => {
    fc.assert(fc.property(aCase, (one) => {
      const promise = promiseOf(one);
      const { counterexample, worst } = proveBackToBack(promise, one.levels, aPeriod);
      if (counterexample === undefined) return;

      for (const level of one.levels) expect(['met', 'waived', 'not-applicable']).toEqual(expect.arrayContaining(statesOf(level, counterexample)));
      const { endToEnd } = evaluateSharedMetric(promise, counterexample, aPeriod, later);
      expect([endToEnd.time.bad, endToEnd.state]).toEqual([worst.least, 'failed']);
    }), lawRuns(364, 80));
  });

  it('whatever happens with every level met, the structure fails for no longer than the upper end', () => {
    const told = someFacts(['a', 'a', 'b', 'b'], 'status', 12);
    const always = (sources: readonly string[]) => sources.flatMap((source) => ['a', 'b'].map((component, place): Fact => ({ kind: 'status', id: `up ${source} ${component}`, position: -place - 1, source, component, at: aPeriod.start - 300 * TICK, state: 'up', recordedAt: 0 })));
    const tries = lawRuns(365, 250);
    let metCases = 0;
    fc.assert(fc.property(aCase, told, (one, facts) => {
      const promise = promiseOf(one);
      const levels = one.levels.map((level) => ({ ...level, method: { measures: 'status', sources: ['s1'], combine: 'any-bad' } as const }));
      const all = [...always(['s1']), ...facts];
      if (!levels.every((level) => statesOf(level, all).every((state) => state === 'met'))) return;

      metCases += 1;
      let failing = 0;
      for (let t = aPeriod.start; t < aPeriod.end; t += TICK) {
        const isDown = (component: string) => seenAt({ measures: 'status', sources: ['s1'], combine: 'any-bad' }, component, all, t, later) === 'bad';
        if (isOpenAt(promise.calendar, t) && fails(promise.structure, isDown)) failing += TICK;
      }
      expect(failing).toBeLessThanOrEqual(proveBackToBack(promise, levels, aPeriod).worst.most);
    }), tries);
    expect(metCases).toBeGreaterThan(tries.numRuns / 25);
  });

  it('law: a level that is proved is met whatever happens, as long as those below it are; one that is refuted is not, under its counterexample', () => {
    const method = { measures: 'status', sources: ['s1'], combine: 'any-bad' } as const;
    const ofA = (terms: AvailabilityTerms, id: string): AvailabilityTerms => ({ ...terms, id, component: 'a', method });
    const told = someFacts(['a'], 'status', 12);
    const always: Fact = { kind: 'status', id: 'up', position: -1, source: 's1', component: 'a', at: aPeriod.start - 300 * TICK, state: 'up', recordedAt: 0 };
    const tries = lawRuns(366, 250);
    const seen = { proved: 0, refuted: 0 };
    fc.assert(fc.property(aTimeLevel, aTimeLevel, fc.constantFrom('0', '20', '50', '90'), told, (above, below, expected, facts) => {
      // What the promise excludes or does not know is its obligor's to declare, and not counted on: here it does neither.
      const { minimum: _, ...promised } = ofA({ ...above, expected, inForce: { start: 0 }, exclusions: { effect: 'remove', cap: 0 }, unknown: { policy: 'bad' } }, 'above');
      const level = ofA(below, 'below');
      const stateOf = (facts: readonly Fact[], one: Interval) => evaluateLevel(promised, facts, one, later).state;
      for (const hour of periodsIn(promised.period, aPeriod)) {
        const { outcome, counterexample = [] } = proveLevel(promised, [level], hour);
        if (outcome === 'refuted') {
          seen.refuted += 1;
          expect([evaluateLevel(level, counterexample, hour, later).state, stateOf(counterexample, hour)]).toEqual([expect.stringMatching(/met|waived|not-applicable/), 'failed']);
        } else if (outcome === 'proved' && evaluateLevel(level, [always, ...facts], hour, later).state === 'met') {
          seen.proved += 1;
          expect(stateOf([always, ...facts], hour)).toMatch(/met|not-applicable/);
        }
      }
    }), tries);
    expect(Math.min(seen.proved, seen.refuted)).toBeGreaterThan(tries.numRuns / 50);
  });
});
