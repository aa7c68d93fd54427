import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

/** What a sender of the demo knows: where to, and the key of its source. It has no other way in. */
export interface Sender {
  readonly url: string;
  readonly key: string;
}

/** Sends rows as anybody would, and again when the server is busy. Throws with what the server said. */
export async function sendFacts({ url, key }: Sender, kind: 'status' | 'exclusions', rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return;
  const body = JSON.stringify({ rows });
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'idempotency-key': createHash('sha256').update(body).digest('hex') };
  for (let tries = 0; ; tries += 1) {
    const response = await fetch(`${url}/v1/ingest/${kind}`, { method: 'POST', headers, body });
    const text = await response.text();
    if (response.ok && JSON.parse(text).rejected.length === 0) return;
    if (tries >= 5 || ![429, 503].includes(response.status)) throw new Error(`the demo's facts were not taken in: ${response.status} ${text.slice(0, 500)}`);
    await pause(1_000 * Number(response.headers.get('retry-after') ?? 1));
  }
}
