import type { Actor, Role } from '../src/access/actor.ts';
import { Party, type PartyKind, Tenant } from '../src/features/people/index.ts';
import { newId } from '../src/store/ids.ts';
import type { Store } from '../src/store/open-store.ts';
import type { Session } from '../src/store/session/session.ts';

/** A tenant of the story a test tells, and who can act in it. */
export interface TenantSeed {
  readonly id: string;
  readonly slug: string;
  readonly worker: Actor;
  /** One of the tenant's own people. */
  member(role?: Role): Actor;
  /** A portal user of the party. */
  portalUser(partyId: string, role?: Role): Actor;
  /** A worker's session in this tenant. */
  within<T>(work: (session: Session) => Promise<T>): Promise<T>;
  aParty(name?: string, kind?: PartyKind): Promise<string>;
  /** Lets a party see something, as a role in an agreement or a disclosure would. */
  lets(partyId: string, aspect: 'terms' | 'levels' | 'money', targetKind: string, targetId: string): Promise<void>;
}

let made = 0;

export async function aTenant(store: Store, name = `Tenant ${++made}`): Promise<TenantSeed> {
  const id = newId();
  const slug = `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-${id.slice(-6)}`;
  const worker: Actor = { kind: 'worker', tenantId: id, reason: 'seed' };
  await store.inTenant(worker, async ({ em, sql }) => {
    em.create(Tenant, { id, slug, name });
    await sql('insert into routing.tenant (tenant_id, slug) values ($1, $2)', [id, slug]);
  });
  return seedOf(store, id, slug, worker);
}

export function seedOf(store: Store, id: string, slug: string, worker: Actor): TenantSeed {
  const member = (role: Role, partyId: string | null): Actor => ({
    kind: 'member', tenantId: id, membershipId: newId(), userId: newId(), role, partyId, epoch: 1,
  });
  const within: TenantSeed['within'] = (work) => store.inTenant(worker, work);
  return {
    id,
    slug,
    worker,
    member: (role = 'owner') => member(role, null),
    portalUser: (partyId, role = 'viewer') => member(role, partyId),
    within,
    aParty: (name = `Party ${++made}`, kind = 'provider') =>
      within(async ({ em, sql }) => {
        const party = em.create(Party, { id: newId(), kind, name, letters: name.slice(0, 2).toUpperCase() });
        await em.flush();
        await sql(`insert into entente.party_reach (party_id, aspect, target_kind, target_id) values ($1, 'terms', 'party', $1)`, [party.id]);
        return party.id;
      }),
    lets: (partyId, aspect, targetKind, targetId) =>
      within(async ({ sql }) => {
        await sql(
          `insert into entente.party_reach (party_id, aspect, target_kind, target_id) values ($1, $2, $3, $4)
           on conflict do nothing`,
          [partyId, aspect, targetKind, targetId],
        );
      }),
  };
}
