import type { Catalogue, Policy, Relation } from './catalogue.ts';

/** One rule of the wall. `broken` names every place that breaks it; none is right. */
export interface WallRule {
  readonly name: string;
  readonly says: string;
  readonly broken: (catalogue: Catalogue) => readonly string[];
}

export const RUNNING = ['entente_app', 'entente_auth', 'entente_portal', 'entente_routing', 'entente_worker'];

/** Schemas whose tables belong to tenants. auth, jobs and migrations hold no tenant's data and are shut to the others. */
export const TENANT_SCHEMAS = ['entente', 'routing'];

/** Unique keys that must hold over all tenants, because they lead to the tenant. */
export const ROUTING_KEYS = ['routing.tenant_slug_key', 'routing.membership_user_id_tenant_id_key', 'routing.api_key_prefix_key'];

/** A batch mixes several parties' series: none of it is ever granted to a party. */
export const NEVER_FOR_PARTIES = ['ingest_batch', 'status_change', 'clock_event', 'exclusion', 'series', 'sample_batch',
  'sample_chunk', 'rollup_hour', 'rollup_day', 'outbox_pending', 'log_position', 'api_key', 'signing_key'].map((name) => `entente.${name}`);

export const isTable = ({ kind }: Relation): boolean => kind === 'table' || kind === 'partitioned table';

/** The tables that stand for themselves: partitions are reached through their parent. */
export const tenantTables = ({ relations }: Catalogue): readonly Relation[] =>
  relations.filter((relation) => TENANT_SCHEMAS.includes(relation.schema) && isTable(relation) && relation.parent === null);

export const isTenantPolicy = ({ roles }: Policy): boolean => roles.includes('entente_app') || roles.includes('entente_worker');

export const isPartyPolicy = ({ roles }: Policy): boolean => roles.includes('entente_portal');

/** The column that a party policy compares with the party or its reach; '' when it asks for the tenant alone. */
export function partyColumn(expression: string | null): string | undefined {
  if (expression === '(tenant_id = entente.app_tenant())') return '';
  const [, column] = /^\(\(tenant_id = entente\.app_tenant\(\)\) AND \((\w+) = (?:ANY \(entente\.app_reach\('\w+'::text\)\)|entente\.app_party\(\))\)\)$/.exec(expression ?? '') ?? [];
  return column;
}
