import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { z } from 'zod';
import { connectionProblem } from '../postgres/connection-problem.ts';
import { identifier, type Quoted, statement } from '../session/literals.ts';
import { type Contents, END_OF_ROWS, FORMAT } from './archive-format.ts';
import { archivedTables, archiveHead, columnList, relation } from './archived-tables.ts';
import { linesOf } from './lines.ts';
import { TableHashes } from './table-hashes.ts';

const headLine = z.object({ format: z.string(), migrations: z.array(z.tuple([z.string(), z.string()])) });
const sectionLine = z.object({ table: z.string(), columns: z.array(z.string()).min(1) });
const endLine = z.object({ end: z.record(z.string(), z.object({ rows: z.number(), sha256: z.string() })) });

/** Why an archive is not taken back. Nothing of it was kept. */
export class RestoreProblem extends Error {}

/** Puts an archive into a migrated, empty database: all of it, with counts and hashes as stated, or nothing. */
export async function restore(ownerUrl: string, file: string): Promise<Contents> {
  const client = new Client({ connectionString: ownerUrl, application_name: 'entente restore' });
  await client.connect().catch((error: unknown) => {
    throw connectionProblem(error, ownerUrl);
  });
  try {
    await client.query('begin');
    await client.query('set local role entente_owner');
    const tables = (await archivedTables(client)).map(({ name }) => name);
    const closeWall = await openWall(client, tables);
    await refuseUnlessEmpty(client, tables);
    const contents = await readArchive(client, file, new Set(tables));
    await closeWall();
    await client.query('commit');
    return contents;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw unreadable(error);
  } finally {
    await client.end();
  }
}

/** For this transaction alone the owner passes its own row security, and foreign keys wait until all rows are there. */
async function openWall(client: Client, tables: readonly string[]): Promise<() => Promise<void>> {
  const { rows: forced } = await client.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname || '.' || c.relname = any ($1) and c.relforcerowsecurity`, [tables]);
  const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(
    `select n.nspname || '.' || c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     where n.nspname || '.' || c.relname = any ($1) and k.contype = 'f'`, [tables]);
  for (const { name } of forced) await client.query(statement`alter table ${relation(name)} no force row level security`);
  for (const { table, name } of keys) await client.query(statement`alter table ${relation(table)} drop constraint ${identifier(name)}`);
  return async () => {
    for (const { table, name, definition } of keys) {
      // The definition is PostgreSQL's own words for the constraint that was there.
      const same: Quoted = { quoted: definition };
      await client.query(statement`alter table ${relation(table)} add constraint ${identifier(name)} ${same}`);
    }
    for (const { name } of forced) await client.query(statement`alter table ${relation(name)} force row level security`);
  };
}

async function refuseUnlessEmpty(client: Client, tables: readonly string[]): Promise<void> {
  for (const name of tables) {
    const { rows } = await client.query(statement`select 1 from ${relation(name)} limit 1`);
    if (rows.length > 0) throw new RestoreProblem(`There are rows in ${name} already; an archive goes into an empty database.`);
  }
}

async function readArchive(client: Client, file: string, tables: ReadonlySet<string>): Promise<Contents> {
  const lines = linesOf(createReadStream(file).pipe(createGunzip()));
  const next = async (): Promise<Buffer> => {
    const { value, done } = await lines.next();
    if (done) throw new RestoreProblem('The archive ends in the middle; it is not whole.');
    return value;
  };
  const head = headLine.parse(parsed(await next()));
  if (head.format !== FORMAT) throw new RestoreProblem(`The archive is of the format ${head.format}; this version reads ${FORMAT}.`);
  const here = await archiveHead(client);
  if (JSON.stringify(here.migrations) !== JSON.stringify(head.migrations)) {
    throw new RestoreProblem('The archive was written by another version: the same migrations must have run on both sides.');
  }

  const hashes = new TableHashes();
  for (;;) {
    const line = parsed(await next());
    const section = sectionLine.safeParse(line);
    if (!section.success) {
      const stated = endLine.parse(line).end;
      const found = hashes.contents();
      const wrong = Object.keys({ ...stated, ...found }).find((name) => stated[name]?.sha256 !== found[name]?.sha256 || stated[name]?.rows !== found[name]?.rows);
      if (wrong) throw new RestoreProblem(`The rows of ${wrong} are not those that were written: the archive was changed.`);
      return found;
    }
    const { table, columns } = section.data;
    if (!tables.has(table)) throw new RestoreProblem(`There is no table ${table} here.`);
    await copySection(client, table, columns, next, hashes.begin(table));
  }
}

async function copySection(client: Client, table: string, columns: readonly string[], next: () => Promise<Buffer>, count: (line: Buffer) => void): Promise<void> {
  const rows = client.query(copyFrom(statement`copy ${relation(table)} (${columnList(columns)}) from stdin`));
  const copied = once(rows, 'finish');
  copied.catch(() => undefined);
  try {
    for (let line = await next(); line.toString('latin1') !== END_OF_ROWS; line = await next()) {
      count(line);
      if (!rows.write(Buffer.concat([line, Buffer.from('\n')]))) await Promise.race([once(rows, 'drain'), copied]);
    }
  } catch (error) {
    // The server waits for more rows until it is told that none come; nothing else on this connection is answered before.
    rows.destroy(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
  rows.end();
  await copied;
}

const parsed = (line: Buffer): unknown => JSON.parse(line.toString('utf8'));

/** What a broken gzip, a stray line or a refused row say, in a sentence. */
function unreadable(error: unknown): unknown {
  if (error instanceof RestoreProblem || !(error instanceof Error)) return error;
  const spoiled = error instanceof SyntaxError || error instanceof z.ZodError || ('code' in error && String(error.code).startsWith('Z_'));
  return spoiled ? new RestoreProblem(`The archive cannot be read: ${error.message.slice(0, 200)}`, { cause: error }) : error;
}
