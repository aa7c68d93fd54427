import { PARTY_KINDS } from '../../people/index.ts';
import { AGREEMENT_KINDS } from '../agreement.entity.ts';
import { ATTRIBUTION_RULES } from '@entente/sla';
import { agreementFrom, calendarFrom, levelFrom, methodFrom, moneyFrom, periodStep, sharedMetricFrom, structureFrom, versionFrom } from '../terms-json.ts';
import type { KeptRows } from './kept-rows.queries.ts';
import { ABOUT_KINDS, aboutKey, byName, calendarKey, type CalendarName, type KeptTerms, metricKey, type MetricName, spokenKey } from './kept-terms.ts';
import { renamedParties, sumFrom } from './stored-sums.ts';

/** Kept terms, and the ids by which things are known here. */
export interface KeptBook {
  readonly terms: KeptTerms;
  readonly ids: KeptIds;
}

/** By name; calendars also by name and version, metrics by component and key. */
export interface KeptIds {
  readonly parties: Map<string, string>;
  readonly services: Map<string, string>;
  readonly components: Map<string, string>;
  readonly sources: Map<string, string>;
  readonly calendars: Map<string, string>;
  readonly calendarVersions: Map<string, string>;
  readonly metrics: Map<string, string>;
  readonly agreements: Map<string, string>;
}

/** The rows as terms that name each other, in an order that is the same wherever they are kept. */
export function keptBook(rows: KeptRows): KeptBook {
  const names = namesIn(rows);
  return { ids: idsIn(rows, names), terms: termsIn(rows, names) };
}

type Names = ReturnType<typeof namesIn>;

function namesIn({ parties, services, components, sources, calendars, metrics }: KeptRows) {
  const component = namesById(components, ({ key }) => key);
  return {
    party: namesById(parties, ({ name }) => name),
    service: namesById(services, ({ name }) => name),
    component,
    source: namesById(sources, ({ name }) => name),
    calendar: namesById(calendars, ({ calendar, version }): CalendarName => ({ calendar, version })),
    metric: namesById(metrics, ({ component_id, key }): MetricName => ({ component: component(component_id), key })),
  };
}

function idsIn({ parties, services, components, sources, calendars, metrics, agreements }: KeptRows, names: Names): KeptIds {
  return {
    parties: idsBy(parties, ({ name }) => name),
    services: idsBy(services, ({ name }) => name),
    components: idsBy(components, ({ key }) => key),
    sources: idsBy(sources, ({ name }) => name),
    calendars: new Map(calendars.map(({ calendar, calendar_id }) => [calendar, calendar_id])),
    calendarVersions: idsBy(calendars, calendarKey),
    metrics: idsBy(metrics, ({ id }) => metricKey(names.metric(id))),
    agreements: idsBy(agreements, ({ key }) => key),
  };
}

function termsIn({ parties, providers, components, sources, calendars, metrics, speakers, spoken, ...rows }: KeptRows, names: Names): KeptTerms {
  const providerOf = new Map(providers.map(({ service_id, party_id }) => [service_id, party_id]));
  const ofMetric = Map.groupBy(speakers, ({ metric_id }) => metric_id);
  return {
    parties: byName(parties, ({ name }) => name).toSorted((one, other) => one.position - other.position).map(({ name, kind, letters }) => ({ name, role: oneOf(PARTY_KINDS, kind), letters })),
    providers: byName(providers.map(({ service_id, party_id }) => ({ service: names.service(service_id), provider: names.party(party_id) })), ({ service }) => service),
    components: byName(components, ({ key }) => key).map(({ key, name, service_id, party_id }) => {
      // Who provides the service runs what nobody else does.
      const party = party_id ?? providerOf.get(service_id);
      return { key, name, service: names.service(service_id), party: party === undefined ? null : names.party(party) };
    }),
    sources: byName(sources, ({ name }) => name).map(({ name, party_id, cadence }) => ({ name, party: party_id === null ? null : names.party(party_id), cadence })),
    spokenFor: byName(spoken.map(({ source_id, component_id }) => ({ source: names.source(source_id), component: component_id === null ? null : names.component(component_id) })), spokenKey),
    calendars: byName(calendars.toSorted((one, other) => one.version - other.version), ({ calendar }) => calendar).map(({ calendar, version, name, terms }) => ({ calendar, version, name, terms: calendarFrom(terms) })),
    metrics: byName(metrics, ({ id }) => metricKey(names.metric(id))).map(({ id, name, measures, unit, terms }) => ({
      ...names.metric(id), name, measures: oneOf(MEASURES, measures), unit, method: methodFrom(terms), sources: byName((ofMetric.get(id) ?? []).map(({ source_id }) => names.source(source_id)), (source) => source),
    })),
    looseMetrics: byName(rows.loose, ({ key }) => key).map(({ key, name, measures, unit, terms, sources }) => ({
      key, name, measures: oneOf(MEASURES, measures), unit, method: methodFrom(terms), sources: byName(sourcesFrom(sources).map(names.source), (source) => source),
    })),
    agreements: agreementsIn(rows, names),
    sharedMetrics: sharedMetricsIn(rows, names),
    sharedSums: byName(rows.sums, ({ key }) => key).map(({ key, name, calendar_version_id, terms }) => ({ key, name, calendar: names.calendar(calendar_version_id), ...sumFrom(terms, names) })),
    contracts: byName(rows.contracts, ({ key }) => key).map(({ key, name, provider_party_id, customer_party_id, signed, lines }) => ({
      key, name, provider: names.party(provider_party_id), customer: names.party(customer_party_id), signed, serviceLines: JSON.parse(lines),
    })),
    about: byName(rows.about.map(({ kind, name, words }) => ({ kind: oneOf(ABOUT_KINDS, kind), name, words: JSON.parse(words) })), aboutKey),
  };
}

function agreementsIn({ agreements, versions, levels, money }: Pick<KeptRows, 'agreements' | 'versions' | 'levels' | 'money'>, names: Names): KeptTerms['agreements'] {
  const ofAgreement = Map.groupBy(versions, ({ agreement_id }) => agreement_id);
  const ofVersion = Map.groupBy(levels, ({ version_id }) => version_id);
  const moneyOf = new Map(money.map(({ version_id, terms }) => [version_id, moneyFrom(terms)]));
  return byName(agreements, ({ key }) => key).map(({ id, key, name, kind, provider_party_id, customer_party_id, zone, grace, starts_at, ends_at, terms }) => ({
    key, name, kind: oneOf(AGREEMENT_KINDS, kind), provider: names.party(provider_party_id), customer: names.party(customer_party_id), zone, grace, startsAt: starts_at.getTime(), endsAt: ends_at?.getTime() ?? null, terms: agreementFrom(terms),
    versions: (ofAgreement.get(id) ?? []).map((version) => ({
      number: version.number,
      effectiveFrom: version.effective_from.getTime(),
      terms: versionFrom(version.terms),
      money: moneyOf.get(version.id) ?? null,
      levels: (ofVersion.get(version.id) ?? []).map((level) => ({
        key: level.key, name: level.name, metric: names.metric(level.metric_id), obligor: names.party(level.obligor_party_id), terms: levelFrom(level), ...promised(level, names),
      })),
    })),
  }));
}

function sharedMetricsIn({ shared, parts }: Pick<KeptRows, 'shared' | 'parts'>, names: Names): KeptTerms['sharedMetrics'] {
  const ofShared = Map.groupBy(parts, ({ shared_metric_id }) => shared_metric_id);
  return byName(shared, ({ key }) => key).map((metric) => ({
    key: metric.key, name: metric.name, endToEnd: metric.end_to_end_metric_id === null ? null : names.metric(metric.end_to_end_metric_id), structure: structureFrom(metric.structure), zone: metric.zone,
    rule: oneOf(ATTRIBUTION_RULES, metric.rule), terms: renamedParties(sharedMetricFrom(metric.terms), names.party), startsAt: metric.starts_at.getTime(), endsAt: metric.ends_at?.getTime() ?? null, ...promised(metric, names),
    components: (ofShared.get(metric.id) ?? []).map(({ metric_id, party_id, name }) => ({ metric: names.metric(metric_id), party: names.party(party_id), name })),
  }));
}

type PromiseRow = Pick<KeptRows['levels'][number], 'expected' | 'minimum' | 'calendar_version_id' | 'every' | 'anchor'>;

function promised({ expected, minimum, calendar_version_id, every, anchor }: PromiseRow, names: Names) {
  return { expected, minimum, calendar: names.calendar(calendar_version_id), every: periodStep(every), anchor };
}

/** Written by writeLooseMetrics. */
const sourcesFrom = (text: string): readonly string[] => JSON.parse(text);

const MEASURES = ['status', 'samples', 'clocks'] as const;

interface Row {
  readonly id: string;
}

/** What each id is called; a foreign key says that it is called something. */
function namesById<R extends Row, N>(rows: readonly R[], nameOf: (row: R) => N): (id: string) => N {
  const names = new Map(rows.map((row) => [row.id, nameOf(row)]));
  return (id) => {
    const name = names.get(id);
    if (name === undefined) throw new Error(`nothing has the id ${id}`);
    return name;
  };
}

function idsBy<R extends Row>(rows: readonly R[], nameOf: (row: R) => string): Map<string, string> {
  return new Map(rows.map((row) => [nameOf(row), row.id]));
}

function oneOf<T extends string>(known: readonly T[], text: string): T {
  const found = known.find((each) => each === text);
  if (found === undefined) throw new Error(`${text} is not one of ${known.join(', ')}`);
  return found;
}
