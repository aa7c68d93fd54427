import { createHmac } from 'node:crypto';
import type { Client } from 'pg';
import { identifier, literal, statement } from '../session/literals.ts';

/** The roles that a running process signs in with; none owns anything, bypasses row security or is a member of another. */
export const RUNNING_ROLES = ['app', 'portal', 'worker', 'auth', 'routing'] as const;
export type RunningRole = (typeof RUNNING_ROLES)[number];

export const roleName = (role: RunningRole): string => `entente_${role}`;

/** A role's password follows from the secret, so that there is one thing to keep and nothing to store. */
export const rolePassword = (secret: string, role: RunningRole): string =>
  createHmac('sha256', secret).update(`database role ${roleName(role)}`).digest('base64url');

/**
 * Makes the roles where absent, once a cluster: `entente_owner`, which owns the schemas and signs in nowhere; the
 * running ones; and `entente_ops`, to break the glass with. The connected user may then act as the owner.
 */
export async function makeRoles(owner: Client, secret: string | undefined, renewPasswords: boolean): Promise<void> {
  await owner.query("select pg_advisory_xact_lock(hashtext('entente roles'))");
  const { rows } = await owner.query<{ rolname: string }>("select rolname from pg_roles where rolname like 'entente\\_%'");
  const present = new Set(rows.map((row) => row.rolname));

  if (!present.has('entente_owner')) await owner.query('create role entente_owner nologin');
  if (!present.has('entente_ops')) await owner.query('create role entente_ops nologin');
  for (const role of RUNNING_ROLES) {
    const name = identifier(roleName(role));
    if (!present.has(roleName(role))) await owner.query(statement`create role ${name} login noinherit`);
    else if (!renewPasswords) continue;
    if (secret) await owner.query(statement`alter role ${name} password ${literal(rolePassword(secret, role))}`);
  }

  const { rows: me } = await owner.query<{ name: string; member: boolean; database: string }>(
    `select current_user as name, pg_has_role('entente_owner', 'member') as member, current_database() as database`);
  const [{ name, member, database } = { name: '', member: true, database: '' }] = me;
  if (!member) await owner.query(statement`grant entente_owner to ${identifier(name)}`);
  await owner.query(statement`grant create, connect, temporary on database ${identifier(database)} to entente_owner`);
}
