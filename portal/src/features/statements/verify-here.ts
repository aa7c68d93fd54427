import type { Verification } from '@entente/statement';

/** The files of a statement and the keys it may be signed with, as they are fetched. */
export interface Files {
  readonly documentUrl: string;
  readonly evidenceUrl: string;
  readonly keysUrl: string;
}

/** Checks a statement on the reader's own machine: form, signature, evidence, and every number anew. */
export async function verifyHere({ documentUrl, evidenceUrl, keysUrl }: Files, get: typeof fetch = fetch): Promise<Verification> {
  // Loaded when asked for: the engine is as large as the rest of the page.
  const { trustedKeys, verifyStatement } = await import('@entente/statement');
  const [document, evidence, keys] = await Promise.all([text(documentUrl, get), unpacked(evidenceUrl, get), text(keysUrl, get)]);
  const published: unknown = JSON.parse(keys);
  return verifyStatement(document, { evidence, trust: trustedKeys(published) });
}

async function text(url: string, get: typeof fetch): Promise<string> {
  return (await answered(url, get)).text();
}

/** The evidence is packed as a file; a server may have unpacked it on the way. */
async function unpacked(url: string, get: typeof fetch): Promise<string> {
  const bytes = await (await answered(url, get)).bytes();
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return packed ? new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text() : new TextDecoder().decode(bytes);
}

async function answered(url: string, get: typeof fetch): Promise<Response> {
  const answer = await get(url, { credentials: 'same-origin' });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer;
}
