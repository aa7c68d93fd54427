import { describe, expect, test } from 'vitest';
import { input } from '../testing/statements.ts';
import { buildStatement, newKeyPair, publicHalf, signingKeyOf, signStatement, trustedKeys, verifyStatement } from './index.ts';

describe('a key in a file (RFC 8037)', () => {
  test('signs, and its public half verifies what it signed', async () => {
    const file = await newKeyPair();
    const key = await signingKeyOf(JSON.parse(JSON.stringify(file)));
    const { text } = await signStatement((await buildStatement(input())).statement, key ?? expect.fail('the file holds a key'));

    const trust = trustedKeys({ keys: [publicHalf(file)] }) ?? expect.fail('the public half is a key');
    expect(await verifyStatement(text, { trust })).toMatchObject({ outcome: 'verified' });
    expect(publicHalf(file)).not.toHaveProperty('d');
  });

  test('is called by its own hash when the file does not name it (RFC 7638)', async () => {
    const { kid, ...nameless } = await newKeyPair();

    expect((await signingKeyOf(nameless))?.kid).toBe(kid);
  });

  test.each([['nothing', null], ['a public half', { kty: 'OKP', crv: 'Ed25519', x: 'AAAA' }], ['another curve', { crv: 'P-256', x: 'AAAA', d: 'AAAA' }], ['a broken key', { crv: 'Ed25519', x: 'AAAA', d: 'AAAA' }]])('is none: %s', async (_what, document) => {
    expect(await signingKeyOf(document)).toBeUndefined();
  });
});
