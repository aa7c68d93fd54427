import type { Actor } from '../../access/actor.ts';
import { type Connection, type PageArgs, readPage } from '../../graphql-kit/connection.ts';
import type { Store } from '../../store/open-store.ts';
import type { Session } from '../../store/session/session.ts';
import type { AuditEntryType } from './audit-entry.types.ts';
import type { InvitationType } from './invitation.types.ts';
import { membersOf } from './member-of.ts';
import type { MembershipType } from './membership.types.ts';
import type { TenantType } from './tenant.types.ts';

/** A membership with the actor it makes, and its tenant: enough to answer without that tenant's session. */
export interface OwnMembership extends MembershipType {
  readonly actor: Actor;
  readonly tenant: TenantType;
}

export async function tenantOf({ sql, tenantId }: Session): Promise<TenantType | null> {
  const [row] = await sql<TenantType>(`select tenant_id as id, name, slug, demo, time_zone as "timeZone" from entente.tenant where tenant_id = $1`, [tenantId]);
  return row ?? null;
}

/** What a person is, tenant by tenant, each read in a session of that tenant. */
export async function ownMemberships(store: Store, userId: string): Promise<readonly OwnMembership[]> {
  const own: OwnMembership[] = [];
  for (const actor of await membersOf(store, userId)) {
    const [membership, tenant] = await store.asSystem("a user's memberships", ({ inTenant }) =>
      inTenant(actor.tenantId, async (session) => [await membershipById(session, actor.membershipId), await tenantOf(session)] as const, { readOnly: true }));
    if (membership !== null && tenant !== null) own.push({ ...membership, actor, tenant });
  }
  return own;
}

export async function membershipById({ sql }: Session, id: string): Promise<MembershipType | null> {
  const [row] = await sql<MembershipType>(`select id, tenant_id as "tenantId", name, email, role, party_id as "partyId", state from entente.membership where id = $1`, [id]);
  return row ?? null;
}

export async function invitationById({ sql }: Session, id: string): Promise<InvitationType | null> {
  const [row] = await sql<InvitationType>(
    'select id, email, role, party_id as "partyId", created_at as "createdAt", expires_at as "expiresAt", accepted_at as "acceptedAt" from entente.invitation where id = $1', [id]);
  return row ?? null;
}

export async function auditEntryById(session: Session, id: string): Promise<AuditEntryType | null> {
  const [row] = await session.sql<AuditRow>('select id, at, actor_kind, actor_id, action, subject_kind, subject_id, detail from entente.audit_entry where id = $1', [id]);
  return row === undefined ? null : entry(row, await namesOf(session, [row]));
}

/** Those who are members now, oldest first. */
export function membersPage({ sql, tenantId }: Session, page: PageArgs): Promise<Connection<MembershipType>> {
  return readPage(page, {
    rows: (after, limit) =>
      sql<MembershipType>(
        `select id, tenant_id as "tenantId", name, email, role, party_id as "partyId", state from entente.membership where tenant_id = $1 and state = 'active' and ($2::uuid is null or id > $2) order by id limit $3`,
        [tenantId, uuidIn(after), limit],
      ),
    cursorOf: ({ id }) => [id],
    count: () => counted(sql, `select count(*) from entente.membership where tenant_id = $1 and state = 'active'`, tenantId),
  });
}

/** Newest first. */
export function invitationsPage({ sql, tenantId }: Session, page: PageArgs): Promise<Connection<InvitationType>> {
  return readPage(page, {
    rows: (after, limit) =>
      sql<InvitationType>(
        `select id, email, role, party_id as "partyId", created_at as "createdAt", expires_at as "expiresAt", accepted_at as "acceptedAt"
         from entente.invitation where tenant_id = $1 and ($2::uuid is null or id < $2) order by id desc limit $3`,
        [tenantId, uuidIn(after), limit],
      ),
    cursorOf: ({ id }) => [id],
    count: () => counted(sql, 'select count(*) from entente.invitation where tenant_id = $1', tenantId),
  });
}

interface AuditRow {
  readonly id: string;
  readonly at: Date;
  readonly actor_kind: string;
  readonly actor_id: string;
  readonly action: string;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly detail: unknown;
}

/** Newest first; who is a member is told by name. */
export function auditPage(session: Session, page: PageArgs): Promise<Connection<AuditEntryType>> {
  const { sql, tenantId } = session;
  return readPage(page, {
    rows: async (after, limit) => {
      const rows = await sql<AuditRow>(
        `select id, at, actor_kind, actor_id, action, subject_kind, subject_id, detail
         from entente.audit_entry where tenant_id = $1 and ($2::uuid is null or id < $2) order by id desc limit $3`,
        [tenantId, uuidIn(after), limit],
      );
      const names = await namesOf(session, rows);
      return rows.map((row) => entry(row, names));
    },
    cursorOf: ({ id }) => [id],
    count: () => counted(sql, 'select count(*) from entente.audit_entry where tenant_id = $1', tenantId),
  });
}

async function namesOf({ sql }: Session, rows: readonly AuditRow[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(rows.filter(({ actor_kind }) => actor_kind === 'member').map(({ actor_id }) => actor_id))];
  if (ids.length === 0) return new Map();
  const named = await sql<{ id: string; name: string }>('select id, name from entente.membership where id = any ($1::uuid[])', [ids]);
  return new Map(named.map(({ id, name }) => [id, name]));
}

function entry({ id, at, actor_kind, actor_id, action, subject_kind, subject_id, detail }: AuditRow, names: ReadonlyMap<string, string>): AuditEntryType {
  const said = JSON.stringify(detail);
  return { id, at, actor: names.get(actor_id) ?? `${actor_kind} ${actor_id}`, action, subject: `${subject_kind} ${subject_id}`, detail: said === '{}' ? null : said };
}

/** A place in a list that is in the order of its ids. */
function uuidIn(after: readonly (string | number)[] | undefined): string | null {
  if (after === undefined) return null;
  const [id] = after;
  return typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id) ? id : NOWHERE;
}

const NOWHERE = '00000000-0000-0000-0000-000000000000';

async function counted(sql: Session['sql'], text: string, tenantId: string): Promise<number> {
  const [row] = await sql<{ count: number }>(text, [tenantId]);
  return Number(row?.count ?? 0);
}
