import type { AgreedLevel, MethodTerms } from '@entente/sla';
import { UNATTRIBUTED } from '@entente/sla';
import type { CompiledAgreement, CompiledCalendar, CompiledMetric, CompiledSharedMetric, Described, Entente } from '@entente/terms';
import { type CalendarTerms, localDateAt } from '@entente/worktime';
import { documentNames } from './document-names.ts';
import {
  calendarKey, type CalendarName, type KeptAgreement, type KeptCalendar, type KeptLevel, type KeptMetric, type KeptSharedMetric, type KeptTerms, metricKey, type MetricName,
} from './kept-terms.ts';
import { ROLE_OF } from './party-roles.ts';

/** Kept terms as documents say them: with names that documents may have, and the words of people beside them. */
export function keptEntente(terms: KeptTerms): Entente {
  const parties = terms.parties.filter(({ kind }) => kind !== 'unattributed');
  const names: Names = {
    party: nameOf(parties.map(({ name }) => name), 'party', [UNATTRIBUTED]),
    source: nameOf(terms.sources.map(({ name }) => name), 'source'),
    calendar: calendarNames(terms.calendars),
    metric: metricNames(terms.metrics),
  };
  const calendars = new Map(terms.calendars.map((calendar) => [calendarKey(calendar), calendar.terms]));
  const metrics = new Map(terms.metrics.map((metric) => [metricKey(metric), methodTerms(metric, names)]));
  const parts: Parts = { names, calendar: (name) => found(calendars, calendarKey(name)), method: (name) => found(metrics, metricKey(name)) };
  return {
    parties: parties.map(({ name, kind, letters }) => ({ about: about(names.party(name), name), terms: { role: ROLE_OF[kind], ...(letters === null ? {} : { letters }) } })),
    services: services(terms, names),
    sources: terms.sources.map(({ name, party, cadence }) => ({
      about: about(names.source(name), name),
      terms: { ...(party === null ? {} : { party: names.party(party) }), speaksFor: spokenFor(name, terms.metrics), ...(cadence === null ? {} : { cadence }) },
    })),
    calendars: terms.calendars.map((calendar) => calendarDocument(calendar, names)),
    metrics: terms.metrics.map((metric): CompiledMetric => ({
      about: about(names.metric(metric), metric.name), terms: methodTerms(metric, names), component: metric.component, ...(metric.unit === '' ? {} : { unit: metric.unit }),
    })),
    sharedMetrics: terms.sharedMetrics.map((metric) => sharedMetricDocument(metric, parts)),
    sharedSums: [],
    contracts: [],
    agreements: terms.agreements.map((agreement) => agreementDocument(agreement, parts)),
  };
}

interface Names {
  readonly party: (name: string) => string;
  readonly source: (name: string) => string;
  readonly calendar: (name: CalendarName) => string;
  readonly metric: (name: MetricName) => string;
}

interface Parts {
  readonly names: Names;
  readonly calendar: (name: CalendarName) => CalendarTerms;
  readonly method: (name: MetricName) => MethodTerms;
}

function about(name: string, displayName: string): Described<unknown>['about'] {
  return displayName === name ? { name } : { name, displayName };
}

function nameOf(kept: readonly string[], fallback: string, reserved: readonly string[] = []): (name: string) => string {
  const names = documentNames(kept, fallback, reserved);
  const by = new Map(kept.map((name, place) => [name, names[place] ?? fallback]));
  return (name) => found(by, name);
}

/** Like the calendar; a later version with its number behind it. */
function calendarNames(calendars: readonly KeptCalendar[]): Names['calendar'] {
  const names = documentNames(calendars.map(({ calendar, version }) => (version === 1 ? calendar : `${calendar}.${version}`)), 'calendar', ['always']);
  const by = new Map(calendars.map((calendar, place) => [calendarKey(calendar), names[place] ?? '']));
  return (name) => found(by, calendarKey(name));
}

/** Like facts call it; with its component before it where several components have one of that key. */
function metricNames(metrics: readonly KeptMetric[]): Names['metric'] {
  const ofKey = Map.groupBy(metrics, ({ key }) => key);
  const names = documentNames(metrics.map(({ component, key }) => (ofKey.get(key)?.length === 1 ? key : `${component}.${key}`)), 'metric');
  const by = new Map(metrics.map((metric, place) => [metricKey(metric), names[place] ?? '']));
  return (name) => found(by, metricKey(name));
}

/** A party that runs all of a service provides it. */
function services({ components }: KeptTerms, names: Names): Entente['services'] {
  const byService = [...Map.groupBy(components, ({ service }) => service)].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const serviceName = nameOf(byService.map(([service]) => service), 'service');
  return byService.map(([service, its]) => {
    const [first = null] = its.map(({ party }) => party);
    const provider = its.every(({ party }) => party === first) ? first : null;
    return {
      about: about(serviceName(service), service),
      terms: {
        ...(provider === null ? {} : { provider: names.party(provider) }),
        components: its.map(({ key, name, party }) => ({
          ...(name === key ? { name: key } : { name: key, displayName: name }),
          ...(party === null || party === provider ? {} : { supplier: names.party(party) }),
        })),
      },
    };
  });
}

function spokenFor(source: string, metrics: readonly KeptMetric[]): string[] {
  return [...new Set(metrics.filter(({ sources }) => sources.includes(source)).map(({ component }) => component))];
}

function calendarDocument(calendar: KeptCalendar, names: Names): CompiledCalendar {
  const { version, terms } = calendar;
  const later = version === 1 ? {} : { laterThan: { calendar: names.calendar({ ...calendar, version: 1 }), version } };
  return { about: about(names.calendar(calendar), version === 1 ? calendar.calendar : names.calendar(calendar)), terms, ...later };
}

function methodTerms({ key, measures, method, sources }: KeptMetric, names: Names): MethodTerms {
  return { ...method, metric: key, measures, sources: sources.map(names.source) };
}

function agreementDocument({ versions, startsAt, endsAt, provider, customer, ...head }: KeptAgreement, parts: Parts): CompiledAgreement {
  const { names } = parts;
  return {
    about: about(head.key, head.name),
    wording: {},
    named: versions.map(({ levels }) => levels.map(({ calendar, metric }) => ({ calendar: names.calendar(calendar), metric: names.metric(metric) }))),
    terms: {
      id: head.key, ...head, provider: names.party(provider), customer: names.party(customer), settlement: { anchor: localDateAt(head.zone, startsAt), every: 'P1M' }, startsAt, ...(endsAt === null ? {} : { endsAt }),
      versions: versions.map(({ levels, ...version }) => ({ ...version, levels: levels.map((level) => levelTerms(level, head.zone, parts)) })),
    },
  };
}

function levelTerms({ key, name, metric, obligor, terms, expected, minimum, calendar, every, anchor }: KeptLevel, zone: string, parts: Parts): AgreedLevel {
  return {
    id: key, name, kind: 'availability', component: metric.component, expected, ...(minimum === null ? {} : { minimum }), obligor: parts.names.party(obligor),
    calendar: parts.calendar(calendar), period: { zone, anchor, every }, method: parts.method(metric), ...terms,
  };
}

function sharedMetricDocument(kept: KeptSharedMetric, parts: Parts): CompiledSharedMetric {
  const { key, name, endToEnd, structure, zone, terms, startsAt, endsAt, components, expected, minimum, calendar, every, anchor } = kept;
  const { names } = parts;
  const measured = (metric: MetricName) => ({ component: metric.component, method: parts.method(metric) });
  return {
    about: about(key, name),
    named: { calendar: names.calendar(calendar), ...(endToEnd === null ? {} : { metric: names.metric(endToEnd) }), components: components.map(({ metric }) => ({ metric: names.metric(metric) })) },
    terms: {
      id: key, name, ...(endToEnd === null ? {} : { endToEnd: measured(endToEnd) }), structure,
      components: components.map(({ metric, party, name: called }) => ({ ...measured(metric), name: called, party: names.party(party) })),
      rule: 'shapley', expected, ...(minimum === null ? {} : { minimum }), calendar: parts.calendar(calendar), period: { zone, anchor, every },
      inForce: { start: startsAt, ...(endsAt === null ? {} : { end: endsAt }) }, ...terms,
    },
  };
}

function found<K, T>(by: ReadonlyMap<K, T>, key: K): T {
  const thing = by.get(key);
  if (thing === undefined) throw new Error(`nothing is called ${String(key)}`);
  return thing;
}
