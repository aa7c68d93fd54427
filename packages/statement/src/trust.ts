/** Keys that a tenant has published, as `/.well-known/entente-keys/<tenant>` gives them. */
export interface TrustedKeys {
  readonly keys: readonly TrustedKey[];
}

export interface TrustedKey {
  readonly kid: string;
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  /** The public half, base64url. */
  readonly x: string;
  /** Present when the key is not to be believed any more, whatever it signed. */
  readonly revoked?: boolean;
}

/** The keys in a published document; undefined when it is none. */
export function trustedKeys(document: unknown): TrustedKeys | undefined {
  if (typeof document !== 'object' || document === null || !('keys' in document) || !Array.isArray(document.keys)) return undefined;
  const keys = document.keys.filter(isTrustedKey);
  return keys.length === document.keys.length ? { keys } : undefined;
}

function isTrustedKey(key: unknown): key is TrustedKey {
  if (typeof key !== 'object' || key === null) return false;
  return 'kid' in key && typeof key.kid === 'string' && 'x' in key && typeof key.x === 'string' && 'crv' in key && key.crv === 'Ed25519';
}
