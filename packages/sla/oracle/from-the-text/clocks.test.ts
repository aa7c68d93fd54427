import { readFileSync } from 'node:fs';
import type { Interval } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateLevel, evaluateValueSegments, replayLevel } from '../../src/index.ts';
import type { ClockFact, ClockLevelTerms, ClockTarget } from '../../src/index.ts';
import { aClockLevel } from '../../testing/kinds.ts';
import { aCalendar, aRounding, asOf, period, TICK } from '../arbitraries.ts';
import { runs } from '../runs.ts';
import { reckonClocks } from './clock-levels.ts';
import { add, divide, exact, multiply, NOTHING, percent } from './fraction.ts';

const around: Interval = { start: period.start - 150 * TICK, end: period.end + 150 * TICK };
const KINDS = ['attach', 'start', 'start', 'reset', 'reassign', 'reassign', 'pause', 'pause', 'resume', 'resume', 'stop', 'stop', 'cancel'] as const;

function without<T extends object>(record: T): { [key in keyof T]: Exclude<T[key], undefined> } {
  return JSON.parse(JSON.stringify(record));
}

const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });

/** Often at the same instants, and at instants where targets are used up. */
const anInstant = fc.oneof(fc.integer({ min: -60, max: 180 }), fc.integer({ min: -6, max: 14 }).map((tens) => tens * 10)).map((after) => period.start + after * TICK);

const anEvent = fc.record({
  kind: fc.constant('clock'), source: fc.constantFrom('desk', 'desk', 'desk', 'phone', 'stranger'), component: fc.constantFrom('shop', 'shop', 'shop', 'shop', 'other'), recordedAt: fc.constant(0), clock: fc.constantFrom('T-1', 'T-2', 'T-3'),
  at: anInstant, event: fc.constantFrom(...KINDS), sequence: optional(fc.nat(3)), priority: optional(fc.constantFrom('P1', 'P2', 'P3', 'P9')), reason: optional(fc.constantFrom('customer', 'parts')),
}).map((event) => without(event));

const someEvents: fc.Arbitrary<readonly ClockFact[]> = fc.array(anEvent, { maxLength: 24 }).map((facts) => facts.map((fact, place): ClockFact => ({ ...fact, id: `f${place}`, position: place + 1 })));

const aTarget = (priority: string | undefined) => fc.record({ within: fc.oneof(fc.constantFrom(0, 1, 7, 10, 20, 30, 60, 100), fc.integer({ min: 1, max: 80 })), calendar: optional(aCalendar) })
  .map(({ within, calendar }): ClockTarget => without({ priority, within: within * TICK, calendar }));
const aLongTarget = (priority: string | undefined) => fc.record({ within: fc.constantFrom(30, 60, 90, 100), calendar: optional(aCalendar) })
  .map(({ within, calendar }): ClockTarget => without({ priority, within: within * TICK, calendar }));
const someTargets = fc.tuple(optional(aTarget('P1')), optional(aTarget('P2')), optional(aTarget(undefined))).map((targets) => targets.flatMap((target) => target ?? []));

const someTerms: fc.Arbitrary<ClockLevelTerms> = fc.record({
  targets: someTargets, calendar: aCalendar, reopening: fc.constantFrom('continue', 'continue-counted', 'new-cycle', 'last-cycle', 'longest-cycle', 'first-only'),
  priorityChange: fc.constantFrom('retroactive', 'fresh', 'proportional'), repeats: optional(fc.boolean()), countsBy: optional(fc.constantFrom('stop-or-due', 'start', 'stop')),
  partialPeriod: fc.constantFrom('prorate', 'full', 'waive'), inForce: fc.constantFrom({ start: 0 }, { start: period.start + 20 * TICK }, { start: 0, end: period.start + 90 * TICK }),
  lines: fc.constantFrom({ expected: '90' }, { expected: '80', minimum: '50' }, { expected: '66.666667' }), allowance: optional(fc.record({ misses: fc.nat(2), below: fc.nat(4) })), rounding: optional(aRounding), sources: fc.constantFrom(['desk'], ['desk', 'phone']),
}).map(({ lines, sources, ...terms }): ClockLevelTerms => aClockLevel({ ...without(terms), ...lines, method: { measures: 'clocks', sources } }));

interface Case {
  readonly terms: ClockLevelTerms;
  readonly facts: readonly ClockFact[];
  readonly asOf: number;
}

const aCase: fc.Arbitrary<Case> = fc.record({ terms: someTerms, facts: someEvents, asOf });
const corpus: readonly Case[] = JSON.parse(readFileSync(new URL('../clock-corpus.json', import.meta.url), 'utf8'));

function agree({ terms, facts, asOf: moment }: Case): void {
  const { toDate, bestAchievable, state, clocks, left, byAllowance } = readResult(terms, facts, moment);
  const reckoned = reckonClocks({ terms, facts, period, asOf: moment, step: TICK, around });
  expect({ state, counted: toDate.counted, missed: toDate.missed, best: bestAchievable?.counted, left: left === undefined ? undefined : exact(BigInt(left.numerator), BigInt(left.denominator)), byAllowance: byAllowance ?? false, clocks }).toEqual(reckoned);
}

/** One clock with long targets, so that what changes and what is reset comes before its due. */
const aChangingCase = fc.record({
  first: fc.constantFrom('P1', 'P2'), start: fc.nat(20), others: fc.array(fc.record({ event: fc.constantFrom('reset', 'reset', 'reassign', 'pause', 'resume', 'stop'), after: fc.integer({ min: 1, max: 120 }), priority: optional(fc.constantFrom('P1', 'P2', 'P3')) }), { minLength: 2, maxLength: 6 }),
  targets: fc.tuple(aLongTarget('P1'), aLongTarget('P2'), aLongTarget(undefined)), terms: someTerms, priorityChange: fc.constantFrom('proportional', 'proportional', 'fresh', 'retroactive'), asOf,
}).map(({ first, start, others, targets, terms, priorityChange, asOf: moment }) => {
  const common = { kind: 'clock', source: 'desk', component: 'shop', recordedAt: 0, clock: 'T-1' } as const;
  const told = [{ event: 'start', after: 0, priority: first } as const, ...others];
  return {
    terms: { ...terms, targets, priorityChange }, asOf: moment,
    facts: told.map(({ event, after, priority }, place): ClockFact => ({ ...common, id: `f${place}`, position: place + 1, event, at: period.start + (start + after) * TICK, ...(priority === undefined ? {} : { priority }) })),
  };
});

/** Up to three versions of one level, of which the later ones reach running clocks or not; one that does not may leave a gap before it. */
const someAmended = fc.record({
  terms: someTerms, cuts: fc.uniqueArray(fc.integer({ min: -3, max: 13 }).map((tens) => period.start + tens * 10 * TICK), { minLength: 2, maxLength: 2 }), gap: fc.constantFrom(0, 0, 0, 15),
  others: fc.array(fc.record({ targets: someTargets, calendar: aCalendar, priorityChange: fc.constantFrom('retroactive', 'fresh', 'proportional'), reaches: fc.constantFrom('running-clocks', 'running-clocks', 'new-clocks') }), { minLength: 1, maxLength: 2 }),
}).map(({ terms, cuts, gap, others }): readonly ClockLevelTerms[] => {
  const { inForce: _, ...first } = terms;
  const bounds = cuts.toSorted((a, b) => a - b);
  const all = [first, ...others.map((other) => ({ ...first, ...other }))];
  const versions = all.map((one, place): ClockLevelTerms => ({ ...one, inForce: without({ start: bounds[place - 1] ?? 0, end: place === others.length ? undefined : (bounds[place] ?? 0) - (place === 0 ? gap * TICK : 0) }) }));
  return versions.map((one) => ({ ...one, versions }));
});

const LINES = [{ expected: '90' }, { expected: '80', minimum: '50' }, { expected: '66.666667' }];

/** S18: a period that a version does not touch it does not measure, in full or otherwise. */
const isMeasured = ({ partialPeriod, inForce: { start, end = Infinity } }: ClockLevelTerms) => partialPeriod !== 'full' || (start < period.end && end > period.start);

describe('S10 levels of clocks that amendments reach, told from the text alone', () => {
  it('tick by tick', () => fc.assert(fc.property(someAmended, someEvents, asOf, (versions, facts, moment) => versions.filter(isMeasured).forEach((terms) => agree({ terms, facts, asOf: moment }))), runs(620, 250)));

  it('tick by tick, of a clock that is started once, changes its priority and is reset', () => {
    fc.assert(fc.property(someAmended, aChangingCase, (versions, { facts, terms: { targets, calendar }, asOf: moment }) => {
      const all = versions.map((one, place) => ({ ...one, ...(place === 1 ? {} : { targets, calendar }) })).map(({ versions: _, ...one }) => one);
      all.filter(isMeasured).forEach((terms) => agree({ terms: { ...terms, versions: all }, facts, asOf: moment }));
    }), runs(621, 150));
  });

  it('combined they are one percentage, against what each version asks of those it counts', () => {
    fc.assert(fc.property(someAmended, someEvents, asOf, (all, facts, moment) => {
      const asks = all.map(({ versions: _, ...terms }, place): ClockLevelTerms => ({ ...terms, ...LINES[place], partialPeriod: 'prorate', amended: 'combine' }));
      // Those that ended before it too: clocks may be left of them.
      const measured = asks.filter(({ inForce: { start } }) => start < period.end).map((terms) => ({ ...terms, versions: asks }));
      const result = evaluateValueSegments(measured, facts, period, moment).combined?.result;
      const each = measured.map((terms) => ({ terms, reckoned: reckonClocks({ terms, facts, period, asOf: moment, step: TICK, around }) }));
      const counted = each.reduce((sum, { reckoned }) => sum + Number(reckoned.counted), 0);
      const missed = each.reduce((sum, { reckoned }) => sum + Number(reckoned.missed), 0);
      const expected = counted === 0 ? percent(measured.at(-1)?.expected ?? '') : divide(each.map(({ terms, reckoned }) => multiply(percent(terms.expected), exact(Number(reckoned.counted)))).reduce(add, NOTHING), exact(counted));

      expect([result?.toDate.counted, result?.toDate.missed]).toEqual([String(counted), String(missed)]);
      expect(result === undefined ? undefined : exact(BigInt(result.lines.expected.numerator), BigInt(result.lines.expected.denominator))).toEqual(expected);
      expect(result?.clocks?.length).toBe(each.reduce((sum, { reckoned }) => sum + reckoned.clocks.length, 0));
      expect(result === undefined ? [] : replayLevel(result)).toEqual([]);
    }), runs(623, 100));
  });

  it('none is counted twice', () => {
    fc.assert(fc.property(someAmended, someEvents, (versions, facts) => {
      const moment = around.end;
      const whole = versions.map((terms) => readResult({ ...terms, partialPeriod: 'prorate', countsBy: 'stop-or-due' }, facts, moment).clocks?.filter(({ counts }) => counts).map(({ clock, cycle }) => `${clock} ${cycle}`) ?? []);
      expect(new Set(whole.flat()).size).toBe(whole.flat().length);
    }), runs(622, 100));
  });
});

describe('S6 to S10 levels of clocks, told from the text alone', () => {
  it('tick by tick', () => fc.assert(fc.property(aCase, agree), runs(600, 400)));

  it('tick by tick, of a clock that is started once, changes its priority and is reset', () => {
    fc.assert(fc.property(aChangingCase, ({ terms, facts, asOf: moment }) => {
      expect(readResult(terms, facts, moment).clocks).toEqual(reckonClocks({ terms, facts, period, asOf: moment, step: TICK, around }).clocks);
    }), runs(610, 150));
  });

  it('of every counterexample that was ever found', () => corpus.forEach(agree));
});

function readResult(terms: ClockLevelTerms, facts: readonly ClockFact[], moment: number) {
  const result = evaluateLevel(terms, facts, period, moment);
  if (!('kind' in result)) throw new Error('a clock level has a value');
  return result;
}
