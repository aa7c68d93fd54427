import { webcrypto } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../../test/world.ts';
import { currentSigningKey, ensureSigningKey, publishedKeys, rotateSigningKey } from './signing-key.ts';

const world = testWorld();
const secret = 'a secret of at least thirty-two characters';
const now = Date.parse('2026-05-20T12:00:00Z');
const text = Buffer.from('what is signed');

async function verifies(x: string, signature: ArrayBuffer): Promise<boolean> {
  const key = await webcrypto.subtle.importKey('jwk', { kty: 'OKP', crv: 'Ed25519', x }, 'Ed25519', false, ['verify']);
  return webcrypto.subtle.verify('Ed25519', key, signature, text);
}

describe('the key of a tenant', () => {
  test('is made once, signs, and is published by its own hash', async () => {
    const tenant = await world.aTenant();

    await Promise.all([1, 2, 3].map(() => tenant.within((session) => ensureSigningKey(session, secret, now))));
    const key = await tenant.within((session) => currentSigningKey(session, secret, now));
    const published = await tenant.within(publishedKeys);

    expect(published).toEqual([{ kid: key.kid, x: expect.any(String), from: new Date(now), until: null }]);
    expect(await verifies(published[0]?.x ?? '', await webcrypto.subtle.sign('Ed25519', key.privateKey, text))).toBe(true);
  });

  test('does not lie in the database in the clear, and opens with the secret of the installation alone', async () => {
    const tenant = await world.aTenant();
    await tenant.within((session) => ensureSigningKey(session, secret, now));

    const stolen = tenant.within((session) => currentSigningKey(session, `${secret} of another`, now));

    await expect(stolen).rejects.toThrow('unable to authenticate data');
  });

  test('can be rotated; the old one stays published', async () => {
    const tenant = await world.aTenant();
    const old = await tenant.within((session) => currentSigningKey(session, secret, now));

    const kid = await tenant.within((session) => rotateSigningKey(session, secret, now + 1_000));
    const current = await tenant.within((session) => currentSigningKey(session, secret, now));
    const published = await tenant.within(publishedKeys);

    expect(current.kid).toBe(kid);
    expect(published.map((each) => [each.kid, each.until])).toEqual([[kid, null], [old.kid, new Date(now + 1_000)]]);
  });

  test('is read by no party', async () => {
    const tenant = await world.aTenant();
    const party = await tenant.aParty();

    const read = world.store.inTenant(tenant.portalUser(party), (session) => publishedKeys(session), { readOnly: true });

    await expect(read).rejects.toThrow('permission denied');
  });
});
