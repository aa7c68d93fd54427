import type { Client } from 'pg';
import { identifier, type Quoted } from '../session/literals.ts';
import { ARCHIVED, type ArchiveHead, FORMAT } from './archive-format.ts';

export interface ArchivedTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
  /** Behind row security: read and written tenant by tenant. */
  readonly ofTenants: boolean;
}

/** Tables with their columns in order, generated ones left out; partitions are in their parent. */
export async function archivedTables(client: Client): Promise<readonly ArchivedTable[]> {
  const { rows } = await client.query<ArchivedTable>(
    `select n.nspname || '.' || c.relname as name, c.relrowsecurity as "ofTenants",
       (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       coalesce((select array_agg(a.attname::text order by u.ord) from pg_constraint k
         cross join lateral unnest(k.conkey) with ordinality u(num, ord)
         join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.num
         where k.conrelid = c.oid and k.contype = 'p'), '{}') as key
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any ($1) and c.relkind in ('r', 'p') and not c.relispartition
     order by n.nspname, c.relname`,
    [ARCHIVED],
  );
  return rows;
}

export async function archiveHead(client: Client): Promise<ArchiveHead> {
  const { rows } = await client.query<{ name: string; content_hash: string }>('select name, content_hash from migrations.applied order by name');
  return { format: FORMAT, migrations: rows.map(({ name, content_hash }) => [name, content_hash]) };
}

/** `schema.table` quoted part by part. */
export const relation = (name: string): Quoted => ({ quoted: name.split('.').map((part) => identifier(part).quoted).join('.') });

export const columnList = (columns: readonly string[]): Quoted => ({ quoted: columns.map((column) => identifier(column).quoted).join(', ') });
