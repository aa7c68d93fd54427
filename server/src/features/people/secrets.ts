import { createHash, timingSafeEqual } from 'node:crypto';
import { randomSecret } from '../../random.ts';
import { isUuid } from '../../store/ids.ts';

/** A one-time secret as it goes into a link, and what is kept of it. */
export function newSecret(): { readonly secret: string; readonly hash: string } {
  const secret = randomSecret(24);
  return { secret, hash: hashOf(secret) };
}

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

export function matches(secret: string, hash: string): boolean {
  const [ours, theirs] = [Buffer.from(hashOf(secret)), Buffer.from(hash)];
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}

/** The token of an invitation says which tenant and which invitation, and proves it by the secret. */
export const invitationToken = (tenantId: string, id: string, secret: string): string => `${tenantId}.${id}.${secret}`;

export function readInvitationToken(token: string): { readonly tenantId: string; readonly id: string; readonly secret: string } | undefined {
  const [tenantId = '', id = '', secret = '', ...more] = token.split('.');
  if (!isUuid(tenantId) || !isUuid(id) || secret === '' || more.length > 0) return undefined;
  return { tenantId, id, secret };
}
