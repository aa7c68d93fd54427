import fc from 'fast-check';
import { documentsOf, writeYaml } from '@entente/terms';
import { DAY, dayStart, HOUR, MINUTE } from '@entente/worktime';
import { describe, expect, it } from 'vitest';
import type { StoredMethod } from '../terms-json.ts';
import { importPlan } from './import-plan.ts';
import { keptEntente } from './kept-entente.ts';
import { aboutKey, byName, calendarKey, type KeptAgreement, type KeptSharedMetric, type KeptTerms, metricKey, spokenKey } from './kept-terms.ts';
import type { Written } from './written-parts.ts';

const NOTHING: KeptTerms = { parties: [], providers: [], components: [], sources: [], spokenFor: [], calendars: [], metrics: [], looseMetrics: [], sharedMetrics: [], sharedSums: [], contracts: [], agreements: [], about: [] };

/** Words that people call things by, and that no document may be called. */
const WORDS = ['Größe & Söhne', 'a', 'A', 'ÅÄ', '東京', '大阪', 'x'.repeat(199), `${'x'.repeat(100)}y`, 'true', '"quoted": {', '- dash', 'always', 'Always', 'unattributed', ' padded ', '#1', '1.10', 'Hours of sla, up', 'Around the clock', '...'] as const;
const word = fc.constantFrom(...WORDS);
const words = (most: number, least = 0) => fc.uniqueArray(word, { minLength: least, maxLength: most });
const duration = fc.constantFrom(1, 250, MINUTE, 90_250, HOUR, 3 * DAY);
const percent = fc.constantFrom('99.9', '99.950', '99', '100');
const minimum = fc.constantFrom('0', '95.50', null);
const every = fc.constantFrom('PT1H', 'P1D', 'P1M', 'P1Y');
const anchor = fc.constantFrom('2020-01-01', '2026-01-01', '2025-12-31');
const zone = fc.constantFrom('UTC', 'Europe/Amsterdam', 'Asia/Kolkata');

const calendarTerms = fc.constantFrom<KeptTerms['calendars'][number]['terms'][]>(
  { kind: 'always' },
  { kind: 'business', zone: 'UTC', weekly: [{ days: ['mon', 'sun'], shifts: [{ opens: '22:00', closes: '06:00' }], from: '2026-01-01' }] },
  { kind: 'stated', zone: 'UTC', open: [{ start: 1, end: 2_000_000_000_123 }] },
);
const method: fc.Arbitrary<StoredMethod & { readonly measures: 'status' | 'samples' }> = fc.oneof(
  fc.record({ measures: fc.constant('status' as const), combine: fc.constantFrom('any-bad' as const, 'majority' as const), maxAge: duration, degradedIsBad: fc.boolean() }),
  fc.record({ measures: fc.constant('samples' as const), combine: fc.constantFrom('all-bad' as const), cadence: duration, threshold: fc.record({ good: fc.constantFrom('at-most' as const, 'at-least' as const), value: fc.constantFrom(0.25, -3, 1e21) }) }),
);
const unknown = fc.constantFrom({ policy: 'ignore' } as const, { policy: 'ignore', minimumCoverage: '95' } as const, { policy: 'hold-last', maxAge: HOUR } as const);

/** Everything that can be kept, in the order in which it is read. */
const keptTerms: fc.Arbitrary<KeptTerms> = fc.record({
  parties: words(4, 2).map((names) => [...new Set(names.map((name) => name.trim()))]).filter((names) => names.length > 1)
    .chain((names) => fc.tuple(...names.map((name) => fc.record({ name: fc.constant(name), role: fc.constantFrom('customer' as const, 'provider' as const, 'internal-unit' as const, 'integrator' as const), letters: fc.constantFrom('AC', 'É', '1', 'NO', '~~~') })))),
  services: words(3, 1), sources: words(3), calendars: words(3, 1), zone, places: fc.array(fc.nat(), { minLength: 60, maxLength: 60 }), called: fc.array(word, { minLength: 20, maxLength: 20 }),
  versions: fc.tuple(calendarTerms, calendarTerms), methods: fc.array(method, { minLength: 4, maxLength: 4 }), cadence: fc.option(duration), unit: fc.constantFrom('', 'ms'),
  promise: fc.record({ expected: percent, minimum, every, anchor }), unknown, grace: fc.constantFrom(0, 3 * DAY), ends: fc.boolean(),
  exclusions: fc.record({ effect: fc.constantFrom('remove' as const, 'count-as-good' as const), cap: duration, allowedIn: calendarTerms }, { requiredKeys: ['effect'] }),
}).map(({ parties, services, sources, calendars, places, called, versions, methods, promise, ...given }) => {
  let drawn = 0;
  const one = <T>(from: readonly T[]): T => {
    const chosen = from[(places[drawn++ % places.length] ?? 0) % from.length];
    if (chosen === undefined) throw new Error('nothing to choose from');
    return chosen;
  };
  const party = () => one(parties).name;
  const said = new Map(services.map((service) => [service, one([null, party()])]));
  const components = byName(['api', 'web', 'z.z'].map((key) => {
    const service = one(services);
    return { key, name: one(called), service, party: said.get(service) == null ? one([null, party()]) : party() };
  }), ({ key }) => key);
  const providers = byName(components.map(({ service }) => service).filter((service, place, all) => all.indexOf(service) === place), (service) => service).flatMap((service) => {
    const provider = said.get(service) ?? null;
    return provider === null ? [] : [{ service, provider }];
  });
  const keptSources = byName(sources.map((name) => ({ name, party: one([null, party()]), cadence: given.cadence })), ({ name }) => name);
  const metrics = byName([['api', 'up'], ['web', 'up'], ['web', 'web.up'], ['z.z', 'latency']].map(([component = '', key = ''], place) => {
    const { measures, ...how } = methods[place] ?? { measures: 'status', combine: 'any-bad' };
    return { component, key, name: one(called), unit: given.unit, measures, method: how, sources: keptSources.filter(() => one([true, false])).map(({ name }) => name) };
  }), metricKey);
  const looseMetrics = byName(['up', 'speed', 'z.z.latency'].filter(() => one([true, false])).map((key) => ({
    key, name: one(called), unit: given.unit, measures: 'status' as const, method: { combine: 'majority' as const, maxAge: 1 }, sources: keptSources.filter(() => one([true, false])).map(({ name }) => name),
  })), ({ key }) => key);
  const ofAll = keptSources.filter(() => one([true, false, false])).map(({ name: source }) => ({ source, component: null }));
  const spokenFor = byName([...ofAll, ...components.flatMap(({ key: component }) => keptSources.map(({ name: source }) => ({ source, component })))], spokenKey)
    .filter(({ source, component }) => component === null || (one([true, false]) && ofAll.every((all) => all.source !== source) && !metrics.some((metric) => metric.component === component && metric.sources.includes(source))));
  const keptCalendars = byName(calendars, (name) => name).flatMap((calendar) => versions.slice(0, one([1, 2])).map((terms, place) => ({ calendar, version: place + 1, name: place === 0 ? null : one([null, ...called]), terms })));
  const calendarName = () => {
    const { calendar, version } = one(keptCalendars);
    return { calendar, version };
  };
  const metricName = () => {
    const { component, key } = one(metrics);
    return { component, key };
  };
  const startsAt = dayStart(given.zone, '2026-01-01') + one([0, 1234]);
  const agreement = (key: string): KeptAgreement => {
    const [provider, customer] = parties;
    const level = (name: string) => ({
      key: name, name: one(called), metric: metricName(), obligor: party(), calendar: calendarName(), ...promise,
      terms: { kind: 'availability' as const, basis: 'time' as const, unknown: given.unknown, exclusions: given.exclusions, outages: one([{}, { minimumLength: 90_250, rounding: 'minute-up' as const }]), partialPeriod: one(['prorate' as const, 'waive' as const]) },
    });
    const first = { number: one([0, 1, 5]), effectiveFrom: startsAt - one([0, 1, 31 * DAY]), terms: one([{}, { criticalLevels: ['up'], defaultRule: { expectedFailures: 2, inPeriods: 6 } }]), money: null, levels: [level('up'), level('answers')] };
    return {
      key, name: one(called), kind: one(['sla' as const, 'uc' as const]), provider: provider?.name ?? '', customer: customer?.name ?? '', zone: given.zone, grace: given.grace, startsAt, endsAt: given.ends ? startsAt + 900 * DAY : null,
      terms: one([{}, { shape: 'service' as const, clauses: [{ title: 'What holds', text: 'All of it: "word" by word.' }], settlement: { every: 'P3M' as const, anchor: '2026-01-01' } }]),
      // A level may change what is promised of it, not how it is counted.
      versions: [first, ...(one([true, false]) ? [{ ...first, number: first.number + one([1, 10]), effectiveFrom: startsAt + 31 * DAY + 1, levels: first.levels.map((each) => ({ ...each, expected: '99.99' })) }] : [])],
    };
  };
  const [left, right] = metrics;
  const shared: KeptSharedMetric = {
    key: 'checkout', name: one(called), endToEnd: one([null, { component: 'z.z', key: 'latency' }]), structure: { series: [{ component: left?.component ?? '' }, { component: right?.component ?? '' }] }, zone: one(['UTC', given.zone, 'America/St_Johns']), rule: one(['shapley' as const, 'but-for' as const]),
    calendar: calendarName(), ...promise, terms: { unknown: given.unknown, exclusions: given.exclusions, ...one([{}, { collaboration: [party()], outsideContract: [] }]) }, startsAt, endsAt: null,
    components: [left, right].map((metric) => ({ metric: { component: metric?.component ?? '', key: metric?.key ?? '' }, party: party(), name: one(called) })),
  };
  const contract = { key: 'msa', name: one(called), provider: party(), customer: party(), signed: one([null, '2025-11-20']), serviceLines: [{ name: 'run', displayName: 'Running it', agreements: ['sla', 'uc'] }] };
  const about = byName([
    { kind: 'Party' as const, name: party(), words: { description: 'Who: "they"' } }, { kind: 'Metric' as const, name: 'api/up', words: { labels: { team: 'red' } } },
    { kind: 'Calendar' as const, name: calendarKey(calendarName()), words: { annotations: { 'x/y': '1' } } }, { kind: 'Agreement' as const, name: 'sla', words: { description: 'a', labels: { b: 'c' } } },
  ], aboutKey);
  return { parties, providers, components, sources: keptSources, spokenFor, calendars: keptCalendars, metrics, looseMetrics, agreements: ['sla', 'uc'].map(agreement), sharedMetrics: one([[], [shared]]), sharedSums: [], contracts: [contract], about };
});

const textOf = (kept: KeptTerms) => writeYaml(documentsOf(keptEntente(kept)));
const laws = (seed: number) => ({ seed, numRuns: 15, endOnFailure: true });

describe('an import', () => {
  it('law: of what is kept, written as documents, finds nothing to do', () => {
    fc.assert(fc.property(keptTerms, (kept) => {
      expect(importPlan(textOf(kept), kept)).toEqual({ missing: { parties: [], providers: [], components: [], sources: [], spokenFor: [], calendars: [], metrics: [], looseMetrics: [], sharedMetrics: [], sharedSums: [], contracts: [], about: [], agreements: [], versions: [] } });
    }), laws(31));
  });

  it('law: where nothing is kept makes all of it, just as it was', () => {
    fc.assert(fc.property(keptTerms, (kept) => {
      const { missing } = importPlan(textOf(kept), NOTHING);
      expect({
        parties: keptOf(missing?.parties), providers: byName(keptOf(missing?.providers), ({ service }) => service), components: byName(keptOf(missing?.components), ({ key }) => key), sources: keptOf(missing?.sources), spokenFor: byName(keptOf(missing?.spokenFor), spokenKey), calendars: keptOf(missing?.calendars),
        metrics: byName(keptOf(missing?.metrics), metricKey), looseMetrics: keptOf(missing?.looseMetrics), sharedMetrics: keptOf(missing?.sharedMetrics), sharedSums: keptOf(missing?.sharedSums), contracts: keptOf(missing?.contracts), agreements: keptOf(missing?.agreements),
        about: byName(keptOf(missing?.about), aboutKey),
      }).toEqual(kept);
      expect(keptOf(missing?.versions)).toEqual(kept.agreements.flatMap(({ versions }) => versions.slice(1)));
    }), laws(32));
  });
});

function keptOf<T>(written: readonly Written<T>[] = []): readonly T[] {
  return written.map(({ kept }) => kept);
}
