/** Random terms and facts around one small period, every instant of them a multiple of the tick. */
import type { CalendarTerms, Interval } from '@entente/worktime';
import fc from 'fast-check';
import type { ExclusionFact, ExclusionTerms, Fact, AvailabilityTerms, MethodTerms, SampleRun, StatusChange, UnknownTerms } from '../src/model.ts';

export const TICK = 20_000;
/** Forty minutes around a midnight from Sunday to Monday. */
const START = Date.parse('2026-03-01T23:40:00Z');
const TICKS = 120;
export const period: Interval = { start: START, end: START + TICKS * TICK };
export const MARGIN = 90 * TICK;

const ticks = (min: number, max: number) => fc.integer({ min, max }).map((count) => count * TICK);
const anInstant = ticks(-60, TICKS + 60).map((after) => START + after);
/** On a coarse grid, so that two of them often begin together. */
const aWindow = fc.tuple(fc.integer({ min: -3, max: 9 }).map((after) => START + after * 17 * TICK), ticks(1, 50)).map(([start, length]): Interval => ({ start, end: start + length }));
const minuteOf = (shift: number) => `${String(Math.floor(((shift + 1440) % 1440) / 60)).padStart(2, '0')}:${String((shift + 60) % 60).padStart(2, '0')}`;
const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });

/** Drops the absent ones, as terms do. */
export function without<T extends object>(record: T): { [key in keyof T]: Exclude<T[key], undefined> } {
  return JSON.parse(JSON.stringify(record));
}

const aShift = fc.tuple(fc.integer({ min: -25, max: 20 }), fc.integer({ min: 1, max: 30 })).map(([opens, length]) => ({ opens: minuteOf(opens), closes: minuteOf(opens + length) }));
export const aCalendar: fc.Arbitrary<CalendarTerms> = fc.oneof(
  fc.constant<CalendarTerms>({ kind: 'always' }),
  fc.array(fc.record({ days: fc.subarray(['sun', 'mon'] as const, { minLength: 1 }), shifts: fc.array(aShift, { minLength: 1, maxLength: 3 }) }), { minLength: 1, maxLength: 2 })
    .map((weekly): CalendarTerms => ({ kind: 'business', zone: 'UTC', weekly })),
);

const SOURCES = ['s1', 's2', 's3'] as const;
const sources = fc.subarray([...SOURCES], { minLength: 1 });
const combine = fc.constantFrom('any-bad', 'majority', 'all-bad');

export const aStatusMethod: fc.Arbitrary<MethodTerms> = fc.record({
  measures: fc.constant('status'), sources, combine, maxAge: optional(ticks(1, 40)), cadence: optional(ticks(1, 20)), degradedIsBad: optional(fc.boolean()),
}).map(without);

const threshold = fc.record({ good: fc.constantFrom('at-most', 'at-least'), value: fc.integer({ min: 0, max: 3 }) });
export const aSampleMethod: fc.Arbitrary<MethodTerms> = fc.record({
  measures: fc.constant('samples'), sources, combine, cadence: ticks(2, 12), threshold: optional(threshold),
}).map(without);

const effect = fc.constantFrom('remove', 'count-as-good', 'count-as-bad-but-excused');
const someExclusionTerms: fc.Arbitrary<ExclusionTerms> = fc.record({
  effect, effectByReason: optional(fc.dictionary(fc.constantFrom('works', 'storm'), effect)), cap: optional(ticks(0, 60)), notice: optional(ticks(0, 30)), allowedIn: optional(aCalendar),
}).map(without);

const someUnknownTerms: fc.Arbitrary<UnknownTerms> = fc.record({
  policy: fc.constantFrom('ignore', 'hold-last', 'good', 'bad', 'fail-period'), minimumCoverage: optional(fc.constantFrom('0', '20', '50.5', '95', '100')), maxAge: optional(ticks(1, 40)),
}).map(without);

const force = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ start: 0 }) },
  { weight: 1, arbitrary: fc.tuple(anInstant, optional(ticks(1, 100))).map(([start, length]) => without({ start, end: length === undefined ? undefined : start + length })) },
);

const outages = fc.record({
  minimumLength: optional(ticks(0, 20)), rounding: optional(fc.constantFrom('none', 'minute-up', 'minute-down', 'minute-nearest')),
}).map(without);

const targets = fc.constantFrom(
  { expected: '99' }, { expected: '80', minimum: '50' }, { expected: '100', minimum: '99.5' }, { expected: '66.666667' }, { expected: '50', minimum: '50' },
);

const partialPeriod = fc.constantFrom('prorate', 'full', 'waive');

const base = { id: 'level', name: 'Level', kind: 'availability', component: 'it', obligor: 'provider', period: { zone: 'UTC', anchor: '2026-01-01', every: 'PT1H' } } as const;

export const aTimeLevel: fc.Arbitrary<AvailabilityTerms> = fc.record({
  method: fc.oneof(aStatusMethod, aSampleMethod), calendar: aCalendar, unknown: someUnknownTerms, exclusions: someExclusionTerms, outages, partialPeriod, inForce: force, targets,
}).map(({ targets: lines, ...terms }): AvailabilityTerms => ({ ...base, ...lines, basis: 'time', ...terms }));

export const anEventLevel: fc.Arbitrary<AvailabilityTerms> = fc.record({
  method: aSampleMethod, calendar: aCalendar, unknown: someUnknownTerms, exclusions: someExclusionTerms, partialPeriod, inForce: force, targets, expectedVolume: optional(fc.nat(60)),
}).map(({ targets: lines, expectedVolume, ...terms }): AvailabilityTerms => ({ ...base, ...lines, basis: 'occurrences', outages: {}, ...terms, ...(expectedVolume === undefined ? {} : { expectedVolume }) }));

export const aSliceLevel: fc.Arbitrary<AvailabilityTerms> = fc.record({
  method: fc.oneof(aStatusMethod, aSampleMethod), calendar: aCalendar, unknown: someUnknownTerms, exclusions: someExclusionTerms, partialPeriod, inForce: force, targets,
  slice: fc.record({ length: ticks(1, 30), target: fc.constantFrom('0', '50', '66.666667', '90', '100') }),
}).map(({ targets: lines, ...terms }): AvailabilityTerms => ({ ...base, ...lines, basis: 'timeslices', outages: {}, ...terms }));

const aServedMethod: fc.Arbitrary<MethodTerms> = fc.record({
  measures: fc.constant('samples'), sources, combine, cadence: optional(ticks(1, 20)), maxAge: optional(ticks(1, 40)),
}).map(without);

export const aServedLevel: fc.Arbitrary<AvailabilityTerms> = fc.record({
  basis: fc.constantFrom('user-minutes', 'device-minutes'), method: aServedMethod, calendar: aCalendar, exclusions: someExclusionTerms, partialPeriod, inForce: force, targets,
  unknown: someUnknownTerms.map((terms): UnknownTerms => (terms.policy === 'good' || terms.policy === 'bad' ? { ...terms, policy: 'ignore' } : terms)),
}).map(({ targets: lines, ...terms }): AvailabilityTerms => ({ ...base, ...lines, outages: {}, ...terms }));

/** A level on any basis. */
export const aLevelOfAnyBasis: fc.Arbitrary<AvailabilityTerms> = fc.oneof(aTimeLevel, anEventLevel, aSliceLevel, aServedLevel);

type Unnumbered<F> = Omit<F, 'id' | 'position'>;

const aStatusChange = (component: string): fc.Arbitrary<Unnumbered<StatusChange>> => fc.record({
  kind: fc.constant('status'), source: fc.constantFrom(...SOURCES, 'stranger'), component: fc.constantFrom(component, component, component, component, 'other'),
  at: anInstant, state: fc.constantFrom('up', 'up', 'down', 'down', 'degraded', 'unknown'), recordedAt: fc.constant(0),
});

const aSampleRun = (component: string): fc.Arbitrary<Unnumbered<SampleRun>> => fc.tuple(
  fc.constantFrom(...SOURCES, 'stranger'), fc.array(fc.tuple(anInstant, fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 4 })), { maxLength: 8 }),
  fc.constantFrom('counts', 'values', 'both', 'both'),
).map(([source, rows, columns]): Unnumbered<SampleRun> => ({
  kind: 'samples', source, component, recordedAt: 0,
  at: rows.map(([at]) => at),
  ...(columns === 'values' ? {} : { good: rows.map(([, good]) => good), total: rows.map(([, good, failed]) => good + failed) }),
  ...(columns === 'counts' ? {} : { value: rows.map(([, , , value]) => value) }),
}));

const anExclusion = (component: string): fc.Arbitrary<Unnumbered<ExclusionFact>> => fc.record({
  kind: fc.constant('exclusion'), source: fc.constantFrom('people', 'robot'), component: fc.constantFrom(component, component, component, 'other'),
  window: aWindow, reason: fc.constantFrom('works', 'storm', 'other'), approved: fc.constantFrom(true, true, true, false), recordedAt: anInstant,
});

/** Facts of these components, numbered in a random order, so that the log's order is not the order of time. */
export function someFacts(components: readonly string[], kinds: 'status' | 'samples' | 'both', most = 14): fc.Arbitrary<readonly Fact[]> {
  const one = components.flatMap((component) => [
    ...(kinds === 'samples' ? [] : [aStatusChange(component), aStatusChange(component)]), ...(kinds === 'status' ? [] : [aSampleRun(component)]), anExclusion(component),
  ]);
  const again = fc.array(fc.record({ place: fc.nat(), approved: fc.boolean(), recordedAt: anInstant }), { maxLength: 2 });
  return fc.tuple(fc.array(fc.oneof(...one), { maxLength: most }), again).map(([facts, words]): readonly Fact[] => [...facts, ...saidAgain(facts, words)].map((fact, place) => ({ ...fact, id: `f${place}`, position: place + 1 })));
}

/** Later words on exclusions: approvals, and withdrawals of them (S14). */
function saidAgain<F extends { readonly kind: string }>(facts: readonly F[], words: readonly { readonly place: number; readonly approved: boolean; readonly recordedAt: number }[]): readonly F[] {
  const exclusions = facts.filter(({ kind }) => kind === 'exclusion');
  return words.flatMap(({ place, ...word }) => exclusions.slice(place % (exclusions.length || 1)).slice(0, 1).map((exclusion) => ({ ...exclusion, ...word })));
}

/** A moment to look from: after the period or in it. */
export const asOf = fc.oneof(ticks(TICKS, TICKS + 70), ticks(-10, TICKS - 1)).map((after) => START + after);

