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
 * To break the glass with: a superuser lets it sign in (`alter role entente_ops login`), every statement of it is in the
 * server's log, and it is shut again afterwards. Only a superuser can make it; made by another owner it can do nothing.
 */
async function makeOps(owner: Client): Promise<void> {
  await owner.query('create role entente_ops nologin');
  const { rows: [me] } = await owner.query<{ superuser: boolean }>('select rolsuper as superuser from pg_roles where rolname = current_user');
  if (!me?.superuser) return;
  await owner.query('alter role entente_ops bypassrls');
  await owner.query("alter role entente_ops set log_statement = 'all'");
  await owner.query('grant pg_read_all_data to entente_ops');
}

// From PostgreSQL 16 on, who made a role is a member of it and yet may not act as it.
const MAY_ACT_AS = `
  select pg_has_role($1, case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end) as act`;

/**
 * Makes the roles where absent, once a cluster: `entente_owner`, which owns the schemas and signs in nowhere; the
 * running ones; and `entente_ops`, to break the glass with. The connected user may then act as the owner.
 */
export async function makeRoles(owner: Client, secret: string | undefined, renewPasswords: boolean): Promise<void> {
  await owner.query("select pg_advisory_xact_lock(hashtext('entente roles'))");
  const { rows } = await owner.query<{ rolname: string }>("select rolname from pg_roles where rolname like 'entente\\_%'");
  const present = new Set(rows.map((row) => row.rolname));

  if (!present.has('entente_owner')) await owner.query('create role entente_owner nologin');
  if (!present.has('entente_ops')) await makeOps(owner);
  for (const role of RUNNING_ROLES) {
    const name = identifier(roleName(role));
    if (!present.has(roleName(role))) await owner.query(statement`create role ${name} login noinherit`);
    else if (!renewPasswords) continue;
    if (secret) await owner.query(statement`alter role ${name} password ${literal(rolePassword(secret, role))}`);
  }

  // To write an archive the owner reads each tenant as its worker, and asks as the router which tenants there are.
  for (const role of ['entente_owner', 'entente_worker', 'entente_routing']) {
    const { rows: [can] } = await owner.query<{ act: boolean }>(MAY_ACT_AS, [role]);
    if (!can?.act) await owner.query(statement`grant ${identifier(role)} to current_user`);
  }
  const { rows: databases } = await owner.query<{ name: string }>('select current_database() as name');
  for (const { name } of databases) {
    await owner.query(statement`grant create, connect, temporary on database ${identifier(name)} to entente_owner`);
  }
}
