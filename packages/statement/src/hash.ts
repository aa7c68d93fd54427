import { bytesOf } from './canonical.ts';

/** Hex SHA-256 of a text's UTF-8 bytes. */
export async function hashOf(text: string): Promise<string> {
  return hex(await sha256(bytesOf(text)));
}

/**
 * The end of the hash chain over lines of evidence: `h₀ = SHA-256("entente-evidence/1")`, `hᵢ = SHA-256(hᵢ₋₁ ‖ lineᵢ)`.
 * A line that is changed, dropped, added or moved changes it.
 */
export async function chainRoot(lines: readonly string[]): Promise<string> {
  let link = await sha256(bytesOf('entente-evidence/1'));
  for (const line of lines) {
    const text = bytesOf(line);
    const joined = new Uint8Array(link.length + text.length);
    joined.set(link);
    joined.set(text, link.length);
    link = await sha256(joined);
  }
  return hex(link);
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
