import type { Connection, PageArgs } from '../../graphql-kit/connection.ts';
import { readPage } from '../../graphql-kit/connection.ts';
import type { Session } from '../../store/session/session.ts';
import type { ApiKeyType, SourceScopeType, SourceType } from './source.types.ts';

/** The tenant's sources by name, each with when it last sent something. */
export function sourcesPage(session: Session, page: PageArgs): Promise<Connection<SourceType>> {
  const { db } = session;
  return readPage(page, {
    rows: async (after, limit) => {
      const rows = await selectSources(session)
        .$if(after !== undefined, (query) => query.where('s.name', '>', String(after?.[0])))
        .orderBy('s.name')
        .limit(limit)
        .execute();
      return rows.map(sourceOf);
    },
    cursorOf: ({ name }) => [name],
    count: async () => Number((await db.selectFrom('source').select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).count),
  });
}

export async function sourcesById(session: Session, ids: readonly string[]): Promise<ReadonlyMap<string, SourceType>> {
  const rows = await selectSources(session).where('s.id', 'in', [...ids]).execute();
  return new Map(rows.map((row) => [row.id, sourceOf(row)]));
}

function selectSources({ db }: Session) {
  return db.selectFrom('source as s').select((eb) => [
    's.id', 's.name', 's.party_id', 's.cadence',
    eb.selectFrom('ingest_batch as b').select(({ fn }) => fn.max('b.recorded_at').as('last')).whereRef('b.tenant_id', '=', 's.tenant_id').whereRef('b.source_id', '=', 's.id').as('last_fact_at'),
  ]);
}

type SourceRow = Awaited<ReturnType<ReturnType<typeof selectSources>['execute']>>[number];

function sourceOf({ id, name, party_id, cadence, last_fact_at }: SourceRow): SourceType {
  return { id, name, partyId: party_id, cadenceSeconds: cadence === null ? null : Math.round(cadence / 1000), lastFactAt: last_fact_at };
}

export async function scopesOf({ db }: Session, sources: readonly string[]): Promise<ReadonlyMap<string, readonly SourceScopeType[]>> {
  const rows = await db
    .selectFrom('metric_source as ms')
    .innerJoin('metric as m', (join) => join.onRef('m.tenant_id', '=', 'ms.tenant_id').onRef('m.id', '=', 'ms.metric_id'))
    .innerJoin('component as c', (join) => join.onRef('c.tenant_id', '=', 'm.tenant_id').onRef('c.id', '=', 'm.component_id'))
    .innerJoin('service as v', (join) => join.onRef('v.tenant_id', '=', 'c.tenant_id').onRef('v.id', '=', 'c.service_id'))
    .select(['ms.source_id', 'm.key as metric', 'c.id', 'c.key', 'c.name', 'c.party_id', 'v.name as service'])
    .where('ms.source_id', 'in', [...sources])
    .orderBy('c.key')
    .orderBy('m.key')
    .execute();
  const grouped = Map.groupBy(rows, ({ source_id }) => source_id);
  return new Map([...grouped].map(([id, its]) => [id, its.map(({ metric, party_id, service, ...component }) => ({
    metric, component: { id: component.id, key: component.key, name: component.name, service, partyId: party_id },
  }))]));
}

const KEY_COLUMNS = ['id', 'prefix', 'created_at as createdAt', 'revoked_at as revokedAt', 'last_used_at as lastUsedAt'] as const;

export async function keysOf({ db }: Session, sources: readonly string[]): Promise<ReadonlyMap<string, readonly ApiKeyType[]>> {
  const rows = await db.selectFrom('api_key').select([...KEY_COLUMNS, 'source_id']).where('source_id', 'in', [...sources]).orderBy('created_at').execute();
  return Map.groupBy(rows, ({ source_id }) => source_id);
}

export async function keyById({ db }: Session, id: string): Promise<ApiKeyType> {
  return db.selectFrom('api_key').select(KEY_COLUMNS).where('id', '=', id).executeTakeFirstOrThrow();
}

export async function keysById({ db }: Session, ids: readonly string[]): Promise<ReadonlyMap<string, ApiKeyType>> {
  const rows = await db.selectFrom('api_key').select(KEY_COLUMNS).where('id', 'in', [...ids]).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** The metrics of the components, by the component: what a scope can name. */
export async function metricsOf({ db }: Session, components: readonly string[]): Promise<ReadonlyMap<string, readonly { readonly id: string; readonly key: string }[]>> {
  if (components.length === 0) return new Map();
  const rows = await db.selectFrom('metric').select(['id', 'key', 'component_id']).where('component_id', 'in', [...components]).execute();
  return Map.groupBy(rows, ({ component_id }) => component_id);
}
