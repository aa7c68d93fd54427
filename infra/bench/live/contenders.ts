import { type ChildProcess, fork } from 'node:child_process';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buildApi } from '@entente/server/dist/graphql/schema.js';
import { WebSocketServer } from 'ws';
import { AccessWatch } from '@entente/server/dist/graphql/hub/access-watch.js';
import { openLiveApi } from '@entente/server/dist/graphql/hub/live-api.js';
import { liveEndpoint } from '@entente/server/dist/graphql/hub/live-endpoint.js';
import { lapsedMemberships, openSignIn } from '@entente/server/dist/features/people/index.js';
import type { Store } from '@entente/server/dist/store/open-store.js';
import type { ReadersTask, ReadersWord } from './readers.ts';

export interface Round {
  readonly cpu: number;
  readonly wall: number;
  /** Of one message. */
  readonly bytes: number;
}

/** One way to tell everybody the same. */
export interface Contender {
  readonly name: string;
  /** Tells every reader once; resolves when all have heard, with the processor time of this process and the time it took, in milliseconds. */
  round(): Promise<Round>;
  close(): Promise<void>;
}

export interface Subscribers {
  readonly store: Store;
  readonly tenantId: string;
  /** One membership and one session each, in the database. */
  readonly memberships: readonly string[];
}

export const QUESTION = 'subscription { changes { position facts levels { id state running toDate { good bad shown } budget { left } level { id name } cells { start time { good bad } } } } }';

/** The hub as it is served: answered under the wall, each reader's access looked up in the database before the send. */
export async function hubContender({ store, tenantId, memberships }: Subscribers, event: () => Promise<number>): Promise<Contender> {
  const schema = buildApi();
  const clock = () => Date.now();
  const signIn = openSignIn({ pool: store.authPool, secret: 'the benchmark keeps nothing worth a secret', origin: 'http://127.0.0.1' });
  const watch = new AccessWatch({
    clock,
    standing: {
      lapsed: (tenant, held) => lapsedMemberships(store, tenant, held),
      ended: (ids) => signIn.ended(ids, new Date(clock())),
    },
  });
  const failed = (error: unknown) => console.error(error);
  const hub = openLiveApi({ schema, watch, request: () => ({ requestId: 'bench', now: clock(), origin: 'http://127.0.0.1', secret: 'none', store, accounts: signIn, failed }) });
  const endpoint = liveEndpoint({
    schema, hub, watch, failed,
    isOwnOrigin: () => true,
    signIn: async (request) => ({ userId: readerOf(request), sessionId: memberships[Number(readerOf(request))] ?? '' }),
    memberOf: async ({ userId, sessionId }) => ({ kind: 'member', tenantId, membershipId: sessionId, userId, role: 'viewer', partyId: null, epoch: 1 }),
  });
  const server = createServer().on('upgrade', endpoint.upgrade);
  const readers = await openReaders(server, memberships.length, [
    '{"type":"connection_init","payload":{"tenant":"bench"}}', JSON.stringify({ id: '1', type: 'subscribe', payload: { query: QUESTION } }),
  ]);
  return contender('the hub', readers, async () => {
    const position = await event();
    return () => void hub.publish(tenantId, position);
  }, async () => {
    await endpoint.close();
    server.close();
  });
}

/** The reference: a loop of `send` over as many sockets, with a message of the same length. */
export async function rawContender(readersWanted: number, message: string): Promise<Contender> {
  const sockets = new WebSocketServer({ noServer: true });
  const server = createServer().on('upgrade', (request, socket, head) => sockets.handleUpgrade(request, socket, head, () => undefined));
  const readers = await openReaders(server, readersWanted, []);
  return contender('raw ws', readers, async () => () => {
    for (const socket of sockets.clients) socket.send(message);
  }, async () => {
    for (const socket of sockets.clients) socket.terminate();
    server.close();
  });
}

const readerOf = ({ headers }: IncomingMessage): string => String(headers['x-reader']);

function contender(name: string, readers: Readers, prepare: () => Promise<() => void>, closed: () => Promise<void>): Contender {
  return {
    name,
    round: async () => {
      const tell = await prepare();
      const all = readers.allHeard();
      const [began, before] = [performance.now(), process.cpuUsage()];
      tell();
      const bytes = await all;
      const { user, system } = process.cpuUsage(before);
      return { cpu: (user + system) / 1_000, wall: performance.now() - began, bytes };
    },
    close: async () => {
      readers.stop();
      await closed();
    },
  };
}

interface Readers {
  allHeard(): Promise<number>;
  stop(): void;
}

async function openReaders(server: ReturnType<typeof createServer>, readers: number, says: readonly string[]): Promise<Readers> {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const child = fork(join(import.meta.dirname, 'readers.ts'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ready = word(child, 'ready');
  const task: ReadersTask = { port, path: '/graphql', readers, says };
  child.send(task);
  await ready;
  return { allHeard: () => word(child, 'all-heard'), stop: () => void child.kill() };
}

function word(child: ChildProcess, wanted: ReadersWord['word']): Promise<number> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`the readers ended with ${code}`));
    const hear = ({ word: said, bytes }: ReadersWord) => {
      if (said !== wanted) return;
      child.off('exit', ended);
      child.off('message', hear);
      resolve(bytes);
    };
    child.once('exit', ended);
    child.on('message', hear);
  });
}
