import { Client } from 'pg';
import type { Catalogue } from '../../src/store/catalogue/catalogue.ts';
import { readCatalogue } from '../../src/store/catalogue/read-catalogue.ts';
import type { Ask } from '../../src/store/catalogue/table-types.ts';
import { tenantTables } from '../../src/store/catalogue/wall-rules.ts';
import { identifier, literal, statement } from '../../src/store/session/literals.ts';
import { generateWorld, type GeneratedWorld, primaryKey, type Row } from './generated-rows.ts';
import { type Attempt, OPERATIONS, type Target } from './operations.ts';

export interface Principal {
  readonly name: string;
  readonly role: string;
  /** Index of its tenant, or what it claims instead. */
  readonly tenant: number | string | undefined;
  readonly party?: number;
}

/** Everybody who must get nowhere with a row of the first tenant's first party. */
export const STRANGERS: readonly Principal[] = [
  { name: 'nobody', role: 'entente_app', tenant: undefined },
  { name: 'an empty tenant', role: 'entente_app', tenant: '' },
  { name: 'a malformed tenant', role: 'entente_app', tenant: "' or true --" },
  { name: "another tenant's person", role: 'entente_app', tenant: 1 },
  { name: "another tenant's worker", role: 'entente_worker', tenant: 1 },
  { name: "another tenant's party", role: 'entente_portal', tenant: 1, party: 0 },
  { name: 'another party of the tenant', role: 'entente_portal', tenant: 0, party: 1 },
  { name: 'the keeper of users', role: 'entente_auth', tenant: 0 },
];

const OWNER: Principal = { name: "the tenant's own person", role: 'entente_app', tenant: 0 };

export interface WallReport {
  readonly relations: number;
  readonly attempts: number;
  readonly breaches: readonly string[];
  /** How attempts ended, by the SQL state or 'nothing': what a wall that is never touched would not show. */
  readonly endings: ReadonlyMap<string, number>;
  /** Relations where the owner itself got through: proof that the attempts are able to. */
  readonly ownerReads: readonly string[];
}

/** Tries every operation on every tenant table as every stranger. `only` for one table. */
export async function wallBreaches(adminUrl: string, only?: string): Promise<WallReport> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  const notices: string[] = [];
  client.on('notice', ({ message }) => notices.push(String(message)));
  const ask = async <T>(text: string, parameters: readonly unknown[] = []): Promise<T[]> =>
    (await client.query(text, [...parameters])).rows as T[]; // the test states the row's shape
  try {
    await client.query('begin');
    const catalogue = await readCatalogue(ask);
    const world = generateWorld(catalogue);
    const tables = tenantTables(catalogue).filter(({ name }) => only === undefined || name === only);
    await fill(ask, catalogue, world);
    await client.query('savepoint before');

    const breaches: string[] = [];
    const ownerReads: string[] = [];
    const endings = new Map<string, number>();
    let attempts = 0;
    for (const { name } of tables) {
      const columns = catalogue.columns.filter(({ relation }) => relation === name);
      const target = (principal: Principal): Target => ({
        table: name.split('.').map((part) => identifier(part).quoted).join('.'),
        key: primaryKey(catalogue, name),
        columns: columns.map((column) => column.name),
        victim: world.row(name, 0, 0),
        mine: world.row(name, principal.role === 'entente_portal' && principal.tenant === 0 ? 0 : 1, world.hasRow(name, 1) ? (principal.party ?? 1) : 0),
        textColumn: columns.find(({ type, name: column }) => type === 'text' && !primaryKey(catalogue, name).includes(column))?.name,
        foreignKeys: catalogue.constraints.filter(({ kind, relation }) => kind === 'foreign key' && relation === name),
        victimOf: ({ references }) => world.row(references ?? '', 0, 0),
        partition: catalogue.relations.find(({ parent }) => parent === name)?.name,
      });
      const context = { client, world, notices, before: await untouched(client, target(OWNER)), victim: world.row(name, 0, 0) };

      const seen = await attempt(context, OWNER, target(OWNER), OPERATIONS['select by key'] ?? never);
      if (seen.breached) ownerReads.push(name);
      for (const principal of STRANGERS) {
        // Every party of a tenant may read the tenant's own row; the lint sees to it that no other table is like it.
        if (name === 'entente.tenant' && principal.role === 'entente_portal' && principal.tenant === 0) continue;
        for (const [operation, make] of Object.entries(OPERATIONS)) {
          const { breached, ending } = await attempt(context, principal, target(principal), make);
          if (ending === undefined) continue;
          attempts += 1;
          endings.set(ending, (endings.get(ending) ?? 0) + 1);
          if (breached) breaches.push(`${principal.name}: ${operation} on ${name}: ${breached}`);
        }
      }
    }
    return { relations: tables.length, attempts, breaches, endings, ownerReads };
  } finally {
    await client.query('rollback');
    await client.end();
  }
}

/** As the superuser, without checks and foreign keys in the way: the rows are there to be reached, not to make sense. */
export async function fill(admin: Ask, catalogue: Catalogue, world: GeneratedWorld): Promise<void> {
  const tables = tenantTables(catalogue).map(({ name }) => name);
  for (const { relation, name } of catalogue.constraints.filter(({ kind, relation: of }) => kind === 'check' && tables.includes(of))) {
    const [schema = '', table = ''] = relation.split('.');
    await admin(statement`alter table ${identifier(schema)}.${identifier(table)} drop constraint ${identifier(name)}`);
  }
  await admin('set session_replication_role = replica');
  for (const name of tables) {
    for (const tenant of [0, 1]) for (const party of [0, 1]) if (world.hasRow(name, party)) await insertRow(admin, name, world.row(name, tenant, party));
  }
  await admin('set session_replication_role = origin');
}

async function insertRow(admin: Ask, name: string, row: Row): Promise<void> {
  const columns = Object.keys(row);
  const text = `insert into ${name} (${columns.map((column) => identifier(column).quoted).join(', ')}) values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`;
  await admin(text, Object.values(row));
}

interface Context {
  readonly client: Client;
  readonly world: GeneratedWorld;
  readonly notices: string[];
  /** The victim's hash while nobody has touched it. */
  readonly before: string;
  readonly victim: Row;
}

/** What the one before did is rolled back first. `breached` says what was got at; `ending` is undefined when there is nothing to try. */
async function attempt(context: Context, principal: Principal, target: Target, make: (target: Target) => Attempt | undefined):
  Promise<{ readonly breached?: string; readonly ending?: string }> {
  const { client, world, notices, before, victim } = context;
  const trial = make(target);
  if (!trial) return {};
  notices.length = 0;
  await client.query(['rollback to savepoint before', ...become(principal, world)].join('; '));

  let told = '';
  let ending = 'nothing';
  try {
    if (trial.first) await client.query(trial.first);
    const { rows, rowCount, command } = await client.query(trial.text, [...(trial.parameters ?? [])]);
    told = JSON.stringify(rows) + notices.join(' ');
    if (rows.some((row: Row) => 'seen' in row && row['seen'] !== 0)) told += ' seen';
    if (trial.mustFail) told += ' seen';
    if (command === 'COPY' && (rowCount ?? 0) > 0) told += ` copied ${rowCount}`;
    if ((await victimHash(client, target)) !== before) told += ' changed';
  } catch (error) {
    ending = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const { message = '', detail = '' } = error instanceof Error ? { message: error.message, detail: 'detail' in error ? String(error.detail) : '' } : {};
    // PostgreSQL repeats the caller's own words in its errors; only what was not given to it tells something.
    told = [message, detail, ...notices].join(' ');
    for (const given of trial.parameters ?? []) told = told.replaceAll(String(given), '');
  }
  const breached = secretsOf(victim, target, principal).find((secret) => told.includes(secret));
  return { ending, ...(breached ? { breached: `${breached} in ${told.slice(0, 200)}` } : {}) };
}

function become({ role, tenant, party }: Principal, world: GeneratedWorld): string[] {
  const index = typeof tenant === 'number' ? tenant : undefined;
  const settings: Record<string, string> = {};
  if (tenant !== undefined) settings['entente.tenant_id'] = index === undefined ? String(tenant) : String(world.tenants[index]);
  if (index !== undefined && party !== undefined) {
    settings['entente.party_id'] = String(world.row('entente.party', index, party)['id']);
    for (const [what, ids] of Object.entries(world.reach(index, party))) settings[`entente.reach_${what}`] = ids.join(',');
  }
  return [`set local role ${role}`, ...Object.entries(settings).map(([name, value]) => `set local ${name} = ${literal(value).quoted}`)];
}

/** What only the victim's row holds: its own words and ids, not those that the stranger's tenant or row has too. */
function secretsOf(victim: Row, { mine }: Target, principal: Principal): string[] {
  const shared = new Set(Object.values(mine).map(String));
  const secrets = Object.values(victim).filter((value): value is string => typeof value === 'string' && value.length > 12 && !shared.has(value));
  return [...secrets.filter((value) => principal.role !== 'entente_portal' || principal.tenant !== 0 || value !== victim['tenant_id']), ' seen', ' copied', ' changed'];
}

/** What the victim's row and the number of its tenant's rows are, as the superuser sees them. */
async function victimHash(client: Client, { table, key, victim }: Target): Promise<string> {
  const where = key.map((column) => `${identifier(column).quoted} = ${literal(String(victim[column])).quoted}`).join(' and ');
  const text = `reset role; select coalesce((select md5(t::text) from ${table} t where ${where}), 'gone') as hash,
    (select count(*)::int from ${table} where tenant_id = ${literal(String(victim['tenant_id'])).quoted}) as count`;
  const results: unknown = await client.query(text);
  return JSON.stringify(Array.isArray(results) ? results.at(-1).rows : results);
}

async function untouched(client: Client, target: Target): Promise<string> {
  await client.query('rollback to savepoint before');
  return victimHash(client, target);
}

const never = (): undefined => undefined;
