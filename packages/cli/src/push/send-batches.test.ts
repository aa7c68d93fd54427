import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { sendBatches } from './send-batches.ts';

interface Request {
  readonly key: string;
  readonly rows: readonly unknown[];
}

let server: Server | undefined;
afterEach(() => void server?.close());

/** A server that answers as told, in order, and remembers what it was sent. */
async function aServer(...statuses: readonly number[]): Promise<{ url: string; requests: Request[] }> {
  const requests: Request[] = [];
  let turn = 0;
  server = createServer((request, response) => {
    void received(request).then((one) => {
      requests.push(one);
      const status = statuses[turn++] ?? 200;
      response.writeHead(status, status === 503 ? { 'retry-after': '0.01' } : {});
      response.end(JSON.stringify(status === 200 ? { accepted: one.rows.length, rejected: [] } : { code: 'BUSY', message: 'Busy.', fix: 'Later.' }));
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests }; // a listening TCP server has one
}

async function received(request: IncomingMessage): Promise<Request> {
  return { key: String(request.headers['idempotency-key']), rows: JSON.parse(gunzipSync(await buffer(request)).toString()).rows };
}

const rows = Array.from({ length: 5 }, (_, n) => ({ n }));

test('rows go in batches, each under a key of what it holds', async () => {
  const { url, requests } = await aServer();

  const sent = await sendBatches(rows, 'status', { url, key: 'k' }, { rowsInBatch: 2 });

  expect(sent.accepted).toBe(5);
  expect(requests.map((request) => request.rows.length)).toEqual([2, 2, 1]);
  expect(new Set(requests.map(({ key }) => key)).size).toBe(3);
});

test('the same rows go under the same key when they are sent again', async () => {
  const { url, requests } = await aServer();

  await sendBatches(rows, 'status', { url, key: 'k' });
  await sendBatches(rows, 'status', { url, key: 'k' });

  expect(requests[0]?.key).toBe(requests[1]?.key);
});

test('a busy server is asked again', async () => {
  const { url, requests } = await aServer(503, 503, 200);

  const sent = await sendBatches(rows, 'status', { url, key: 'k' });

  expect(sent.accepted).toBe(5);
  expect(requests).toHaveLength(3);
});

test('a refusal ends it with what the server said', async () => {
  const { url } = await aServer(401);

  await expect(sendBatches(rows, 'status', { url, key: 'k' })).rejects.toThrow('Busy. Later. (BUSY)');
});

test('a server that is not there is named', async () => {
  await expect(sendBatches(rows, 'status', { url: 'http://127.0.0.1:9', key: 'k' }, { tries: 1 })).rejects.toThrow(/http:\/\/127\.0\.0\.1:9 cannot be reached/);
});
