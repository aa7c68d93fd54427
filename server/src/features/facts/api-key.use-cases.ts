import { createHash, timingSafeEqual } from 'node:crypto';
import type { Instant } from '@entente/worktime';
import { type Outcome, problem, refused } from '../../access/outcome.ts';
import { randomInt, randomSecret } from '../../random.ts';
import { newId } from '../../store/ids.ts';
import type { Store } from '../../store/open-store.ts';
import type { Session } from '../../store/session/session.ts';
import { Source } from '../agreements/index.ts';
import { type OpenedKey, openedKeys, type SourceActor } from './opened-keys.ts';

export interface NewApiKey {
  readonly id: string;
  readonly prefix: string;
  /** `ent_<prefix>_<secret>`; shown once, kept nowhere. */
  readonly secret: string;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** A new key of a source. Old keys stay until they are revoked, so that a sender can change over. */
export async function createApiKey({ em, sql, audit }: Session, sourceId: string): Promise<Outcome<NewApiKey>> {
  const source = await em.findOne(Source, { id: sourceId });
  if (source === null) return refused(problem('NOT_FOUND', 'There is no such source.', ['source']));
  const id = newId();
  const prefix = Array.from({ length: 12 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  const secret = randomSecret(32);
  await sql('insert into entente.api_key (id, source_id, prefix, secret_hash) values ($1, $2, $3, $4)', [id, sourceId, prefix, hashOf(secret)]);
  await sql('insert into routing.api_key (key_id, prefix) values ($1, $2)', [id, prefix]);
  await audit('api-key.create', 'source', sourceId, { prefix });
  return { value: { id, prefix, secret: `ent_${prefix}_${secret}` } };
}

/** From this transaction on the key opens nothing. A second revocation changes nothing. */
export async function revokeApiKey({ sql, audit, tenantId }: Session, keyId: string): Promise<Outcome<{ readonly id: string }>> {
  const [row] = await sql<{ source_id: string }>(
    'update entente.api_key set revoked_at = coalesce(revoked_at, now()) where tenant_id = $1 and id = $2 returning source_id', [tenantId, keyId]);
  if (row === undefined) return refused(problem('NOT_FOUND', 'There is no such key.', ['key']));
  await sql('delete from routing.api_key where tenant_id = $1 and key_id = $2', [tenantId, keyId]);
  await audit('api-key.revoke', 'source', row.source_id, { keyId });
  return { value: { id: keyId } };
}

/**
 * Who sends with this key; undefined for a key that is unknown, malformed or revoked, all alike. Whether it is revoked
 * is asked each time; whose it is, which never changes, is remembered for a minute.
 */
export async function sourceOfKey(store: Store, key: string, now: Instant): Promise<SourceActor | undefined> {
  const [, prefix, secret] = /^ent_([a-z0-9]{12})_([A-Za-z0-9_-]{43})$/.exec(key) ?? [];
  if (prefix === undefined || secret === undefined) return undefined;
  return store.asSystem('find the tenant of an API key', async ({ sql, inTenant }) => {
    const [route] = await sql<{ tenant_id: string; key_id: string }>('select tenant_id, key_id from routing.api_key where prefix = $1', [prefix]);
    if (route === undefined) return undefined;
    const remembered = openedKeys(store).get(route.key_id, now);
    const opened = remembered ?? (await inTenant(route.tenant_id, (session) => openedKey(session, prefix, secret)));
    if (opened === undefined || !timingSafeEqual(Buffer.from(opened.secretHash), Buffer.from(hashOf(secret)))) return undefined;
    if (remembered === undefined) openedKeys(store).keep(opened, now);
    return opened.actor;
  });
}

/** The key as it is stored; its use is noted when it opens, once a minute. */
async function openedKey({ sql, tenantId }: Session, prefix: string, secret: string): Promise<OpenedKey | undefined> {
  const [key] = await sql<{ id: string; source_id: string; party_id: string | null; secret_hash: string; used: boolean }>(
    `select k.id, k.source_id, s.party_id, k.secret_hash, coalesce(k.last_used_at > now() - interval '1 minute', false) as used
     from entente.api_key k
     join entente.source s on s.tenant_id = $1 and s.id = k.source_id
     where k.tenant_id = $1 and k.prefix = $2 and k.revoked_at is null`,
    [tenantId, prefix],
  );
  if (key === undefined) return undefined;
  if (!key.used && key.secret_hash === hashOf(secret)) await sql('update entente.api_key set last_used_at = now() where tenant_id = $1 and id = $2', [tenantId, key.id]);
  return { secretHash: key.secret_hash, actor: { kind: 'source', tenantId, sourceId: key.source_id, keyId: key.id, partyId: key.party_id } };
}

/** The secret has 256 random bits: nothing slower than a hash is needed to keep it. */
function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
