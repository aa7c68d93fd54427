import type { AvailabilityTerms, MethodTerms, SharedMetricTerms } from '@entente/sla';
import { sql } from 'kysely';
import type { Session } from '../../store/session/session.ts';
import { calendarFrom, levelFrom, methodFrom, periodStep, sharedMetricFrom, structureFrom } from './terms-json.ts';

/** A level's terms with what the engine does not ask for: whose level it is, and what pins it (S24). */
export interface AgreedLevel {
  readonly terms: AvailabilityTerms;
  readonly key: string;
  readonly agreementId: string;
  readonly versionId: string;
  readonly version: number;
  readonly calendar: { readonly name: string; readonly version: number };
  /** Milliseconds between a period's end and its closing (S23). */
  readonly grace: number;
}

export interface AgreedSharedMetric {
  readonly terms: SharedMetricTerms;
  /** The components' parties in the order of the agreement. */
  readonly parties: readonly string[];
}

export interface LevelFilter {
  readonly tenantId: string;
  readonly agreements?: readonly string[];
  readonly levels?: readonly string[];
  /** Levels that measure one of these components. */
  readonly components?: readonly string[];
}

/** Every level that fits the filter, in every version, as the engine takes it. One statement. */
export async function agreedLevels({ db }: Pick<Session, 'db'>, filter: LevelFilter): Promise<AgreedLevel[]> {
  if ([filter.agreements, filter.levels, filter.components].some((ids) => ids?.length === 0)) return [];
  const rows = await db
    .selectFrom('level as l')
    .innerJoin('agreement_version as v', (join) => join.onRef('v.tenant_id', '=', 'l.tenant_id').onRef('v.id', '=', 'l.version_id'))
    .innerJoin('agreement as a', (join) => join.onRef('a.tenant_id', '=', 'l.tenant_id').onRef('a.id', '=', 'l.agreement_id'))
    .innerJoin('metric as m', (join) => join.onRef('m.tenant_id', '=', 'l.tenant_id').onRef('m.id', '=', 'l.metric_id'))
    .innerJoin('component as c', (join) => join.onRef('c.tenant_id', '=', 'm.tenant_id').onRef('c.id', '=', 'm.component_id'))
    .innerJoin('calendar_version as cv', (join) => join.onRef('cv.tenant_id', '=', 'l.tenant_id').onRef('cv.id', '=', 'l.calendar_version_id'))
    .innerJoin('calendar as cal', (join) => join.onRef('cal.tenant_id', '=', 'cv.tenant_id').onRef('cal.id', '=', 'cv.calendar_id'))
    .select([
      'l.id', 'l.key', 'l.name', 'l.agreement_id', 'l.version_id', 'l.obligor_party_id', 'l.expected', 'l.minimum', 'l.every', 'l.anchor',
      'l.terms', 'v.number as version', 'v.effective_from', 'a.zone', 'a.grace', 'a.ends_at', 'm.id as metric_id', 'm.measures',
      'm.terms as method', 'c.key as component', 'cv.terms as calendar', 'cv.number as calendar_version', 'cal.name as calendar_name',
      sql<Date | null>`(select min(n.effective_from) from entente.agreement_version n
        where n.tenant_id = v.tenant_id and n.agreement_id = v.agreement_id and n.effective_from > v.effective_from)`.as('next_from'),
      sourcesOf('m'),
    ])
    .where('l.tenant_id', '=', filter.tenantId)
    .$if(filter.agreements !== undefined, (query) => query.where('l.agreement_id', 'in', [...(filter.agreements ?? [])]))
    .$if(filter.levels !== undefined, (query) => query.where('l.id', 'in', [...(filter.levels ?? [])]))
    .$if(filter.components !== undefined, (query) => query.where('c.key', 'in', [...(filter.components ?? [])]))
    .orderBy('l.agreement_id')
    .orderBy('v.number')
    .orderBy('l.place')
    .execute();

  return rows.map((row) => ({
    key: row.key,
    agreementId: row.agreement_id,
    versionId: row.version_id,
    version: row.version,
    calendar: { name: row.calendar_name, version: row.calendar_version },
    grace: row.grace,
    terms: {
      id: row.id,
      name: row.name,
      kind: 'availability',
      component: row.component,
      expected: row.expected,
      ...(row.minimum === null ? {} : { minimum: row.minimum }),
      obligor: row.obligor_party_id,
      calendar: calendarFrom(row.calendar),
      period: { zone: row.zone, anchor: row.anchor, every: periodStep(row.every) },
      method: methodOf(row),
      inForce: inForce(row.effective_from, row.next_from ?? row.ends_at),
      ...levelFrom(row.terms),
    },
  }));
}

export interface SharedMetricFilter {
  readonly tenantId: string;
  readonly sharedMetrics?: readonly string[];
  /** Shared metrics that measure one of these components, end to end or in their structure. */
  readonly components?: readonly string[];
}

/** Every shared metric that fits the filter, as the engine takes it. Two statements. */
export async function agreedSharedMetrics({ db }: Pick<Session, 'db'>, filter: SharedMetricFilter): Promise<AgreedSharedMetric[]> {
  if ([filter.sharedMetrics, filter.components].some((ids) => ids?.length === 0)) return [];
  const rows = await db
    .selectFrom('shared_metric as s')
    .innerJoin('calendar_version as cv', (join) => join.onRef('cv.tenant_id', '=', 's.tenant_id').onRef('cv.id', '=', 's.calendar_version_id'))
    .leftJoin('metric as m', (join) => join.onRef('m.tenant_id', '=', 's.tenant_id').onRef('m.id', '=', 's.end_to_end_metric_id'))
    .leftJoin('component as c', (join) => join.onRef('c.tenant_id', '=', 'm.tenant_id').onRef('c.id', '=', 'm.component_id'))
    .select([
      's.id', 's.name', 's.structure', 's.zone', 's.every', 's.anchor', 's.expected', 's.minimum', 's.terms', 's.starts_at', 's.ends_at',
      'cv.terms as calendar', 'm.id as metric_id', 'm.measures', 'm.terms as method', 'c.key as component', sourcesOf('m'),
    ])
    .where('s.tenant_id', '=', filter.tenantId)
    .$if(filter.sharedMetrics !== undefined, (query) => query.where('s.id', 'in', [...(filter.sharedMetrics ?? [])]))
    .orderBy('s.key')
    .execute();
  if (rows.length === 0) return [];
  const parts = await sharedParts(db, filter.tenantId, rows.map(({ id }) => id));

  const all = rows.map((row): AgreedSharedMetric => {
    const components = parts.filter(({ shared_metric_id }) => shared_metric_id === row.id);
    return {
      parties: [...new Set(components.map(({ party_id }) => party_id))],
      terms: {
        id: row.id,
        name: row.name,
        ...(row.component === null ? {} : { endToEnd: { component: row.component, method: methodOf(row) } }),
        structure: structureFrom(row.structure),
        components: components.map((part) => ({ component: part.component, name: part.name, party: part.party_id, method: methodOf(part) })),
        rule: 'shapley',
        expected: row.expected,
        ...(row.minimum === null ? {} : { minimum: row.minimum }),
        calendar: calendarFrom(row.calendar),
        period: { zone: row.zone, anchor: row.anchor, every: periodStep(row.every) },
        inForce: inForce(row.starts_at, row.ends_at),
        ...sharedMetricFrom(row.terms),
      },
    };
  });
  const { components: wanted } = filter;
  if (wanted === undefined) return all;
  return all.filter(({ terms }) => [terms.endToEnd, ...terms.components].some((part) => part !== undefined && wanted.includes(part.component)));
}

function sharedParts(db: Session['db'], tenantId: string, sharedMetrics: readonly string[]) {
  return db
    .selectFrom('shared_component as p')
    .innerJoin('metric as m', (join) => join.onRef('m.tenant_id', '=', 'p.tenant_id').onRef('m.id', '=', 'p.metric_id'))
    .innerJoin('component as c', (join) => join.onRef('c.tenant_id', '=', 'm.tenant_id').onRef('c.id', '=', 'm.component_id'))
    .select(['p.shared_metric_id', 'p.party_id', 'p.name', 'c.key as component', 'm.id as metric_id', 'm.measures', 'm.terms as method', sourcesOf('m')])
    .where('p.tenant_id', '=', tenantId)
    .where('p.shared_metric_id', 'in', [...sharedMetrics])
    .orderBy('p.place')
    .execute();
}

/** The metric's sources, ids in order, as one array. */
function sourcesOf(metric: string) {
  const id = sql.ref(`${metric}.id`);
  const tenant = sql.ref(`${metric}.tenant_id`);
  return sql<string[]>`array(select ms.source_id::text from entente.metric_source ms
    where ms.tenant_id = ${tenant} and ms.metric_id = ${id} order by ms.source_id)`.as('sources');
}

interface MethodRow {
  readonly metric_id: string | null;
  readonly measures: string | null;
  readonly method: string | null;
  readonly sources: readonly string[];
}

function methodOf({ metric_id, measures, method, sources }: MethodRow): MethodTerms {
  return {
    ...methodFrom(method ?? '{}'),
    ...(metric_id === null ? {} : { metric: metric_id }),
    measures: measures === 'samples' ? 'samples' : 'status',
    sources,
  };
}

function inForce(start: Date, end: Date | null): AvailabilityTerms['inForce'] {
  return end === null ? { start: start.getTime() } : { start: start.getTime(), end: end.getTime() };
}
