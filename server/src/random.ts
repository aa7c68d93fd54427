/** The one file of the server that draws randomness. */
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { v7 } from 'uuid';

/** A time-ordered id (UUIDv7). */
export const randomId = (): string => v7();

/** An id that tells nothing, not even when it was made. */
export const opaqueId = (): string => randomUUID();

/** A secret of `bytes` random bytes in base64url: letters, digits, `-` and `_`. */
export const randomSecret = (bytes = 32): string => randomBytes(bytes).toString('base64url');

export { randomBytes, randomInt };
