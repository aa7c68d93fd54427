import { describe, expect, it } from 'vitest';
import { testWorld } from '../world.ts';
import { OPERATIONS } from './operations.ts';
import { STRANGERS, wallBreaches } from './wall-breaches.ts';

describe('G1: every relation × every operation × every principal', () => {
  const world = testWorld();

  it('nobody gets at a row of another tenant or another party', async () => {
    const report = await wallBreaches(world.adminUrl);
    console.log(`G1: ${report.relations} relations × ${Object.keys(OPERATIONS).length} operations × ${STRANGERS.length} principals: ${report.attempts} attempts`, Object.fromEntries(report.endings));

    expect(report.breaches).toEqual([]);
    expect(report.attempts).toBeGreaterThan(report.relations * 20 * (STRANGERS.length - 1));
    expect(report.ownerReads.length).toBe(report.relations);
    expect([...report.endings.keys()]).toEqual(expect.arrayContaining(['42501', '22P02', 'nothing']));
  }, 60_000);

  it.each([
    ['a policy that is open', 'alter policy tenant_rows on entente.party using (true) with check (true)', 'entente.party'],
    ['row security switched off', 'alter table entente.audit_entry disable row level security', 'entente.audit_entry'],
    ['a foreign key without the tenant', `create unique index bare on entente.party (id);
      alter table entente.party_reach drop constraint party_reach_tenant_id_party_id_fkey, add foreign key (party_id) references entente.party (id)`, 'entente.party_reach'],
    ['a party policy that forgets the party', 'alter policy party_rows on entente.party using (tenant_id = entente.app_tenant())', 'entente.party'],
    ['a table that is truncated by a running role', 'grant truncate on entente.outbox_pending to entente_worker', 'entente.outbox_pending'],
  ])('sees the hole: %s', async (_hole, drill, table) => {
    const drilled = await world.drilled(drill);

    const { breaches } = await wallBreaches(drilled.adminUrl, table);

    expect(breaches).not.toEqual([]);
    await drilled.drop();
  });
});
