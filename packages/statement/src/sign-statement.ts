import { toBase64url, fromBase64url } from './base64url.ts';
import { bytesOf, canonical } from './canonical.ts';
import { ALGORITHM, type Signature, type Statement, type Unsigned } from './model.ts';

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

export async function signStatement(unsigned: Unsigned, key: SigningKey): Promise<Signed> {
  const statement: Statement = { ...unsigned, signature: { kid: key.kid, alg: ALGORITHM, value: await signatureOf(unsigned, key) } };
  return { statement, text: canonical(statement) };
}

/** Whether the signature is that of the public key (`x`, base64url of 32 bytes) over the statement without it. */
export function isSignedBy({ signature, countersignatures, ...unsigned }: Statement, x: string): Promise<boolean> {
  return isSignature(signature, x, unsigned);
}

/** Signs the canonical bytes of a JSON value; base64url. */
export async function signatureOf(signed: object, { privateKey }: SigningKey): Promise<string> {
  return toBase64url(new Uint8Array(await crypto.subtle.sign('Ed25519', privateKey, bytesOf(canonical(signed)))));
}

/** Whether it is a signature over the canonical bytes by the public key (`x`, base64url of 32 bytes). The algorithm is not signed itself, so no other is let in. */
export async function isSignature({ alg, value: text }: Pick<Signature, 'alg' | 'value'>, x: string, signed: object): Promise<boolean> {
  const [key, value] = [fromBase64url(x), fromBase64url(text)];
  if (alg !== ALGORITHM || key?.length !== 32 || value?.length !== 64) return false;
  const publicKey = await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', publicKey, value, bytesOf(canonical(signed)));
}
