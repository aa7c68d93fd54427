import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import { randomBytes } from '../../../random.ts';

/** What the secret of the installation is turned into for sealing: a key of its own for this one purpose. */
const PURPOSE = 'entente signing key, sealed with AES-256-GCM';
const NONCE = 12;
const TAG = 16;

/** Nonce, tag and ciphertext. It opens for the same context only: a sealed key moved to another tenant stays shut. */
export function seal(secret: string, context: string, plain: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', sealingKey(secret), nonce, { authTagLength: TAG });
  cipher.setAAD(Buffer.from(context));
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]);
}

/** Throws when the secret, the context or a byte is another one. */
export function unseal(secret: string, context: string, sealed: Uint8Array): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', sealingKey(secret), sealed.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]);
}

function sealingKey(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', PURPOSE, 32));
}
