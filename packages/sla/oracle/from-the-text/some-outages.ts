/** Random facts of some months: outages, silence, exclusions and causes of components, on a grid of six hours, some of them corrected later. */
import { DAY, HOUR } from '@entente/worktime';
import type { Instant } from '@entente/worktime';
import fc from 'fast-check';
import type { CauseFact, ExclusionFact, Fact, StatusChange } from '../../src/index.ts';

const QUARTER = 6 * HOUR;

interface Spell {
  readonly after: number;
  readonly lasts: number;
  readonly state: 'down' | 'unknown';
}

const aSpell: fc.Arbitrary<Spell> = fc.record({ after: fc.integer({ min: 1, max: 140 }), lasts: fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 1, max: 7 }) }, { weight: 1, arbitrary: fc.integer({ min: 8, max: 40 }) }), state: fc.constantFrom('down', 'down', 'down', 'down', 'unknown') });

type Unnumbered<F> = Omit<F, 'id' | 'position'>;

const said = (component: string, state: StatusChange['state'], at: Instant, recordedAt: Instant): Unnumbered<StatusChange> => ({ kind: 'status', source: 'probe', component, at, state, recordedAt });

/** A component's course, with words about what was up in truth that come late. */
const aCourse = (component: string, from: Instant): fc.Arbitrary<readonly Unnumbered<StatusChange>[]> => fc.record({
  spells: fc.array(aSpell, { minLength: 1, maxLength: 14 }), corrected: fc.array(fc.nat(27), { maxLength: 2 }), late: fc.integer({ min: 1, max: 60 }),
}).map(({ spells, corrected, late }) => {
  let at = from;
  const words = [said(component, 'up', from - 3 * DAY, from)];
  for (const { after, lasts, state } of spells) {
    words.push(said(component, state, at + after * QUARTER, at + after * QUARTER), said(component, 'up', at + (after + lasts) * QUARTER, at + (after + lasts) * QUARTER));
    at += (after + lasts) * QUARTER;
  }
  return [...words, ...corrected.flatMap((place) => words[place] ?? []).map((word) => ({ ...word, state: 'up' as const, recordedAt: word.recordedAt + late * DAY }))];
});

const aWindow = (from: Instant) => fc.tuple(fc.nat(1200), fc.integer({ min: 1, max: 60 })).map(([after, lasts]) => ({ start: from + after * QUARTER, end: from + (after + lasts) * QUARTER }));

/** Declared once, or again of the same begin: approved or refused, shorter or longer, in time or not. */
const anExclusion = (component: string, from: Instant): fc.Arbitrary<readonly Unnumbered<ExclusionFact>[]> => fc.record({
  window: aWindow(from), again: fc.array(fc.record({ lasts: fc.integer({ min: 1, max: 60 }), approved: fc.boolean(), reason: fc.constantFrom('works', 'works', 'storm'), late: fc.integer({ min: 0, max: 8 }) }), { maxLength: 2 }), approved: fc.constantFrom(true, true, true, false),
}).map(({ window, again, approved }) => {
  const first: Unnumbered<ExclusionFact> = { kind: 'exclusion', source: 'people', component, window, reason: 'works', approved, recordedAt: window.start - DAY };
  return [first, ...again.map(({ lasts, late, ...more }) => ({ ...first, ...more, window: { start: window.start, end: window.start + lasts * QUARTER }, recordedAt: first.recordedAt + late * QUARTER }))];
});

interface Told {
  readonly component: number;
  readonly spell: number;
  readonly early: number;
  readonly late: number;
  readonly cause: Omit<CauseFact, 'id' | 'position' | 'component' | 'window' | 'recordedAt'>;
}

/** About an outage, and a little more or less. */
const aTold: fc.Arbitrary<Told> = fc.record({
  component: fc.nat(3), spell: fc.nat(13), early: fc.integer({ min: -1, max: 2 }), late: fc.integer({ min: -1, max: 2 }),
  incident: fc.constantFrom('storm', 'flood', 'fire'), parties: fc.constantFrom(['customer', 'provider'], ['provider', 'power'], ['provider', 'supplier'], ['supplier', 'power'], ['customer', 'supplier']), accepted: fc.constantFrom(true, true, true, false),
}).map(({ parties: [relieved = '', causer = ''], incident, accepted, ...place }) => ({ ...place, cause: { kind: 'cause', source: 'people', incident, relieved, causer, evidence: 'report', accepted } }));

function causeOf({ component, spell, early, late, cause }: Told, courses: readonly (readonly Unnumbered<StatusChange>[])[]): readonly Unnumbered<CauseFact>[] {
  const course = courses[component % courses.length] ?? [];
  const [begins, ends] = [course[1 + 2 * spell], course[2 + 2 * spell]];
  if (begins === undefined || ends === undefined || begins.state === 'up') return [];
  const window = { start: begins.at - early * QUARTER, end: ends.at + late * QUARTER };
  return window.end > window.start ? [{ ...cause, component: begins.component, window, recordedAt: window.end }] : [];
}

export const someOutages = (components: readonly string[], from: Instant): fc.Arbitrary<readonly Fact[]> => fc.tuple(
  fc.tuple(...components.map((component) => aCourse(component, from))), fc.array(fc.oneof(...components.map((component) => anExclusion(component, from))), { maxLength: 3 }), fc.array(aTold, { maxLength: 14 }),
).map(([courses, exclusions, causes]) => [...courses.flat(), ...exclusions.flat(), ...causes.flatMap((told) => causeOf(told, courses))].map((fact, place): Fact => ({ ...fact, id: `f${place}`, position: place + 1 })));
