/** The row types of the migrated database, as TypeScript for Kysely: generated, committed, checked for freshness. */
export type Ask = <T>(text: string, parameters?: readonly unknown[]) => Promise<T[]>;

interface Column {
  readonly schema: string;
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly defaulted: boolean;
}

export async function tableTypes(ask: Ask): Promise<string> {
  const columns = await ask<Column>(`
    select n.nspname as schema, c.relname as table, a.attname as column, format_type(a.atttypid, null) as type,
      not a.attnotnull as nullable, a.atthasdef or a.attidentity <> '' as defaulted
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where n.nspname in ('entente', 'routing') and c.relkind in ('r', 'p') and not c.relispartition
    order by n.nspname, c.relname, a.attnum`);
  const tables = Map.groupBy(columns, ({ schema, table }) => (schema === 'entente' ? table : `${schema}.${table}`));
  const bodies = [...tables].map(([name, its]) => `  ${quoted(name)}: {\n${its.map(line).join('\n')}\n  };`);
  return `${HEAD}export interface Tables {\n${bodies.join('\n')}\n}\n`;
}

const HEAD = `// Generated from the migrated database: \`vitest run test/schema -u\` in server/ writes it anew.
/* oxlint-disable max-lines -- it grows with the schema and nobody reads it from the top */
import type { ColumnType, Generated } from 'kysely';

type Json = ColumnType<unknown, string, string>;

`;

function line({ column, type, nullable, defaulted }: Column): string {
  const value = nullable ? `${typeOf(type)} | null` : typeOf(type);
  return `    ${column}: ${defaulted ? `Generated<${value}>` : value};`;
}

/** As session/pools.ts reads them. A type that is not here is not used yet: say how it is read first. */
function typeOf(type: string): string {
  if (type.endsWith('[]')) return `${typeOf(type.slice(0, -2))}[]`;
  const known = TYPES[type];
  if (!known) throw new Error(`no TypeScript type is stated for the column type ${type}`);
  return known;
}

const TYPES: Readonly<Record<string, string>> = {
  uuid: 'string',
  text: 'string',
  boolean: 'boolean',
  smallint: 'number',
  integer: 'number',
  bigint: 'number',
  'double precision': 'number',
  numeric: 'string',
  'timestamp with time zone': 'Date',
  date: 'string',
  bytea: 'Buffer',
  jsonb: 'Json',
};

const quoted = (name: string): string => (/^\w+$/.test(name) ? name : `'${name}'`);
