import { createServer } from 'node:net';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../app.ts';
import { type Clock, systemClock } from '../clock.ts';
import { statementFileRoutes } from '../edge/files/statement-files.route.ts';
import { healthRoutes } from '../edge/health/health.route.ts';
import { openMeters } from '../edge/health/meters.ts';
import { ingestRoutes } from '../edge/ingest/ingest.route.ts';
import type { Env } from '../env.ts';
import { entities } from '../features/entities.ts';
import { sourceOfKey } from '../features/facts/index.ts';
import { openSignIn, type SignIn } from '../features/people/index.ts';
import { inputs } from '../features/results/index.ts';
import { buildApi } from '../graphql/schema.ts';
import { startResultsWorker } from '../jobs/results-worker.ts';
import { startSampleKeeper } from '../jobs/sample-keeper.ts';
import type { Logger } from '../log.ts';
import { StartProblem } from '../start-problem.ts';
import { followLog } from '../store/log/follow-log.ts';
import { type Database, openDatabase } from '../store/open-database.ts';
import { openStore, type Store } from '../store/open-store.ts';
import { liveRoute } from './live.ts';
import { originsOf } from './origins.ts';
import { everythingAsking } from './who-asks.ts';

/** One running server, with everything in it. */
export interface Node {
  readonly origin: string;
  readonly database: Database;
  readonly store: Store;
  readonly signIn: SignIn;
  readonly app: FastifyInstance;
  readonly clock: Clock;
  readonly log: Logger;
  /** Resolves when every fact of the tenant that was taken in is in its results. */
  settled(tenantId: string): Promise<void>;
  /** Answers what is under way, takes nothing new, then lets go of the database. */
  close(): Promise<void>;
}

export interface NodeOptions {
  readonly env: Env;
  /** Opened once the data directory is known. */
  readonly openLog: (dataDirectory: string) => Logger;
  readonly clock?: Clock;
}

/** Database, store, log, jobs, API and portal: in that order up, the other way down. */
export async function startNode({ env, openLog, clock = systemClock }: NodeOptions): Promise<Node> {
  const port = env.PORT === 0 ? await freePort(env.HOST) : env.PORT;
  const closing: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const each of closing.splice(0).reverse()) await each();
  };
  try {
    const database = await openDatabase(env);
    closing.push(() => database.close());
    const log = openLog(database.dataDirectory);
    for (const warning of database.warnings) log.warn(warning);
    const store = await openStore({ urls: database.urls, entities, poolSize: env.ENTENTE_POOL, log });
    closing.push(() => store.close());
    const follower = followLog({ store, doorbellUrl: database.urls.routing, log });
    closing.push(() => follower.close());
    const worker = startResultsWorker({ store, follower, inputs, clock, log, secret: database.secret });
    closing.push(() => worker.close());
    const keeper = startSampleKeeper({ store, clock, log });
    closing.push(() => keeper.close());

    const origin = env.ENTENTE_ORIGIN ?? `http://${nameOf(env.HOST)}:${port}`;
    const signIn = openSignIn({ pool: store.authPool, secret: database.secret, origin, otherOrigins: originsOf(origin) });
    const schema = buildApi();
    const app = await buildApp({
      store, signIn, schema, clock, log, origin,
      secret: database.secret,
      portalDirectory: join(import.meta.dirname, '../../../portal/dist'),
      holdsApiKey: async (authorization) => (await sourceOfKey(store, /^Bearer (\S+)$/.exec(authorization ?? '')?.[1] ?? '', clock())) !== undefined,
      routes: [
        (fastify) => ingestRoutes(fastify, { store, clock }),
        (fastify) => statementFileRoutes(fastify, { store, membersAsking: ({ headers }) => everythingAsking(signIn, store, headers) }),
        (fastify) => liveRoute(fastify, { store, signIn, schema, clock, origin, secret: database.secret, follower }),
        (fastify) => healthRoutes(fastify, { store, meters: openMeters(), warnings: database.warnings, failing: () => follower.failing() }),
      ],
    });
    closing.push(() => app.close());
    await listen(app, env.HOST, port);
    const settled = async (tenantId: string): Promise<void> => {
      await follower.look();
      await worker.settle(tenantId);
    };
    return { origin, database, store, signIn, app, clock, log, settled, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function listen(app: FastifyInstance, host: string, port: number): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    throw listenProblem(error, host, port);
  }
}

function listenProblem(error: unknown, host: string, port: number): unknown {
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return new StartProblem('PORT_IN_USE', `Port ${port} of ${host} is in use by another program; stop it, or set PORT to a free one.`);
    case 'EACCES':
      return new StartProblem('PORT_IN_USE', `Port ${port} of ${host} may not be opened by this user; set PORT to one above 1023.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartProblem('CONFIGURATION', `This machine has no address ${host}; set HOST to one that it has.`);
    default:
      return error;
  }
}

/** A name for links; everybody's address is reached as this machine's own. */
function nameOf(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

function freePort(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(listenProblem(error, host, 0)));
    probe.listen(0, host, () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
