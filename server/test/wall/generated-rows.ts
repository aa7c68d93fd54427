import { type Catalogue, type Column, type Relation } from '../../src/store/catalogue/catalogue.ts';
import { isPartyPolicy, partyColumn, tenantTables } from '../../src/store/catalogue/wall-rules.ts';
import { randomId } from '../../src/random.ts';

export type Row = Readonly<Record<string, unknown>>;

/** Rows for every tenant table, made from the catalogue alone: a new table is filled the day it lands. */
export interface GeneratedWorld {
  readonly tenants: readonly [string, string];
  /** The row of a table for a tenant and one of its two parties; a table keyed by the tenant alone has the first only. */
  row(table: string, tenant: number, party: number): Row;
  hasRow(table: string, party: number): boolean;
  /** What entente.reach_… holds for a party: the columns its policies compare. */
  reach(tenant: number, party: number): Readonly<Record<string, readonly string[]>>;
}

/** Every text, number and id is unique to (table, tenant, party); foreign keys lead to the rows of the same party. */
export function generateWorld(catalogue: Catalogue): GeneratedWorld {
  const tables = tenantTables(catalogue);
  const tenants: readonly [string, string] = [randomId(), randomId()];
  const rows = new Map<string, Record<string, unknown>>();
  let serial = 7_000_000;

  const make = (table: Relation, tenant: number, party: number): Record<string, unknown> => {
    const key = `${table.name} ${tenant} ${party}`;
    const known = rows.get(key);
    if (known) return known;
    const row: Record<string, unknown> = {};
    rows.set(key, row);
    for (const column of catalogue.columns.filter(({ relation }) => relation === table.name)) {
      row[column.name] = column.name === 'tenant_id' ? tenants[tenant] : valueOf(column, ++serial);
    }
    for (const foreign of catalogue.constraints.filter(({ kind, relation }) => kind === 'foreign key' && relation === table.name)) {
      const parent = tables.find(({ name }) => name === foreign.references);
      if (!parent) continue;
      const target = make(parent, tenant, party);
      foreign.columns.forEach((column, index) => (row[column] = target[foreign.referenced[index] ?? '']));
    }
    const parties = tables.find(({ name }) => name === 'entente.party');
    if (parties && 'party_id' in row) row['party_id'] = make(parties, tenant, party)['id'];
    return row;
  };

  for (const table of tables) for (const tenant of [0, 1]) for (const party of [0, 1]) make(table, tenant, party);
  const row: GeneratedWorld['row'] = (table, tenant, party) => rows.get(`${table} ${tenant} ${party}`) ?? {};
  return {
    tenants,
    row,
    hasRow: (table, party) => party === 0 || primaryKey(catalogue, table).join() !== 'tenant_id',
    reach: (tenant, party) => {
      const reach: Record<string, string[]> = {};
      for (const { relation, using, check } of catalogue.policies.filter(isPartyPolicy)) {
        const [, what] = /app_reach\('(\w+)'/.exec(using ?? check ?? '') ?? [];
        const column = partyColumn(using ?? check);
        if (what && column) (reach[what] ??= []).push(String(row(relation, tenant, party)[column]));
      }
      return reach;
    },
  };
}

export const primaryKey = ({ constraints }: Catalogue, table: string): readonly string[] =>
  constraints.find(({ relation, kind }) => relation === table && kind === 'primary key')?.columns ?? [];

function valueOf({ type, name, relation }: Column, serial: number): unknown {
  if (type.endsWith('[]')) return [];
  switch (type) {
    case 'uuid':
      return randomId();
    case 'text':
      return `canary-${relation}-${name}-${serial}`;
    case 'smallint':
      return serial % 30_000;
    case 'integer':
    case 'bigint':
      return serial;
    case 'double precision':
    case 'numeric':
      return serial + 0.5;
    case 'boolean':
      return serial % 2 === 0;
    case 'date':
      return '2026-11-01';
    case 'timestamp with time zone':
      return new Date(Date.UTC(2026, 10, 1) + serial).toISOString();
    case 'jsonb':
      return JSON.stringify({ canary: `canary-${serial}` });
    case 'bytea':
      return Buffer.from(`canary-${serial}`);
    default:
      throw new Error(`${relation}.${name}: say what a generated value of type ${type} is`);
  }
}
