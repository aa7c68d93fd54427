import { describe, expect, it } from 'vitest';
import { testWorld } from '../../../test/world.ts';
import { Party, Tenant } from './index.ts';

describe('a party', () => {
  const world = testWorld();

  it('is written as an entity and gets its tenant from the session', async () => {
    const tenant = await world.aTenant('Northwind');
    const id = await tenant.aParty('Acme', 'customer');

    const [row] = await world.admin<{ tenant_id: string; name: string }>('select tenant_id, name from entente.party where id = $1', [id]);

    expect(row).toEqual({ tenant_id: tenant.id, name: 'Acme' });
  });

  it('is changed by changing the entity', async () => {
    const tenant = await world.aTenant();
    const id = await tenant.aParty('Acme');

    await tenant.within(async ({ em }) => {
      const party = await em.findOneOrFail(Party, id);
      party.name = 'Acme Limited';
    });

    const names = await tenant.within(({ db }) => db.selectFrom('party').select('name').execute());
    expect(names).toEqual([{ name: 'Acme Limited' }]);
  });

  it('of another tenant is not there', async () => {
    const [ours, theirs] = [await world.aTenant(), await world.aTenant()];
    const id = await theirs.aParty();

    const found = await ours.within(({ em }) => em.findOne(Party, id));

    expect(found).toBeNull();
  });

  it('sees itself, its tenant and the parties in its reach, and no other', async () => {
    const tenant = await world.aTenant('Bluewater');
    const [customer, supplier, rival] = [await tenant.aParty('C'), await tenant.aParty('S'), await tenant.aParty('R')];
    await tenant.lets(supplier, 'terms', 'party', customer);

    const [names, tenants] = await world.store.inTenant(
      tenant.portalUser(supplier),
      async ({ em, db }) => [await db.selectFrom('party').select('name').orderBy('name').execute(), await em.find(Tenant, {})] as const,
      { readOnly: true },
    );

    expect(names.map(({ name }) => name)).toEqual(['C', 'S']);
    expect(tenants.map(({ name }) => name)).toEqual(['Bluewater']);
    expect(rival).toBeTruthy();
  });
});
