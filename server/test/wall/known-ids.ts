import { type GraphQLSchema, isObjectType } from 'graphql';
import { globalId } from '../../src/graphql-kit/ids.ts';
import type { World } from '../world.ts';

/** An id as the API gives it, and whose it is. */
export interface KnownId {
  readonly type: string;
  readonly id: string;
  readonly uuid: string;
}

/** Types whose table does not follow from their name. */
const TABLES: Readonly<Record<string, string>> = { SharedMetricResult: 'shared_result' };

/** Every type with a global id; a new one is here the day it lands. */
export function nodeTypes(schema: GraphQLSchema): readonly string[] {
  return Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node')).map(({ name }) => name);
}

/** The ids of all things of a tenant, read past every wall. Throws when the story has nothing of a type. */
export async function knownIds(world: World, schema: GraphQLSchema, tenantId: string): Promise<readonly KnownId[]> {
  const found: KnownId[] = [];
  for (const type of nodeTypes(schema)) {
    const table = TABLES[type] ?? type.replaceAll(/(?<!^)([A-Z])/g, '_$1').toLowerCase();
    const rows = type === 'Tenant' ? [{ id: tenantId }] : await world.admin<{ id: string }>(`select id from entente.${table} where tenant_id = $1 order by id`, [tenantId]);
    if (rows.length === 0) throw new Error(`the story has no ${type}, so nothing about it is tested`);
    found.push(...rows.map(({ id: uuid }) => ({ type, uuid, id: globalId(type, uuid) })));
  }
  return found;
}
