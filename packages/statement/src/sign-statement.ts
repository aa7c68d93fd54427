import { toBase64url, fromBase64url } from './base64url.ts';
import { bytesOf, canonical } from './canonical.ts';
import type { Statement, Unsigned } from './model.ts';

/** A key that signs: its id, and the private half for the browser's and Node's own cryptography. */
export interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
}

/** A signed statement and its canonical text, which is the content of statement.json. */
export interface Signed {
  readonly statement: Statement;
  readonly text: string;
}

export async function signStatement(unsigned: Unsigned, { kid, privateKey }: SigningKey): Promise<Signed> {
  const value = toBase64url(new Uint8Array(await crypto.subtle.sign('Ed25519', privateKey, bytesOf(canonical(unsigned)))));
  const statement: Statement = { ...unsigned, signature: { kid, alg: 'Ed25519', value } };
  return { statement, text: canonical(statement) };
}

/** Whether the signature is that of the public key (`x`, base64url of 32 bytes) over the statement without it. */
export async function isSignedBy({ signature, ...unsigned }: Statement, x: string): Promise<boolean> {
  const [key, value] = [fromBase64url(x), fromBase64url(signature.value)];
  if (key?.length !== 32 || value?.length !== 64) return false;
  const publicKey = await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', publicKey, value, bytesOf(canonical(unsigned)));
}
