import type { AgreedLevel, ClockLevelTerms, ClockMethod, MethodTerms, SharedMetricTerms } from '@entente/sla';
import { UNATTRIBUTED } from '@entente/sla';
import type { CompiledAgreement, CompiledCalendar, CompiledMetric, CompiledSharedMetric, Described, Entente } from '@entente/terms';
import { type CalendarTerms, localDateAt } from '@entente/worktime';
import { documentNames } from './document-names.ts';
import {
  type AboutKind, aboutKey, calendarKey, type CalendarName, type KeptAgreement, type KeptCalendar, type KeptContract, type KeptLevel, type KeptLooseMetric, type KeptMetric, type KeptSharedMetric, type KeptSharedSum,
  type KeptTerms, type KeptVersion, metricKey, type MetricName, type Promised,
} from './kept-terms.ts';
import { ROLE_OF } from './party-roles.ts';
import { renamedParties } from './stored-sums.ts';

/** Kept terms as documents say them: with names that documents may have, and the words of people beside them. */
export function keptEntente(terms: KeptTerms): Entente {
  const parties = terms.parties.filter(({ role }) => role !== 'unattributed');
  const names: Names = {
    party: nameOf(parties.map(({ name }) => name), 'party', [UNATTRIBUTED]),
    source: nameOf(terms.sources.map(({ name }) => name), 'source'),
    calendar: calendarNames(terms.calendars),
    ...metricNames(terms.metrics, terms.looseMetrics),
  };
  const calendars = new Map(terms.calendars.map((calendar) => [calendarKey(calendar), calendar.terms]));
  const metrics = new Map(terms.metrics.map((metric) => [metricKey(metric), methodTerms(metric, names)]));
  const about = aboutOf(terms.about);
  const parts: Parts = {
    names, about, agreements: new Map(terms.agreements.map((agreement) => [agreement.key, agreement])),
    calendar: (name) => found(calendars, calendarKey(name)), method: (name) => found(metrics, metricKey(name)),
  };
  return {
    parties: parties.map(({ name, role, letters }) => ({ about: about('Party', name, names.party(name)), terms: { role: ROLE_OF[role], ...(letters === null ? {} : { letters }) } })),
    services: services(terms, parts),
    sources: terms.sources.map(({ name, party, cadence }) => ({
      about: about('Source', name, names.source(name)),
      terms: { ...(party === null ? {} : { party: names.party(party) }), ...spokenFor(name, terms), ...(cadence === null ? {} : { cadence }) },
    })),
    calendars: terms.calendars.map((calendar) => calendarDocument(calendar, parts)),
    metrics: [
      ...terms.metrics.map((metric) => ({ ...metricDocument(metric, about('Metric', metricKey(metric), names.metric(metric), metric.name), names), component: metric.component })),
      ...terms.looseMetrics.map((metric) => metricDocument(metric, about('Metric', metric.key, names.looseMetric(metric.key), metric.name), names)),
    ],
    sharedMetrics: terms.sharedMetrics.map((metric) => sharedMetricDocument(metric, parts)),
    sharedSums: terms.sharedSums.map((sum) => sharedSumDocument(sum, parts)),
    contracts: terms.contracts.map((contract) => contractDocument(contract, parts)),
    agreements: terms.agreements.map((agreement) => agreementDocument(agreement, parts)),
  };
}

interface Names {
  readonly party: (name: string) => string;
  readonly source: (name: string) => string;
  readonly calendar: (name: CalendarName) => string;
  readonly metric: (name: MetricName) => string;
  /** Of metrics of no component, by their keys. */
  readonly looseMetric: (key: string) => string;
}

interface Parts {
  readonly names: Names;
  readonly about: ReturnType<typeof aboutOf>;
  /** By their keys. */
  readonly agreements: ReadonlyMap<string, KeptAgreement>;
  readonly calendar: (name: CalendarName) => CalendarTerms;
  readonly method: (name: MetricName) => MethodTerms | ClockMethod;
}

/** What a document says of itself: its name, what people call the thing, and the words that are kept under its name. */
function aboutOf(kept: KeptTerms['about']) {
  const words = new Map(kept.map((one) => [aboutKey(one), one.words]));
  return (kind: AboutKind, keptName: string, name: string, displayName = keptName): Described<unknown>['about'] => ({
    name, ...(displayName === name ? {} : { displayName }), ...words.get(aboutKey({ kind, name: keptName })),
  });
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
function metricNames(metrics: readonly KeptMetric[], loose: readonly KeptLooseMetric[]): Pick<Names, 'metric' | 'looseMetric'> {
  const ofKey = Map.groupBy(metrics, ({ key }) => key);
  const names = documentNames([...metrics.map(({ component, key }) => (ofKey.get(key)?.length === 1 ? key : `${component}.${key}`)), ...loose.map(({ key }) => key)], 'metric');
  const by = new Map(metrics.map((metric, place) => [metricKey(metric), names[place] ?? '']));
  const looseBy = new Map(loose.map(({ key }, place) => [key, names[metrics.length + place] ?? '']));
  return { metric: (name) => found(by, metricKey(name)), looseMetric: (key) => found(looseBy, key) };
}

/** Who provides a service is what somebody said; where nobody did, each component says who runs it. */
function services({ components, providers }: KeptTerms, { names, about }: Parts): Entente['services'] {
  const byService = [...Map.groupBy(components, ({ service }) => service)].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const serviceName = nameOf(byService.map(([service]) => service), 'service');
  const said = new Map(providers.map(({ service, provider }) => [service, provider]));
  return byService.map(([service, its]) => {
    const provider = said.get(service) ?? null;
    return {
      about: about('Service', service, serviceName(service)),
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

function spokenFor(name: string, { metrics, spokenFor: spoken }: KeptTerms): { speaksFor?: string[] } {
  const measured = metrics.filter(({ sources }) => sources.includes(name));
  const said = spoken.flatMap(({ source, component }) => (source === name ? [component] : []));
  if (said.includes(null)) return {};
  const components = [...measured.map(({ component }) => component), ...said.filter((component) => component !== null)];
  return { speaksFor: [...new Set(components)].toSorted() };
}

function calendarDocument(calendar: KeptCalendar, { names, about }: Parts): CompiledCalendar {
  const { version, name, terms } = calendar;
  const later = version === 1 ? {} : { laterThan: { calendar: names.calendar({ ...calendar, version: 1 }), version } };
  const said = about('Calendar', calendarKey(calendar), names.calendar(calendar), version === 1 ? calendar.calendar : names.calendar(calendar));
  return { about: { ...said, ...(name === null ? {} : { displayName: name }) }, terms, ...later };
}

function metricDocument(metric: KeptLooseMetric, about: CompiledMetric['about'], names: Names): CompiledMetric {
  return { about, terms: methodTerms(metric, names), ...(metric.unit === '' ? {} : { unit: metric.unit }) };
}

function methodTerms({ key, measures, method, sources }: KeptLooseMetric, names: Names): MethodTerms | ClockMethod {
  const said = { metric: key, sources: sources.map(names.source) };
  return measures === 'clocks' ? { measures, ...said } : { combine: 'any-bad', ...method, measures, ...said };
}

function agreementDocument(agreement: KeptAgreement, parts: Parts): CompiledAgreement {
  const { versions, startsAt, endsAt, provider, customer, terms: { settlement = { anchor: localDateAt(agreement.zone, startsAt), every: 'P1M' }, ...wording }, ...head } = agreement;
  const { names } = parts;
  return {
    about: parts.about('Agreement', head.key, head.key, head.name),
    wording,
    named: versions.map(({ levels }) => levels.map(({ calendar, metric }) => ({ calendar: names.calendar(calendar), metric: names.metric(metric) }))),
    terms: {
      id: head.key, ...head, provider: names.party(provider), customer: names.party(customer), settlement, startsAt, ...(endsAt === null ? {} : { endsAt }),
      versions: versions.map((version) => {
        const { number, effectiveFrom, terms, money, levels } = version;
        return { number, effectiveFrom, ...terms, ...(money === null ? {} : { money }), levels: levels.map((level) => levelTerms(level, { agreement, version, parts, below: [] })) };
      }),
    },
  };
}

interface LevelSite {
  readonly agreement: KeptAgreement;
  readonly version: KeptVersion;
  readonly parts: Parts;
  /** The levels that hang on this one, so that no chain runs in a circle. */
  readonly below: readonly KeptLevel[];
}

function levelTerms(level: KeptLevel, site: LevelSite): AgreedLevel {
  const { key, name, metric, obligor, expected, minimum, calendar, every, anchor, terms: { zone = site.agreement.zone, chain, ...own } } = level;
  const { parts } = site;
  const method = parts.method(metric);
  const common = {
    id: key, name, component: metric.component, obligor: parts.names.party(obligor), calendar: parts.calendar(calendar), period: { zone, anchor, every }, expected, ...(minimum === null ? {} : { minimum }),
  };
  if (own.kind === 'clock') {
    const parent = chain === undefined ? undefined : levelAbove(chain.parent, { ...site, below: [...site.below, level] });
    return { ...common, ...own, method: clocks(method), ...(chain === undefined || parent === undefined ? {} : { chain: { parent, reserve: chain.reserve } }) };
  }
  return { ...common, ...own, method: measuring(method) };
}

/** The clock level above a chained one: of the same version, or as `agreement/level` of the version in force when this one begins (S11). */
function levelAbove(named: string, { agreement, version, parts, below }: LevelSite): ClockLevelTerms | undefined {
  const [of = '', key] = named.split('/');
  const other = key === undefined ? agreement : parts.agreements.get(of);
  const place = key === undefined || other === undefined ? agreement.versions.indexOf(version) : Math.max(0, other.versions.findLastIndex(({ effectiveFrom }) => effectiveFrom <= version.effectiveFrom));
  const above = other?.versions[place];
  const parent = above?.levels.find((level) => level.key === (key ?? of) && !below.includes(level));
  if (other === undefined || above === undefined || parent === undefined) return undefined;
  const terms = levelTerms(parent, { agreement: other, version: above, parts, below });
  const end = other.versions[place + 1]?.effectiveFrom ?? other.endsAt;
  return terms.kind === 'clock' ? { ...terms, inForce: { start: above.effectiveFrom, ...(end === null ? {} : { end }) } } : undefined;
}

/** What was kept was compiled, and so a clock level has clocks and every other level has none. */
function clocks(method: MethodTerms | ClockMethod): ClockMethod {
  if (method.measures !== 'clocks') throw new Error('a clock level is measured by clocks');
  return method;
}

function measuring(method: MethodTerms | ClockMethod): MethodTerms {
  if (method.measures === 'clocks') throw new Error('only clock levels are measured by clocks');
  return method;
}

function sharedMetricDocument(kept: KeptSharedMetric, parts: Parts): CompiledSharedMetric {
  const { key, name, structure, components, rule, zone, startsAt, endsAt, terms } = kept;
  return {
    about: parts.about('SharedMetric', key, key, name),
    named: namedBy(kept, parts),
    terms: { ...sharedTerms(kept, { rule, zone, startsAt, endsAt, ...terms }, parts), structure, components: components.map((component) => componentTerms(component, parts)) },
  };
}

function sharedSumDocument(kept: KeptSharedSum, parts: Parts): Entente['sharedSums'][number] {
  const { key, name, components, terms: { limit, unit, ...terms } } = kept;
  return {
    about: parts.about('SharedSum', key, key, name),
    named: namedBy(kept, parts),
    terms: { ...sharedTerms(kept, terms, parts), limit, unit, components: components.map((component) => ({ ...componentTerms(component, parts), ownLimit: component.ownLimit })) },
  };
}

interface SharedHead extends Promised {
  readonly key: string;
  readonly name: string;
  readonly endToEnd: MetricName | null;
  readonly components: readonly { readonly metric: MetricName; readonly party: string; readonly name: string }[];
}

function namedBy({ calendar, endToEnd, components }: SharedHead, { names }: Parts): NonNullable<CompiledSharedMetric['named']> {
  return { calendar: names.calendar(calendar), ...(endToEnd === null ? {} : { metric: names.metric(endToEnd) }), components: components.map(({ metric }) => ({ metric: names.metric(metric) })) };
}

type SharedRest = Pick<KeptSharedMetric, 'rule' | 'zone' | 'startsAt' | 'endsAt'> & KeptSharedMetric['terms'];

function sharedTerms({ key, name, endToEnd, expected, minimum, calendar, every, anchor }: SharedHead, { zone, startsAt, endsAt, ...terms }: SharedRest, parts: Parts): Omit<SharedMetricTerms, 'structure' | 'components'> {
  return {
    id: key, name, ...(endToEnd === null ? {} : { endToEnd: { component: endToEnd.component, method: measuring(parts.method(endToEnd)) } }),
    expected, ...(minimum === null ? {} : { minimum }), calendar: parts.calendar(calendar), period: { zone, anchor, every },
    inForce: { start: startsAt, ...(endsAt === null ? {} : { end: endsAt }) }, ...renamedParties(terms, parts.names.party),
  };
}

function componentTerms({ metric, party, name }: SharedHead['components'][number], parts: Parts): SharedMetricTerms['components'][number] {
  return { component: metric.component, method: measuring(parts.method(metric)), name, party: parts.names.party(party) };
}

function contractDocument({ key, name, provider, customer, signed, serviceLines }: KeptContract, { names, about }: Parts): Entente['contracts'][number] {
  return { about: about('Contract', key, key, name), terms: { provider: names.party(provider), customer: names.party(customer), ...(signed === null ? {} : { signed }), serviceLines } };
}

function found<K, T>(by: ReadonlyMap<K, T>, key: K): T {
  const thing = by.get(key);
  if (thing === undefined) throw new Error(`nothing is called ${String(key)}`);
  return thing;
}
