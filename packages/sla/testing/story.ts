/** The words in which tests tell a story: one day, one component, what was said of it and when. */
import { DAY, MINUTE } from '@entente/worktime';
import type { Instant, Interval } from '@entente/worktime';
import { leavesOf } from '../src/shared/structure.ts';
import type { SharedSumTerms } from '../src/shared/sum/sum-model.ts';
import type { CauseFact, ClockFact, ExclusionFact, Fact, AvailabilityTerms, MethodTerms, SampleRun, SharedMetricTerms, StatusChange, StatusState, Structure } from '../src/model.ts';

/** An instant: `10:30` on 2 March 2026 in UTC, or a full ISO text. */
export function at(text: string): Instant {
  if (text === '24:00') return at('00:00') + DAY;
  return Date.parse(text.includes('T') ? text : `2026-03-02T${text}Z`);
}

export function during(start: string, end: string): Interval {
  return { start: at(start), end: at(end) };
}

/** The day of the story. */
export const theDay: Interval = during('00:00', '24:00');

export const month: Interval = { start: at('2026-03-01T00:00Z'), end: at('2026-04-01T00:00Z') };

export const statusMethod: MethodTerms = { measures: 'status', sources: ['probe'], combine: 'any-bad' };

export function samplesEvery(cadence: number): MethodTerms {
  return { measures: 'samples', sources: ['probe'], combine: 'any-bad', cadence };
}

/** A level of one day, always open, in force for ever, expected 99 %. */
export function aLevel(changes: Partial<AvailabilityTerms> = {}): AvailabilityTerms {
  return {
    id: 'level', name: 'Availability of the shop', kind: 'availability', basis: 'time', component: 'shop', expected: '99', obligor: 'provider',
    calendar: { kind: 'always' },
    period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1D' },
    method: statusMethod,
    unknown: { policy: 'ignore' },
    exclusions: { effect: 'remove' },
    outages: {},
    partialPeriod: 'prorate',
    inForce: { start: 0 },
    ...changes,
  };
}

type Unlogged<F> = Omit<F, 'id' | 'position' | 'recordedAt'> & Partial<Pick<Fact, 'id' | 'position' | 'recordedAt'>>;
export type UnloggedFact = Unlogged<StatusChange> | Unlogged<SampleRun> | Unlogged<ExclusionFact> | Unlogged<ClockFact> | Unlogged<CauseFact>;

/** The facts as the log numbers them, in the order told. */
export function log(...told: readonly UnloggedFact[]): readonly Fact[] {
  return told.map((fact, place) => ({ id: `fact-${place + 1}`, position: place + 1, recordedAt: momentOf(fact), ...fact }));
}

function momentOf(fact: UnloggedFact): Instant {
  switch (fact.kind) {
    case 'status':
    case 'clock':
      return fact.at;
    case 'samples':
      return fact.at.at(-1) ?? 0;
    case 'exclusion':
      return fact.window.start - DAY;
    case 'cause':
      return fact.window.end;
  }
}

export function says(state: StatusState, when: string, more: Partial<StatusChange> = {}): Unlogged<StatusChange> {
  return { kind: 'status', source: 'probe', component: 'shop', at: at(when), state, ...more };
}

export const up = (when: string, more: Partial<StatusChange> = {}) => says('up', when, more);
export const down = (when: string, more: Partial<StatusChange> = {}) => says('down', when, more);

export function maintenance(start: string, end: string, more: Partial<ExclusionFact> = {}): Unlogged<ExclusionFact> {
  return { kind: 'exclusion', source: 'people', component: 'shop', window: during(start, end), reason: 'maintenance', approved: true, ...more };
}

/** An accepted claim that what was bad with one party was caused by another (S34). */
export function caused(relieved: string, causer: string, start: string, end: string, more: Partial<CauseFact> = {}): Unlogged<CauseFact> {
  return { kind: 'cause', source: 'people', component: 'end', incident: 'incident', relieved, causer, window: during(start, end), evidence: 'report', accepted: true, ...more };
}

/** What happened to a piece of work about a component. */
export function work(event: ClockFact['event'], when: string, party: string, more: Partial<ClockFact> = {}): Unlogged<ClockFact> {
  return { kind: 'clock', source: 'desk', component: 'end', at: at(when), clock: 'ticket', event, party, ...more };
}

/** Samples of one batch: `[when, good, total]` each. */
export function counts(rows: readonly (readonly [string, number, number])[], more: Partial<SampleRun> = {}): Unlogged<SampleRun> {
  return {
    kind: 'samples', source: 'probe', component: 'shop',
    at: rows.map(([when]) => at(when)), good: rows.map(([, good]) => good), total: rows.map(([, , total]) => total),
    ...more,
  };
}

/** A metric shared by suppliers a, b, … with one component each, of the same names; `end` is measured end to end. */
export function aSharedMetric(structure: Structure, changes: Partial<SharedMetricTerms> = {}): SharedMetricTerms {
  const named = [...new Set(leavesOf(structure))];
  return {
    id: 'checkout', name: 'Checkout', structure, rule: 'shapley', expected: '99',
    endToEnd: { component: 'end', method: statusMethod },
    components: named.map((component) => ({ component, name: component.toUpperCase(), party: `party-${component}`, method: statusMethod })),
    calendar: { kind: 'always' },
    period: { zone: 'UTC', anchor: '2026-01-01', every: 'P1D' },
    unknown: { policy: 'ignore' },
    exclusions: { effect: 'remove' },
    inForce: { start: 0 },
    ...changes,
  };
}

/** A sum of what suppliers a, b, … take against a limit in milliseconds, measured every minute; `end` end to end. */
export function aSharedSum(limit: string, ownLimits: Readonly<Record<string, string>>, changes: Partial<SharedSumTerms> = {}): SharedSumTerms {
  const { structure: _, components, ...terms } = aSharedMetric(series(...Object.keys(ownLimits)));
  const method = samplesEvery(MINUTE);
  return {
    ...terms, limit, unit: 'ms', endToEnd: { component: 'end', method },
    components: components.map((component) => ({ ...component, method, ownLimit: ownLimits[component.component] ?? '0' })),
    ...changes,
  };
}

/** Values of one batch, one a minute from an instant on. */
export function valuesFrom(component: string, from: string, all: readonly number[]): Unlogged<SampleRun> {
  return { kind: 'samples', source: 'probe', component, at: all.map((_, place) => at(from) + place * MINUTE), value: all };
}

export function series(...components: readonly string[]): Structure {
  return { series: components.map((component) => ({ component })) };
}

export function parallel(...components: readonly string[]): Structure {
  return { parallel: components.map((component) => ({ component })) };
}

export function atLeast(count: number, ...components: readonly string[]): Structure {
  return { atLeast: count, of: components.map((component) => ({ component })) };
}

/** A component that was up all day but for these times. */
export function upBut(component: string, ...outages: readonly (readonly [string, string])[]): readonly UnloggedFact[] {
  return [up('00:00', { component }), ...outages.flatMap(([from, to]) => [down(from, { component }), up(to, { component })])];
}
