import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema } from 'graphql';
import { createClient } from 'graphql-ws';
import type { Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AccessWatch } from './access-watch.ts';
import { Hub } from './hub.ts';
import { liveEndpoint, MOST_OPERATIONS } from './live-endpoint.ts';
import type { LiveEndpoint } from './live-endpoint.ts';
import type { LiveSocket } from './live-socket.ts';

const schema = buildSchema('type Query { a: Int } type Change { position: Int! } type Subscription { changes(since: String): Change! }');
const HEAD = 10;

let server: Server;
let endpoint: LiveEndpoint;
let hub: Hub<LiveSocket>;
let watch: AccessWatch;
let epoch: number;
let failures: unknown[];

beforeEach(async () => {
  epoch = 1;
  failures = [];
  watch = new AccessWatch({
    standing: { lapsed: async (_tenant, held) => new Set([...held].filter((each) => each.split(' ')[1] !== String(epoch))), ended: async () => new Set() },
    clock: () => 0,
  });
  const said = (position: number) => JSON.stringify({ data: { changes: { position } } });
  hub = new Hub({
    head: async () => HEAD,
    answer: async (_scope, { upTo }) => ({ payload: said(upTo), upTo }),
    greeting: async (_scope, position) => said(position),
    stillAllowed: (sockets) => watch.stillAllowed(sockets),
    dropped: (sockets) => [...sockets].forEach((socket) => socket.close('answer-failed')),
  });
  endpoint = liveEndpoint({
    schema, hub, watch,
    signIn: async ({ headers }) => (headers.cookie === 'session=good' ? { userId: 'u', sessionId: 's' } : undefined),
    memberOf: async ({ userId }, tenant) =>
      tenant === 'acme' ? { kind: 'member', tenantId: 't', membershipId: 'm', userId, role: 'viewer', partyId: null, epoch } : undefined,
    isOwnOrigin: ({ headers }) => headers.origin === 'http://ours',
    failed: (error) => failures.push(error),
  });
  server = createServer().on('upgrade', endpoint.upgrade).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
});

afterEach(async () => {
  await endpoint.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const address = (): string => `ws://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;

function connect({ tenant = 'acme', cookie = 'session=good', origin = 'http://ours' } = {}): Client {
  class OurSocket extends WebSocket {
    constructor(url: string, protocols: string) {
      super(url, protocols, { headers: { cookie, origin } });
    }
  }
  return createClient({ url: address(), webSocketImpl: OurSocket, connectionParams: { tenant }, retryAttempts: 0, lazy: true });
}

const query = 'subscription ($since: String) { changes(since: $since) { position } }';

describe('the live endpoint', () => {
  test('greets with where the reader stands, catches it up, then goes on live', async () => {
    const client = connect();
    const changes = client.iterate({ query, variables: { since: '4' } });

    const first = await changes.next();
    const second = await changes.next();
    await hub.publish('t', 11);
    const third = await changes.next();

    expect([first, second, third].map(({ value }) => value?.data)).toEqual([4, 10, 11].map((position) => ({ changes: { position } })));
    await client.dispose();
  });

  test('leaves the hub when the operation ends', async () => {
    const client = connect();
    const changes = client.iterate({ query });
    await changes.next();
    expect(hub.size.subscribers).toBe(1);

    await changes.return?.();

    await expect.poll(() => hub.size).toEqual({ groups: 0, subscribers: 0 });
    await client.dispose();
    await expect.poll(() => watch.size).toBe(0);
  });

  test.each([
    ['a page of another origin', { origin: 'http://evil' }, 403],
    ['a request without a session', { cookie: '' }, 401],
  ])('refuses %s before the connection is made', async (_who, { origin = 'http://ours', cookie = 'session=good' }: { origin?: string; cookie?: string }, status) => {
    const socket = new WebSocket(address(), 'graphql-transport-ws', { headers: { origin, cookie } });

    const refused = await new Promise((resolve) => {
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
      socket.on('error', () => undefined);
    });

    expect(refused).toBe(status);
  });

  test('refuses a tenant that the person is no member of', async () => {
    const changes = connect({ tenant: 'other' }).iterate({ query });

    await expect(changes.next()).rejects.toMatchObject({ code: 4403 });
  });

  test('refuses a query: only subscriptions travel here', async () => {
    const changes = connect().iterate({ query: '{ a }' });

    await expect(changes.next()).rejects.toMatchObject([{ message: 'Only subscriptions are answered here' }]);
  });

  test(`refuses operation ${MOST_OPERATIONS + 1} of a connection and goes on with the others`, async () => {
    const client = connect();
    const running = Array.from({ length: MOST_OPERATIONS }, () => client.iterate({ query }));
    for (const each of running) await each.next();

    await expect(client.iterate({ query }).next()).rejects.toMatchObject([{ message: `At most ${MOST_OPERATIONS} operations run on one connection` }]);

    expect(hub.size.subscribers).toBe(MOST_OPERATIONS);
    await client.dispose();
  });

  test('closes when the membership changes, before the next answer is sent', async () => {
    const client = connect();
    const changes = client.iterate({ query });
    await changes.next();
    epoch = 2;

    await hub.publish('t', 11);

    await expect(changes.next()).rejects.toMatchObject({ code: 4403, reason: 'Access changed' });
    expect(failures).toEqual([]);
  });
});
