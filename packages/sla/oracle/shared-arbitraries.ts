/** Random shared metrics of one to five components, with facts about them. */
import fc from 'fast-check';
import type { CauseFact, ExclusionTerms, Fact, MethodTerms, SharedMetricTerms, Structure } from '../src/model.ts';
import { aCalendar, aSampleMethod, aStatusMethod, asOf, period, someFacts, TICK, without } from './arbitraries.ts';

export interface SharedCase {
  readonly terms: SharedMetricTerms;
  readonly facts: readonly Fact[];
  readonly asOf: number;
}

export function structureOf(components: readonly string[]): fc.Arbitrary<Structure> {
  const [only] = components;
  if (components.length === 1 && only !== undefined) return fc.constant({ component: only });
  return fc.tuple(fc.integer({ min: 1, max: components.length - 1 }), fc.constantFrom('series', 'series', 'parallel', 'atLeast'), fc.nat(1)).chain(([cut, how, one]) =>
    fc.tuple(structureOf(components.slice(0, cut)), structureOf(components.slice(cut))).map((of): Structure => {
      if (how === 'series') return { series: of };
      return how === 'parallel' ? { parallel: of } : { atLeast: one + 1, of };
    }));
}

const NAMES = ['a', 'b', 'c', 'd', 'e'];
const force = fc.constantFrom({ start: 0 }, { start: period.start + 20 * TICK }, { start: 0, end: period.start + 90 * TICK });

const someTerms = (aMethod: fc.Arbitrary<MethodTerms>, someExclusions: fc.Arbitrary<ExclusionTerms>): fc.Arbitrary<SharedMetricTerms> => fc.integer({ min: 1, max: 5 }).chain((count) => fc.record({
  structure: structureOf(NAMES.slice(0, count)), parties: fc.array(fc.constantFrom('p', 'q', 'r', 's', 't'), { minLength: count, maxLength: count }),
  exclusions: someExclusions, methods: fc.array(aMethod, { minLength: count + 1, maxLength: count + 1 }), measured: fc.boolean(), calendar: aCalendar, inForce: force,
}).map(({ structure, parties, methods, exclusions, measured, calendar, inForce }): SharedMetricTerms => {
  const method = (place: number) => methods[place] ?? { measures: 'status', sources: ['s1'], combine: 'any-bad' };
  return {
    id: 'whole', name: 'Whole', structure, rule: 'shapley', expected: '90', calendar, period: { zone: 'UTC', anchor: '2026-01-01', every: 'PT1H' },
    ...(measured ? { endToEnd: { component: 'end', method: method(count) } } : {}),
    components: parties.map((party, place) => ({ component: NAMES[place] ?? 'a', name: NAMES[place] ?? 'a', party, method: method(place) })),
    unknown: { policy: 'ignore' }, exclusions, inForce,
  };
}));

export const aSharedCase: fc.Arbitrary<SharedCase> = fc.record({ terms: someTerms(aStatusMethod, fc.constant({ effect: 'remove' })), facts: someFacts([...NAMES, 'end', 'end', 'whole'], 'status', 40), asOf });

/** The same, measured by samples too, and with exclusions that have a cap or ask for notice. */
const aWideCase: fc.Arbitrary<SharedCase> = fc.record({
  terms: someTerms(fc.oneof(aStatusMethod, aSampleMethod), fc.record({ effect: fc.constant('remove'), cap: fc.option(fc.integer({ min: 0, max: 60 }).map((ticks) => ticks * TICK), { nil: undefined }), notice: fc.option(fc.constantFrom(0, 10 * TICK), { nil: undefined }) }).map(without)),
  facts: someFacts([...NAMES, 'end', 'end', 'whole'], 'both', 40), asOf,
});

const aParty = fc.constantFrom('p', 'q', 'r', 's', 't', 'x');
const aCause = fc.record({
  source: fc.constantFrom('people', 'robot'), incident: fc.constantFrom('one', 'one', 'two'), relieved: aParty, causer: aParty,
  start: fc.integer({ min: -2, max: 10 }), length: fc.integer({ min: 0, max: 60 }), accepted: fc.constantFrom(true, true, true, false),
}).map(({ start, length, ...cause }): Omit<CauseFact, 'id' | 'position'> => ({
  kind: 'cause', component: 'end', recordedAt: 0, evidence: 'report', ...cause, window: { start: period.start + start * 11 * TICK, end: period.start + (start * 11 + length) * TICK },
}));

const withCauses = (cases: fc.Arbitrary<SharedCase>): fc.Arbitrary<SharedCase> => fc.tuple(cases, fc.array(aCause, { maxLength: 5 })).map(([one, causes]) => ({
  ...one, facts: [...one.facts, ...causes.map((cause, place): CauseFact => ({ ...cause, id: `c${place}`, position: one.facts.length + place + 1 }))],
}));

/** The same with causes between the parties, and a stranger to the metric. */
export const aCausedCase: fc.Arbitrary<SharedCase> = withCauses(aSharedCase);
export const aWideCausedCase: fc.Arbitrary<SharedCase> = withCauses(aWideCase);
