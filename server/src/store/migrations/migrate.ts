import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { StartProblem } from '../../start-problem.ts';
import { connectionProblem } from '../postgres/connection-problem.ts';
import { makeRoles } from './roles.ts';
import { statementsOf } from './statements.ts';

export interface MigrateOptions {
  readonly ownerUrl: string;
  /** The roles' passwords follow from it; absent when every role has a connection string of its own. */
  readonly secret?: string | undefined;
  /** In a cluster of our own the roles' passwords always follow the secret. */
  readonly renewPasswords?: boolean;
  readonly folder?: string;
}

/** From `src/store/migrations` as from `dist/store/migrations` the SQL files are three up. */
const MIGRATIONS = join(import.meta.dirname, '../../../migrations');

/** Brings the database to the newest migration, as its owner; tells which files ran. Several at once wait for each other. */
export async function migrate({ ownerUrl, secret, renewPasswords = false, folder = MIGRATIONS }: MigrateOptions): Promise<string[]> {
  const client = new Client({ connectionString: ownerUrl, application_name: 'entente migrate' });
  await client.connect().catch((error: unknown) => {
    throw connectionProblem(error, ownerUrl);
  });
  try {
    await inTransaction(client, () => makeRoles(client, secret, renewPasswords));
    await inTransaction(client, () => makeRecord(client));
    const ran: string[] = [];
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.sql')).sort()) {
      if (await inTransaction(client, () => runFile(client, folder, file))) ran.push(file);
    }
    return ran;
  } finally {
    await client.end();
  }
}

async function makeRecord(client: Client): Promise<void> {
  await client.query("select pg_advisory_xact_lock(hashtext('entente migrate'))");
  await client.query('set local role entente_owner');
  await client.query('create schema if not exists migrations');
  await client.query(`create table if not exists migrations.applied (
    name text primary key,
    content_hash text not null,
    applied_at timestamptz not null default now())`);
}

async function runFile(client: Client, folder: string, file: string): Promise<boolean> {
  await client.query("select pg_advisory_xact_lock(hashtext('entente migrate'))");
  await client.query('set local role entente_owner');
  const text = readFileSync(join(folder, file), 'utf8');
  const hash = createHash('sha256').update(text).digest('hex');
  const { rows } = await client.query<{ content_hash: string }>('select content_hash from migrations.applied where name = $1', [file]);
  const [applied] = rows;
  if (applied && applied.content_hash !== hash) {
    throw new StartProblem('MIGRATION_FAILED', `The migration ${file} was changed after it ran on this database; a change belongs in a new file.`);
  }
  if (applied) return false;

  await client.query('set local search_path = entente, pg_temp');
  for (const statement of statementsOf(text)) {
    await client.query(statement).catch((cause: Error) => {
      throw new StartProblem('MIGRATION_FAILED', `The migration ${file} failed: ${cause.message}, in: ${statement.slice(0, 300)}`, { cause });
    });
  }
  await client.query('insert into migrations.applied (name, content_hash) values ($1, $2)', [file, hash]);
  return true;
}

async function inTransaction<T>(client: Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
