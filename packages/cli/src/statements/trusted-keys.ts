import { type TrustedKeys, trustedKeys } from '@entente/statement';
import { CliProblem, EXIT } from '../exit-codes.ts';
import { jsonIn } from '../files.ts';

/** The keys in a file: one, or a published document of several. Throws a sentence when it holds none. */
export async function keysInFile(file: string): Promise<TrustedKeys> {
  return keysIn(await jsonIn(file), file);
}

/** The keys that a tenant publishes. Throws a sentence when they cannot be had. */
export async function keysAt(url: string): Promise<TrustedKeys> {
  const response = await fetch(url).catch((error: unknown) => {
    throw new CliProblem(EXIT.server, `The keys at ${url} cannot be fetched: ${error instanceof Error ? error.message : 'no answer'}.`);
  });
  if (!response.ok) throw new CliProblem(EXIT.server, `The keys at ${url} cannot be fetched: the server answered ${response.status}.`);
  return keysIn(await response.json().catch(() => undefined), url);
}

function keysIn(document: unknown, place: string): TrustedKeys {
  const keys = trustedKeys(document) ?? trustedKeys({ keys: [document] });
  if (keys === undefined) throw new CliProblem(EXIT.file, `${place} holds no Ed25519 key in the form of RFC 8037.`);
  return keys;
}
