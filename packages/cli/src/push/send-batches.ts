import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { CliProblem, EXIT } from '../exit-codes.ts';

export interface Destination {
  readonly url: string;
  readonly key: string;
}

export type FactKind = 'status' | 'samples' | 'clock-events' | 'exclusions';

export interface Sent {
  readonly accepted: number;
  readonly rejected: readonly { readonly index: number; readonly field: string; readonly reason: string; readonly message: string; readonly fix: string }[];
}

export interface SendOptions {
  readonly rowsInBatch?: number;
  readonly tries?: number;
  readonly progress?: (sent: number, of: number) => void;
}

/**
 * Sends rows in batches through the public ingest endpoint. Each batch's idempotency key is the hash of what it holds,
 * so that sending a file again, whole or after a break, counts nothing twice. A server that is busy is asked again
 * after the time it names.
 */
export async function sendBatches(rows: readonly object[], kind: FactKind, to: Destination, { rowsInBatch = 5_000, tries = 8, progress }: SendOptions = {}): Promise<Sent> {
  let accepted = 0;
  const rejected: Sent['rejected'][number][] = [];
  for (let from = 0; from < rows.length; from += rowsInBatch) {
    const answer = await sendOne(JSON.stringify({ rows: rows.slice(from, from + rowsInBatch) }), kind, to, tries);
    accepted += answer.accepted;
    rejected.push(...answer.rejected.map((each) => ({ ...each, index: each.index + from })));
    progress?.(Math.min(rows.length, from + rowsInBatch), rows.length);
  }
  return { accepted, rejected };
}

async function sendOne(body: string, kind: FactKind, { url, key }: Destination, tries: number): Promise<Sent> {
  const headers = {
    authorization: `Bearer ${key}`, 'content-type': 'application/json', 'content-encoding': 'gzip',
    'idempotency-key': createHash('sha256').update(`${kind}\n${body}`).digest('hex'),
  };
  for (let tried = 1; ; tried += 1) {
    const response = await fetch(new URL(`/v1/ingest/${kind}`, url), { method: 'POST', headers, body: gzipSync(body) }).catch((error: unknown) => {
      if (tried >= tries) throw new CliProblem(EXIT.server, `The server at ${url} cannot be reached: ${reason(error)}.`);
    });
    if (response?.ok) return await response.json() as Sent; // the endpoint's own documented answer
    if (response !== undefined && (![429, 502, 503, 504].includes(response.status) || tried >= tries)) throw new CliProblem(EXIT.server, await refusal(response));
    await pause(1_000 * (Number(response?.headers.get('retry-after')) || Math.min(30, 2 ** (tried - 1))));
  }
}

async function refusal(response: Response): Promise<string> {
  const answer: unknown = await response.json().catch(() => null);
  const [code, message, fix] = ['code', 'message', 'fix'].map((name) => (typeof answer === 'object' && answer !== null ? Reflect.get(answer, name) : undefined));
  return message === undefined ? `The server answered ${response.status}.` : `${String(message)} ${String(fix ?? '')} (${String(code)})`;
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'no reason given';
  return error.cause instanceof Error ? error.cause.message : error.message;
}
