import { createHash, generateKeyPairSync, webcrypto } from 'node:crypto';
import { newId } from '../../../store/ids.ts';
import type { Session } from '../../../store/session/session.ts';
import type { Instant } from '@entente/worktime';
import { seal, unseal } from './seal.ts';

/** The key a tenant signs with now. */
export interface SigningKey {
  readonly kid: string;
  readonly privateKey: webcrypto.CryptoKey;
}

/** A public key as it is published, old ones included. */
export interface PublishedKey {
  readonly kid: string;
  /** Base64url of the 32 bytes. */
  readonly x: string;
  readonly from: Date;
  readonly until: Date | null;
}

interface KeyRow {
  readonly kid: string;
  readonly sealed: Buffer;
}

/** The tenant's current key; made now when it has none. */
export async function currentSigningKey(session: Session, secret: string, now: Instant): Promise<SigningKey> {
  const { kid, sealed } = (await currentRow(session)) ?? (await makeKey(session, secret, now));
  const der = unseal(secret, contextOf(session.tenantId, kid), sealed);
  return { kid, privateKey: await webcrypto.subtle.importKey('pkcs8', new Uint8Array(der), 'Ed25519', false, ['sign']) };
}

/** Makes the tenant's key where there is none, so that it is published before the first statement. */
export async function ensureSigningKey(session: Session, secret: string, now: Instant): Promise<void> {
  if ((await currentRow(session)) === undefined) await makeKey(session, secret, now);
}

/** Retires the current key and makes a new one; what was signed stays verifiable by the old one. */
export async function rotateSigningKey(session: Session, secret: string, now: Instant): Promise<string> {
  await session.sql('update entente.signing_key set retired_at = $2 where tenant_id = $1 and retired_at is null', [session.tenantId, new Date(now)]);
  const { kid } = await makeKey(session, secret, now);
  return kid;
}

/** Every public key of the tenant, the latest first. */
export async function publishedKeys({ sql, tenantId }: Session): Promise<readonly PublishedKey[]> {
  const rows = await sql<{ kid: string; public_key: string; made_at: Date; retired_at: Date | null }>(
    'select kid, public_key, made_at, retired_at from entente.signing_key where tenant_id = $1 order by made_at desc, kid', [tenantId]);
  return rows.map((row) => ({ kid: row.kid, x: row.public_key, from: row.made_at, until: row.retired_at }));
}

async function currentRow({ sql, tenantId }: Session): Promise<KeyRow | undefined> {
  const [row] = await sql<KeyRow>('select kid, sealed from entente.signing_key where tenant_id = $1 and retired_at is null', [tenantId]);
  return row;
}

async function makeKey(session: Session, secret: string, now: Instant): Promise<KeyRow> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const x = publicKey.export({ format: 'jwk' }).x ?? '';
  const kid = thumbprint(x);
  const sealed = seal(secret, contextOf(session.tenantId, kid), privateKey.export({ format: 'der', type: 'pkcs8' }));
  const [mine] = await session.sql<KeyRow>(
    `insert into entente.signing_key (tenant_id, id, kid, public_key, sealed, made_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (tenant_id) where retired_at is null do nothing
     returning kid, sealed`,
    [session.tenantId, newId(), kid, x, sealed, new Date(now)],
  );
  if (mine !== undefined) {
    await session.audit('key.made', 'signing-key', kid);
    return mine;
  }
  const theirs = await currentRow(session);
  if (theirs === undefined) throw new Error('a key was made by somebody else and is gone');
  return theirs;
}

/** RFC 7638: a key is called by its own hash. */
function thumbprint(x: string): string {
  return createHash('sha256').update(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`).digest('base64url');
}

const contextOf = (tenantId: string, kid: string): string => `${tenantId} ${kid}`;
