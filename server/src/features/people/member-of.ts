import type { Actor, Role } from '../../access/actor.ts';
import { isUuid } from '../../store/ids.ts';
import type { Store } from '../../store/open-store.ts';

type Member = Extract<Actor, { readonly kind: 'member' }>;

interface Row {
  readonly tenant_id: string;
  readonly membership_id: string;
  readonly role: Role;
  readonly party_id: string | null;
  readonly epoch: number;
}

/** The member that a user is in a tenant, named by its id or slug; undefined for every tenant that it is not in. */
export async function memberOf(store: Store, userId: string, tenant: string): Promise<Member | undefined> {
  const rows = await store.asSystem('what a user is in a tenant', ({ sql }) =>
    sql<Row>(
      !isUuid(tenant)
        ? `select m.tenant_id, m.membership_id, m.role, m.party_id, m.epoch from routing.tenant t join routing.membership m on m.tenant_id = t.tenant_id where t.slug = $1 and m.user_id = $2`
        : `select m.tenant_id, m.membership_id, m.role, m.party_id, m.epoch from routing.membership m where m.tenant_id = $1 and m.user_id = $2`,
      [tenant, userId],
    ));
  return rows.map((row) => member(userId, row))[0];
}

/** Everything a user is, in every tenant, oldest first. */
export async function membersOf(store: Store, userId: string): Promise<readonly Member[]> {
  const rows = await store.asSystem("a user's memberships", ({ sql }) =>
    sql<Row>(`select m.tenant_id, m.membership_id, m.role, m.party_id, m.epoch from routing.membership m where m.user_id = $1 order by m.membership_id limit 200`, [userId]));
  return rows.map((row) => member(userId, row));
}

/**
 * Those of the memberships that do not hold any more with the epoch they were taken up with: removed, or another role
 * or party. Asked before each send to all live connections, so only what has changed is answered, as `id epoch`.
 */
export async function lapsedMemberships(store: Store, tenantId: string, held: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const rows = await store.asSystem('memberships that have lapsed', ({ sql }) =>
    sql<{ held: string }>(
      `select held from unnest(string_to_array($2, ',')) as held
       where not exists (
         select 1 from routing.membership m
         where m.tenant_id = $1 and m.membership_id = split_part(held, ' ', 1)::uuid and m.epoch = split_part(held, ' ', 2)::integer)`,
      [tenantId, [...held].join(',')],
    ));
  return new Set(rows.map((row) => row.held));
}

const member = (userId: string, row: Row): Member => ({
  kind: 'member', tenantId: row.tenant_id, membershipId: row.membership_id, userId, role: row.role, partyId: row.party_id, epoch: row.epoch,
});
