import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { type TrustedKeys, trustedKeys, type Verification, verifyStatement } from '@entente/statement';
import { CliProblem, EXIT } from '../exit-codes.ts';

export interface VerifyOptions {
  /** A file of facts, plain or gzip. */
  readonly facts?: string;
  /** A file with a trusted key, or keys, as JSON. */
  readonly key?: string;
  /** Where the tenant publishes its keys. */
  readonly trust?: string;
}

/** Reads the files and verifies the statement; throws a sentence when one cannot be read. */
export async function verifyFiles(file: string, { facts, key, trust }: VerifyOptions): Promise<Verification> {
  const text = (await content(file)).toString('utf8');
  const keys = key !== undefined ? keysIn((await content(key)).toString('utf8'), key) : trust !== undefined ? await publishedKeys(trust) : undefined;
  return verifyStatement(text, {
    ...(facts === undefined ? {} : { evidence: unpacked(await content(facts), facts) }),
    ...(keys === undefined ? {} : { trust: keys }),
  });
}

export function exitCodeOf({ outcome }: Verification): number {
  switch (outcome) {
    case 'verified':
      return EXIT.fine;
    case 'consistent':
      return EXIT.signerUnknown;
    case 'refused':
      return EXIT.refused;
  }
}

async function content(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new CliProblem(EXIT.file, `${file} cannot be read: ${error instanceof Error ? error.message : 'unreadable'}.`);
  }
}

function unpacked(bytes: Buffer, file: string): string {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.toString('utf8');
  try {
    return gunzipSync(bytes).toString('utf8');
  } catch {
    throw new CliProblem(EXIT.file, `${file} is gzip that cannot be unpacked; it may be cut short.`);
  }
}

async function publishedKeys(url: string): Promise<TrustedKeys> {
  const response = await fetch(url).catch((error: unknown) => {
    throw new CliProblem(EXIT.server, `The keys at ${url} cannot be fetched: ${error instanceof Error ? error.message : 'no answer'}.`);
  });
  if (!response.ok) throw new CliProblem(EXIT.server, `The keys at ${url} cannot be fetched: the server answered ${response.status}.`);
  return keysIn(await response.text(), url);
}

function keysIn(text: string, place: string): TrustedKeys {
  const found = parsed(text);
  const keys = trustedKeys(found) ?? trustedKeys({ keys: [found] });
  if (keys === undefined) throw new CliProblem(EXIT.file, `${place} holds no Ed25519 key in the form of RFC 8037.`);
  return keys;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
