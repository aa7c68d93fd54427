import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { connectionProblem } from '../postgres/connection-problem.ts';
import { identifier, literal, statement } from '../session/literals.ts';
import { type Contents, END_OF_ROWS } from './archive-format.ts';
import { archivedTables, archiveHead, type ArchivedTable, columnList, relation } from './archived-tables.ts';
import { linesOf } from './lines.ts';
import { TableHashes } from './table-hashes.ts';

/** Writes everything that is not derived from the migrations into one file, as of one instant, while others work. */
export async function dump(ownerUrl: string, file: string): Promise<Contents> {
  const client = new Client({ connectionString: ownerUrl, application_name: 'entente dump' });
  await client.connect().catch((error: unknown) => {
    throw connectionProblem(error, ownerUrl);
  });
  try {
    await client.query('begin isolation level repeatable read');
    const hashes = new TableHashes();
    await pipeline(archive(client, hashes), createGzip(), createWriteStream(file, { mode: 0o600 }));
    await client.query('rollback');
    return hashes.contents();
  } finally {
    await client.end();
  }
}

async function* archive(client: Client, hashes: TableHashes): AsyncGenerator<string | Buffer> {
  await client.query('set local role entente_owner');
  yield `${JSON.stringify(await archiveHead(client))}\n`;
  const tables = await archivedTables(client);
  const tenants = await tenantsOf(client);
  const ended = new TableHashes();
  for (const table of tables) {
    for (const tenant of table.ofTenants ? tenants : [undefined]) {
      await client.query(statement`set local role ${identifier(table.ofTenants ? 'entente_worker' : 'entente_owner')}`);
      if (tenant) await client.query(statement`set local entente.tenant_id = ${literal(tenant)}`);
      yield* section(client, table, [hashes.begin(table.name), ended.begin(table.name)]);
    }
  }
  yield `${JSON.stringify({ end: ended.contents() })}\n`;
}

async function* section(client: Client, { name, columns, key }: ArchivedTable, sinks: readonly ((line: Buffer) => void)[]): AsyncGenerator<string | Buffer> {
  yield `${JSON.stringify({ table: name, columns })}\n`;
  const order = key.length > 0 ? key : columns;
  const rows = client.query(copyTo(statement`copy (select ${columnList(columns)} from ${relation(name)} order by ${columnList(order)}) to stdout`));
  for await (const line of linesOf(rows)) {
    for (const sink of sinks) sink(line);
    yield Buffer.concat([line, Buffer.from('\n')]);
  }
  yield `${END_OF_ROWS}\n`;
}

/** As entente_routing, the only one who may know of all. */
async function tenantsOf(client: Client): Promise<string[]> {
  await client.query('set local role entente_routing');
  const { rows } = await client.query<{ tenant_id: string }>('select tenant_id::text from routing.tenant order by tenant_id');
  await client.query('set local role entente_owner');
  return rows.map(({ tenant_id }) => tenant_id);
}
