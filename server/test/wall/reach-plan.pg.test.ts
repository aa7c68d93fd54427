import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { randomId } from '../../src/random.ts';
import type { Catalogue, Column, Policy } from '../../src/store/catalogue/catalogue.ts';
import { readCatalogue } from '../../src/store/catalogue/read-catalogue.ts';
import { isPartyPolicy, partyColumn, tenantTables } from '../../src/store/catalogue/wall-rules.ts';
import { identifier, literal, statement } from '../../src/store/session/literals.ts';
import { testWorld } from '../world.ts';

const REACH = 500;
const OTHERS = 1_500;
const ROWS = 4_000;

describe('a party that reaches 500 agreements', () => {
  const world = testWorld();

  it('reads every table through an index on its reach, and asks for the reach once, not once a row', async () => {
    const plans = await partyPlans(world.adminUrl);

    expect(plans.size).toBeGreaterThan(0);
    expect([...plans].filter(([, plan]) => !usesIndex(plan))).toEqual([]);
  });

  it('would be seen to ask once a row, if asking were called cheap', async () => {
    const plans = await partyPlans(world.adminUrl, 'alter function entente.app_reach(text) cost 1');

    expect([...plans.values()].every(usesIndex)).toBe(false);
  });
});

/** How PostgreSQL would read each table of the parties for one of them. */
async function partyPlans(adminUrl: string, drill?: string): Promise<ReadonlyMap<string, string>> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  await client.query('begin');
  const catalogue = await readCatalogue(async <T>(text: string, parameters: readonly unknown[] = []) =>
    (await client.query(text, [...parameters])).rows as T[]); // the reader states the shape of its rows
  const [tenant, ids] = [randomId(), Array.from({ length: REACH + OTHERS }, () => randomId())];
  const policies = catalogue.policies.filter((policy) => isPartyPolicy(policy) && policy.command === 'select' && partyColumn(policy.using) !== '');
  if (drill) await client.query(drill);
  await shutUp(client, catalogue);
  for (const policy of policies) await client.query(fill(catalogue, policy), [tenant, ids]);
  await client.query('analyze');

  const plans = new Map<string, string>();
  await client.query(asParty(policies, tenant, ids.slice(0, REACH)));
  for (const { relation } of policies) plans.set(relation, await planOf(client, relation));
  await client.query('rollback');
  await client.end();
  return plans;
}

/** app_party is inlined: the plan shows the setting it reads. */
const usesIndex = (plan: string): boolean =>
  /Index Cond:.*(app_reach|entente\.party_id)/.test(plan) && !/ Filter:.*(app_reach|entente\.party_id)/.test(plan);

async function shutUp(client: Client, catalogue: Catalogue): Promise<void> {
  const names = tenantTables(catalogue).map(({ name }) => name);
  for (const { relation, name } of catalogue.constraints.filter(({ kind, relation: of }) => kind === 'check' && names.includes(of))) {
    const [schema = '', table = ''] = relation.split('.');
    await client.query(statement`alter table ${identifier(schema)}.${identifier(table)} drop constraint ${identifier(name)}`);
  }
  await client.query('set local session_replication_role = replica');
}

/** Rows of the tenant spread over all the ids; a table keyed by the id has one row an id. */
function fill({ columns, constraints }: Catalogue, { relation, using }: Policy): string {
  const of = partyColumn(using) ?? '';
  const key = constraints.find((constraint) => constraint.relation === relation && constraint.kind === 'primary key')?.columns ?? [];
  const rows = key.join() === `tenant_id,${of}` ? REACH + OTHERS : ROWS;
  const its = columns.filter((column) => column.relation === relation);
  const values = its.map((column) => (column.name === 'tenant_id' ? '$1::uuid' : column.name === of ? `($2::uuid[])[n % ${REACH + OTHERS} + 1]` : spread(column)));
  return `insert into ${relation} (${its.map(({ name }) => identifier(name).quoted).join(', ')})
    select ${values.join(', ')} from generate_series(1, ${rows}) n where cardinality($2::uuid[]) > 0`;
}

function spread({ type, name, relation }: Column): string {
  if (type.endsWith('[]')) return `'{}'::${type}`;
  switch (type) {
    case 'uuid':
      return 'gen_random_uuid()';
    case 'text':
      return `'text ' || n`;
    case 'timestamp with time zone':
      return `timestamptz '2026-01-01Z' + n * interval '1 hour'`;
    case 'date':
      return `date '2026-01-01' + n`;
    case 'boolean':
      return 'n % 2 = 0';
    case 'jsonb':
      return `'{}'::jsonb`;
    case 'bytea':
      return `'\\x00'::bytea`;
    case 'smallint':
      return '(n % 30000)::smallint';
    case 'integer':
    case 'bigint':
    case 'numeric':
    case 'double precision':
      return `n::${type}`;
    default:
      throw new Error(`${relation}.${name}: say how values of type ${type} are spread`);
  }
}

function asParty(policies: readonly Policy[], tenant: string, reach: readonly string[]): string {
  const asked = new Set(policies.flatMap(({ using }) => /app_reach\('(\w+)'/.exec(using ?? '')?.[1] ?? []));
  return [
    'set local role entente_portal',
    `set local entente.tenant_id = ${literal(tenant).quoted}`,
    `set local entente.party_id = ${literal(reach[0] ?? '').quoted}`,
    ...[...asked].map((what) => `set local entente.reach_${what} = ${literal(reach.join(',')).quoted}`),
  ].join('; ');
}

async function planOf(client: Client, relation: string): Promise<string> {
  const [schema = '', table = ''] = relation.split('.');
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(statement`explain (costs off) select * from ${identifier(schema)}.${identifier(table)}`);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}
