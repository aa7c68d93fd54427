import type { Structure } from '@entente/sla';
import type { Connection, PageArgs } from '../../graphql-kit/connection.ts';
import { readPage } from '../../graphql-kit/connection.ts';
import type { Session } from '../../store/session/session.ts';
import type { SharedComponentType, SharedMetricType, StructureNodeType } from './shared-metric.types.ts';
import { structureFrom } from './terms-json.ts';

const COLUMNS = ['id', 'name', 'expected', 'minimum', 'rule', 'zone as timeZone', 'structure as tree'] as const;

export function sharedMetricsPage({ db }: Session, page: PageArgs): Promise<Connection<SharedMetricType>> {
  return readPage(page, {
    rows: (after, limit) =>
      db
        .selectFrom('shared_metric')
        .select(COLUMNS)
        .$if(after !== undefined, (query) => query.where(({ eb, refTuple, tuple }) => eb(refTuple('name', 'id'), '>', tuple(String(after?.[0]), String(after?.[1])))))
        .orderBy('name')
        .orderBy('id')
        .limit(limit)
        .execute(),
    cursorOf: ({ name, id }) => [name, id],
    count: async () => Number((await db.selectFrom('shared_metric').select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).count),
  });
}

export async function sharedMetricsById({ db }: Session, ids: readonly string[]): Promise<ReadonlyMap<string, SharedMetricType>> {
  const rows = await db.selectFrom('shared_metric').select(COLUMNS).where('id', 'in', [...ids]).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** The components of each shared metric, in the order of the agreement. */
export async function sharedComponentsOf({ db }: Session, sharedMetrics: readonly string[]): Promise<ReadonlyMap<string, readonly SharedComponentType[]>> {
  const rows = await db
    .selectFrom('shared_component as p')
    .innerJoin('metric as m', (join) => join.onRef('m.tenant_id', '=', 'p.tenant_id').onRef('m.id', '=', 'p.metric_id'))
    .innerJoin('component as c', (join) => join.onRef('c.tenant_id', '=', 'm.tenant_id').onRef('c.id', '=', 'm.component_id'))
    .select(['p.shared_metric_id as sharedMetricId', 'p.party_id as partyId', 'p.name', 'c.key'])
    .where('p.shared_metric_id', 'in', [...sharedMetrics])
    .orderBy('p.place')
    .execute();
  return Map.groupBy(rows, ({ sharedMetricId }) => sharedMetricId);
}

/** The tree as a list, parents before children; each but the first knows its parent's place. */
export function structureNodes(tree: string, components: readonly SharedComponentType[]): readonly StructureNodeType[] {
  const nodes: StructureNodeType[] = [];
  const walk = (part: Structure, parent: number | null): void => {
    const index = nodes.length;
    const put = (kind: string, rest: Partial<StructureNodeType>, parts: readonly Structure[]) => {
      nodes.push({ index, parent, kind, atLeast: null, component: null, ...rest });
      for (const each of parts) walk(each, index);
    };
    if ('component' in part) put('component', { component: components.find(({ key }) => key === part.component) ?? null }, []);
    else if ('series' in part) put('series', {}, part.series);
    else if ('parallel' in part) put('parallel', {}, part.parallel);
    else put('at-least', { atLeast: part.atLeast }, part.of);
  };
  walk(structureFrom(tree), null);
  return nodes;
}
