import { toBase64url } from './base64url.ts';
import { bytesOf } from './canonical.ts';
import type { SigningKey } from './sign-statement.ts';
import type { TrustedKey } from './trust.ts';

/** A private Ed25519 key as JSON (RFC 8037): keep it where nobody else reads it. */
export interface PrivateKeyFile extends TrustedKey {
  /** The private half, base64url. */
  readonly d: string;
}

/** A new key, called by its own hash (RFC 7638). */
export async function newKeyPair(): Promise<PrivateKeyFile> {
  const { privateKey } = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  const { x = '', d = '' } = await crypto.subtle.exportKey('jwk', privateKey);
  return { kid: await thumbprint(x), kty: 'OKP', crv: 'Ed25519', x, d };
}

/** The public half of a key, which is what a verifier is given. */
export function publicHalf({ kid, kty, crv, x }: PrivateKeyFile): TrustedKey {
  return { kid, kty, crv, x };
}

/** The key in a file's JSON; undefined when it holds no private Ed25519 key. */
export async function signingKeyOf(document: unknown): Promise<SigningKey | undefined> {
  const text = (name: string): string => {
    const value: unknown = typeof document === 'object' && document !== null ? Reflect.get(document, name) : undefined;
    return typeof value === 'string' ? value : '';
  };
  const [x, d] = [text('x'), text('d')];
  if (text('crv') !== 'Ed25519' || x === '' || d === '') return undefined;
  try {
    const privateKey = await crypto.subtle.importKey('jwk', { kty: 'OKP', crv: 'Ed25519', x, d }, 'Ed25519', false, ['sign']);
    return { kid: text('kid') === '' ? await thumbprint(x) : text('kid'), privateKey };
  } catch {
    return undefined;
  }
}

async function thumbprint(x: string): Promise<string> {
  return toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytesOf(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`))));
}
