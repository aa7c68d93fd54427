import { ATTRIBUTION_RULES, type AvailabilityTerms, type ClockLevelTerms, type ClockMethod, type LevelTerms, type MethodTerms, type SharedMetricTerms } from '@entente/sla';
import { sql } from 'kysely';
import type { Session } from '../../store/session/session.ts';
import { calendarFrom, levelFrom, methodFrom, periodStep, sharedMetricFrom, structureFrom } from './terms-json.ts';

/** A level's terms with what the engine does not ask for: whose level it is, and what pins it (S24). */
export interface AgreedLevel {
  readonly terms: LevelTerms;
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
  /** The level of this id in every version of its agreement. */
  readonly versionsOf?: string;
  /** Levels that measure one of these components. */
  readonly components?: readonly string[];
}

/** Every level that fits the filter, in every version, as the engine takes it. One statement, and one more for the clocks that others hang on or go on from. */
export async function agreedLevels({ db }: Pick<Session, 'db'>, filter: LevelFilter): Promise<AgreedLevel[]> {
  if ([filter.agreements, filter.levels, filter.components].some((ids) => ids?.length === 0)) return [];
  const { components: wanted } = filter;
  const rows = await levelRows({ db }, filter);
  const clocks = rows.some((row) => isChained(row) || row.is_succeeded) ? await levelRows({ db }, { tenantId: filter.tenantId, kind: 'clock' }) : [];
  const levels = rows.map((row): AgreedLevel => ({
    key: row.key,
    agreementId: row.agreement_id,
    versionId: row.version_id,
    version: row.version,
    calendar: { name: row.calendar_name, version: row.calendar_version },
    grace: row.grace,
    terms: withVersions(row, clocks),
  }));
  // A chained clock is measured by those above it too.
  return wanted === undefined ? levels : levels.filter(({ terms }) => measuredParts(terms).some(({ component }) => wanted.includes(component)));
}

/** Everything that a level is measured by: its own component and, of a chained clock, those above it (S11). */
export function measuredParts(terms: LevelTerms): readonly MeasuredPart[] {
  const own = { component: terms.component, method: terms.method, ...(terms.kind === 'clock' && terms.repeats === true ? { repeats: true } : {}) };
  return terms.kind === 'clock' && terms.chain !== undefined ? [own, ...measuredParts(terms.chain.parent)] : [own];
}

export interface MeasuredPart {
  readonly component: string;
  readonly method: MethodTerms | ClockMethod;
  /** Of clocks: each stop begins the next cycle (S9). */
  readonly repeats?: boolean;
}

type LevelRow = Awaited<ReturnType<typeof levelRows>>[number];

function levelRows({ db }: Pick<Session, 'db'>, filter: LevelFilter & { readonly kind?: LevelTerms['kind'] }) {
  return db
    .selectFrom('level as l')
    .innerJoin('agreement_version as v', (join) => join.onRef('v.tenant_id', '=', 'l.tenant_id').onRef('v.id', '=', 'l.version_id'))
    .innerJoin('agreement as a', (join) => join.onRef('a.tenant_id', '=', 'l.tenant_id').onRef('a.id', '=', 'l.agreement_id'))
    .innerJoin('metric as m', (join) => join.onRef('m.tenant_id', '=', 'l.tenant_id').onRef('m.id', '=', 'l.metric_id'))
    .innerJoin('component as c', (join) => join.onRef('c.tenant_id', '=', 'm.tenant_id').onRef('c.id', '=', 'm.component_id'))
    .innerJoin('calendar_version as cv', (join) => join.onRef('cv.tenant_id', '=', 'l.tenant_id').onRef('cv.id', '=', 'l.calendar_version_id'))
    .innerJoin('calendar as cal', (join) => join.onRef('cal.tenant_id', '=', 'cv.tenant_id').onRef('cal.id', '=', 'cv.calendar_id'))
    .select([
      'l.id', 'l.key', 'l.name', 'l.kind', 'l.agreement_id', 'a.key as agreement', 'l.version_id', 'l.obligor_party_id', 'l.expected', 'l.minimum', 'l.every', 'l.anchor',
      'l.terms', 'v.number as version', 'v.effective_from', 'a.zone', 'a.grace', 'a.starts_at', 'a.ends_at', 'm.id as metric_id', 'm.measures',
      'm.terms as method', 'c.key as component', 'cv.terms as calendar', 'cv.number as calendar_version', 'cal.name as calendar_name',
      sql<Date | null>`(select min(n.effective_from) from entente.agreement_version n
        where n.tenant_id = v.tenant_id and n.agreement_id = v.agreement_id and n.effective_from > v.effective_from)`.as('next_from'),
      sql<boolean>`l.kind = 'clock' and exists (select from entente.level n
        where n.tenant_id = l.tenant_id and n.agreement_id = l.agreement_id and n.key = l.key and n.terms like '%"reaches":"running-clocks"%')`.as('is_succeeded'),
      sourcesOf('m'),
    ])
    .where('l.tenant_id', '=', filter.tenantId)
    .$if(filter.agreements !== undefined, (query) => query.where('l.agreement_id', 'in', [...(filter.agreements ?? [])]))
    .$if(filter.levels !== undefined, (query) => query.where('l.id', 'in', [...(filter.levels ?? [])]))
    .$if(filter.versionsOf !== undefined, (query) => query.where(({ exists, selectFrom }) => exists(selectFrom('level as o').select('o.id')
      .whereRef('o.tenant_id', '=', 'l.tenant_id').whereRef('o.agreement_id', '=', 'l.agreement_id').whereRef('o.key', '=', 'l.key').where('o.id', '=', filter.versionsOf ?? ''))))
    .$if(filter.kind !== undefined, (query) => query.where('l.kind', '=', filter.kind ?? ''))
    .$if(filter.components !== undefined, (query) => query.where(({ eb, or, and }) => or([
      eb('c.key', 'in', [...(filter.components ?? [])]), and([eb('l.kind', '=', 'clock'), eb('l.terms', 'like', '%"chain":%')]),
    ])))
    .orderBy('l.agreement_id')
    .orderBy('v.number')
    .orderBy('l.place')
    .execute();
}

/** Where an amendment reaches running clocks, each version knows all of them (S10). */
function withVersions(row: LevelRow, clocks: readonly LevelRow[]): LevelTerms {
  const terms = termsOf(row, clocks);
  if (terms.kind !== 'clock' || !row.is_succeeded) return terms;
  const versions = clocks
    .filter(({ agreement_id, key }) => agreement_id === row.agreement_id && key === row.key)
    .flatMap((version) => {
      const its = termsOf(version, clocks);
      return its.kind === 'clock' ? [its] : [];
    });
  return { ...terms, versions };
}

/** `below`: the levels that hang on it, so that no chain runs in a circle. */
function termsOf(row: LevelRow, clocks: readonly LevelRow[], below: readonly string[] = []): LevelTerms {
  const { zone = row.zone, chain, ...own } = levelFrom(row);
  const common = {
    id: row.id,
    name: row.name,
    component: row.component,
    expected: row.expected,
    ...(row.minimum === null ? {} : { minimum: row.minimum }),
    obligor: row.obligor_party_id,
    calendar: calendarFrom(row.calendar),
    period: { zone, anchor: row.anchor, every: periodStep(row.every) },
    // A first version may be older than its agreement: nothing is judged before that.
    inForce: inForce(row.effective_from < row.starts_at ? row.starts_at : row.effective_from, row.next_from ?? row.ends_at),
  };
  if (own.kind !== 'clock') return { ...common, ...own, method: methodOf(row) };
  const parent = chain === undefined ? undefined : levelAbove(row, chain.parent, { clocks, below: [...below, row.id] });
  return { ...common, ...own, method: clockMethod(row), ...(chain === undefined || parent === undefined ? {} : { chain: { parent, reserve: chain.reserve } }) };
}

/** The clock level above: of the same version by its key, or as `agreement/level` of the version in force when this one begins (S11). */
function levelAbove(row: LevelRow, named: string, { clocks, below }: { readonly clocks: readonly LevelRow[]; readonly below: readonly string[] }): ClockLevelTerms | undefined {
  const [of = '', key] = named.split('/');
  const itsOwn = clocks.filter(({ version_id, key: its }) => version_id === row.version_id && its === of);
  const others = clocks.filter((each) => each.agreement === of && each.key === key);
  const found = key === undefined ? itsOwn[0] : others.findLast(({ effective_from }) => effective_from <= row.effective_from) ?? others[0];
  if (found === undefined || below.includes(found.id)) return undefined;
  const terms = termsOf(found, clocks, below);
  return terms.kind === 'clock' ? terms : undefined;
}

const isChained = ({ kind, terms }: LevelRow): boolean => levelFrom({ kind, terms }).chain !== undefined;

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
      's.id', 's.name', 's.structure', 's.rule', 's.zone', 's.every', 's.anchor', 's.expected', 's.minimum', 's.terms', 's.starts_at', 's.ends_at',
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
        rule: ATTRIBUTION_RULES.find((each) => each === row.rule) ?? 'shapley',
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

function clockMethod({ metric_id, sources }: MethodRow): ClockMethod {
  return { measures: 'clocks', ...(metric_id === null ? {} : { metric: metric_id }), sources };
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
