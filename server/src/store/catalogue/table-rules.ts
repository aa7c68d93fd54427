import { isTable, isTenantPolicy, ROUTING_KEYS, TENANT_SCHEMAS, tenantTables, type WallRule } from './wall-rules.ts';

const TENANT = '(tenant_id = entente.app_tenant())';
const FILTERABLE = ['uuid', 'text', 'timestamp with time zone', 'date', 'double precision', 'bigint', 'integer', 'smallint', 'boolean'];

/** What makes a table a tenant's table. */
export const TABLE_RULES: readonly WallRule[] = [
  {
    name: 'tenant-column',
    says: 'A tenant table has `tenant_id uuid not null default entente.app_tenant()`.',
    broken: (catalogue) => tenantTables(catalogue).filter(({ name }) => !catalogue.columns.some((column) =>
      column.relation === name && column.name === 'tenant_id' && column.type === 'uuid' && !column.nullable && column.default === 'entente.app_tenant()',
    )).map(({ name }) => name),
  },
  {
    name: 'tenant-first-in-key',
    says: 'tenant_id comes first in the primary key.',
    broken: (catalogue) => tenantTables(catalogue).filter(({ name }) => !catalogue.constraints.some((constraint) =>
      constraint.relation === name && constraint.kind === 'primary key' && constraint.columns[0] === 'tenant_id',
    )).map(({ name }) => name),
  },
  {
    name: 'row-security',
    says: 'Row security is enabled and forced, on partitions too.',
    broken: ({ relations }) => relations
      .filter((relation) => TENANT_SCHEMAS.includes(relation.schema) && isTable(relation) && !(relation.rowSecurity && relation.forced))
      .map(({ name }) => name),
  },
  {
    name: 'tenant-policy',
    says: 'One permissive policy to entente_app and entente_worker, the same text everywhere; nothing restrictive, nothing to public.',
    broken: (catalogue) => [
      ...tenantTables(catalogue).filter(({ name }) => {
        const its = catalogue.policies.filter((policy) => policy.relation === name && isTenantPolicy(policy));
        const [policy] = its;
        return its.length !== 1 || !policy?.permissive || policy.command !== 'all' || policy.roles.join() !== 'entente_app,entente_worker'
          || policy.using !== TENANT || policy.check !== TENANT;
      }).map(({ name }) => name),
      ...catalogue.policies.filter(({ permissive, roles }) => !permissive || roles.includes('public')).map(({ relation, name }) => `${relation} ${name}`),
    ],
  },
  {
    name: 'no-subselect-in-policy',
    says: 'A policy reads no table: a sub-select is refused by a distributed database and runs once a row here.',
    broken: ({ policies }) => policies.filter(({ using, check }) => /\bselect\b/i.test(`${using} ${check}`)).map(({ relation, name }) => `${relation} ${name}`),
  },
  {
    name: 'tenant-first-in-index',
    says: 'Every index starts with tenant_id, so that the policy is an index condition; only keys that lead to a tenant do not.',
    broken: (catalogue) => catalogue.indexes
      .filter(({ relation, columns }) => isOfTenant(relation) && columns[0] !== 'tenant_id')
      .map(({ relation, name }) => `${relation.split('.')[0]}.${name}`)
      .filter((name) => !ROUTING_KEYS.includes(name)),
  },
  {
    name: 'filterable-index-columns',
    says: 'Index columns have leakproof types: under row security an index on any other is never used.',
    broken: ({ indexes }) => indexes
      .filter(({ relation, types }) => isOfTenant(relation) && types.some((type) => !FILTERABLE.includes(type)))
      .map(({ relation, name }) => `${relation} ${name}`),
  },
  {
    name: 'foreign-keys-stay-in-the-tenant',
    says: 'A foreign key between tenant tables is (tenant_id, …) to (tenant_id, …).',
    broken: ({ constraints }) => constraints
      .filter(({ kind, relation, columns, referenced }) => kind === 'foreign key' && isOfTenant(relation)
        && (columns[0] !== 'tenant_id' || referenced[0] !== 'tenant_id'))
      .map(({ relation, name }) => `${relation} ${name}`),
  },
  {
    name: 'no-set-null',
    says: 'No `on delete set null` or `set default`: tenant_id would be set too.',
    broken: ({ constraints }) => constraints
      .filter(({ onDelete, kind }) => kind === 'foreign key' && (onDelete === 'set null' || onDelete === 'set default'))
      .map(({ relation, name }) => `${relation} ${name}`),
  },
  {
    name: 'ids-by-the-application',
    says: 'Ids are made by the application: no default for id, no identity column, no sequence.',
    broken: (catalogue) => [
      ...catalogue.columns.filter(({ relation, name, default: given, identity }) => isOfTenant(relation) && (identity || (name === 'id' && given !== null)))
        .map(({ relation, name }) => `${relation}.${name}`),
      ...catalogue.relations.filter(({ schema, kind }) => TENANT_SCHEMAS.includes(schema) && kind === 'sequence').map(({ name }) => name),
    ],
  },
  {
    name: 'no-enum-types',
    says: 'text with a check, no enum and no domain: comparing an enum is not leakproof.',
    broken: ({ types }) => types.filter(({ name, kind }) => isOfTenant(name) && kind !== 'r').map(({ name }) => name),
  },
  {
    name: 'no-triggers',
    says: 'No triggers on tenant tables: audit and outbox rows are written by the use case.',
    broken: ({ triggers }) => triggers.filter(({ relation }) => isOfTenant(relation)).map(({ relation, name }) => `${relation} ${name}`),
  },
  {
    name: 'range-partitions-only',
    says: 'Partitions are by range, and nothing else inherits.',
    broken: ({ relations }) => relations
      .filter(({ partitionKey, parent, bounds }) => (partitionKey !== null && !partitionKey.startsWith('RANGE')) || (parent !== null && bounds === null))
      .map(({ name }) => name),
  },
];

const isOfTenant = (name: string): boolean => TENANT_SCHEMAS.some((schema) => name.startsWith(`${schema}.`));
