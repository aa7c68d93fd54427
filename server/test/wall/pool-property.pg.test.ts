import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Client } from 'pg';
import { testWorld, type World } from '../world.ts';
import type { TenantSeed } from '../seeds.ts';

const FATES = ['ok', 'throw', 'refused', 'cancel', 'timeout', 'killed', 'swallowed'] as const;
type Fate = (typeof FATES)[number];

describe.each([1, 2, 3])('a pool of %i', (poolSize) => {
  const world = testWorld({ poolSize });

  it('leaves nothing of a session behind, however sessions end and in whatever order', async () => {
    const tenants = [await world.aTenant(), await world.aTenant()] as const;
    for (const tenant of tenants) await tenant.aParty();
    const party = await tenants[0].aParty();

    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ fate: fc.constantFrom(...FATES), tenant: fc.constantFrom(0, 1), portal: fc.boolean() }), { minLength: 1, maxLength: 8 }), async (steps) => {
        await Promise.all(steps.map(({ fate, tenant, portal }) => live(world, tenants[tenant === 0 ? 0 : 1], fate, portal && tenant === 0 ? party : undefined)));
        expect(await bareProbe(world, poolSize)).toEqual([]);
      }),
      { numRuns: 12, seed: 20_261_123, endOnFailure: true },
    );
  }, 120_000);
});

/** One session with a fate. What it may see while it lives is its own tenant's. */
async function live(world: World, tenant: TenantSeed, fate: Fate, partyId: string | undefined): Promise<void> {
  const actor = partyId === undefined ? tenant.member() : tenant.portalUser(partyId);
  const stop = new AbortController();
  const ended = world.store.inTenant(actor, async ({ sql }) => {
    const rows = await sql<{ tenant_id: string }>('select tenant_id from entente.party');
    expect(rows.every(({ tenant_id }) => tenant_id === tenant.id)).toBe(true);
    switch (fate) {
      case 'ok':
        return;
      case 'throw':
        throw new Error('thrown by the work');
      case 'refused':
        return void (await sql('insert into entente.party (id) values (null)'));
      case 'swallowed':
        return void (await sql('select 1 / 0').catch(() => undefined));
      case 'cancel':
        setTimeout(() => stop.abort(), 5);
        return void (await sql('select pg_sleep(30)'));
      case 'timeout':
        return void (await sql('select pg_sleep(30)'));
      case 'killed':
        return void (await killed(world, await sql<{ pid: number }>('select pg_backend_pid() as pid'), sql));
    }
  }, { signal: stop.signal, ...(fate === 'timeout' ? { limits: { statement: 20 } } : {}) });
  const outcome = await ended.then(() => 'committed', () => 'rolled back');
  // `swallowed` asks to commit an aborted transaction; PostgreSQL rolls it back, and that must not look like a commit.
  expect(outcome).toBe(fate === 'ok' ? 'committed' : 'rolled back');
}

async function killed(world: World, [backend]: { pid: number }[], sql: (text: string) => Promise<unknown>): Promise<void> {
  const admin = new Client({ connectionString: world.adminUrl });
  await admin.connect();
  await admin.query('select pg_terminate_backend($1)', [backend?.pid]);
  await admin.end();
  await sql('select 1');
}

/** Every connection of the pools, asked without a session: what it sees of anybody. */
async function bareProbe(world: World, poolSize: number): Promise<unknown[]> {
  const seen: unknown[] = [];
  for (const pool of [world.pools.app, world.pools.portal]) {
    const clients = await Promise.all(Array.from({ length: poolSize }, () => pool.connect()));
    for (const client of clients) {
      const { rows } = await client.query('select tenant_id::text from entente.party union all select tenant_id::text from entente.tenant');
      const { rows: settings } = await client.query<{ setting: string | null }>(
        `select current_setting(name, true) as setting
         from unnest(array['entente.tenant_id', 'entente.party_id', 'entente.reach_party_terms', 'entente.reach_levels']) name
         where current_setting(name, true) <> ''`);
      seen.push(...rows, ...settings);
    }
    for (const client of clients) client.release();
  }
  return seen;
}
