import { MikroORM, NullCacheAdapter, type EntitySchema } from '@mikro-orm/postgresql';
import { DummyDriver, type Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Actor } from '../access/actor.ts';
import type { RunningRole } from './migrations/roles.ts';
import { inTenant, type SessionOptions } from './session/in-tenant.ts';
import { openPool, probe, type RoleUrls } from './session/pools.ts';
import type { Session } from './session/session.ts';
import { type SystemSession, asSystem } from './session/as-system.ts';

export interface StoreOptions {
  readonly urls: RoleUrls;
  /**
   * Every entity of every feature. The store knows no feature: each feature's index.ts exports its `entities`, and
   * app.ts hands all of them over here.
   */
  readonly entities: readonly EntitySchema[];
  readonly poolSize?: number;
  readonly log?: Pick<Logger, 'info' | 'debug'>;
}

export interface Store {
  /** Opens a session for the actor; everything in it is one transaction. */
  inTenant<T>(actor: Actor, work: (session: Session) => Promise<T>, options?: SessionOptions): Promise<T>;
  /** The one way around a tenant: bare ids from the routing schema. Every use is logged with its reason. */
  asSystem<T>(reason: string, work: (session: SystemSession) => Promise<T>): Promise<T>;
  /** Connections of entente_auth, for the library that keeps users and their sessions; no tenant's data is in its reach. */
  readonly authPool: Pool;
  /** For gauges. Whoever asks one of them without a session is told nothing. */
  readonly pools: Readonly<Record<RunningRole, Pool>>;
  /** Called with the tenant after each commit that announced something. */
  onAnnounced(listener: (tenantId: string) => void): void;
  close(): Promise<void>;
}

export async function openStore({ urls, entities, poolSize = 10, log }: StoreOptions): Promise<Store> {
  const pools = {
    app: openPool(urls.app, 'app', poolSize),
    portal: openPool(urls.portal, 'portal', poolSize),
    worker: openPool(urls.worker, 'worker', poolSize),
    routing: openPool(urls.routing, 'routing', Math.min(poolSize, 4)),
    auth: openPool(urls.auth, 'auth', Math.min(poolSize, 4)),
  };
  const close = async () => void (await Promise.all(Object.values(pools).map((pool) => pool.end())));
  const listeners: ((tenantId: string) => void)[] = [];
  try {
    await Promise.all([probe(pools.app, urls.app), probe(pools.routing, urls.routing)]);
    const orm = await openOrm(entities);
    const doors = { pools, orm, ring: (tenantId: string) => listeners.forEach((listener) => listener(tenantId)) };
    const store: Store = {
      inTenant: (actor, work, options) => inTenant(doors, actor, work, options),
      asSystem: (reason, work) => asSystem(pools.routing, store, log, reason, work),
      authPool: pools.auth,
      pools,
      onAnnounced: (listener) => void listeners.push(listener),
      close,
    };
    return store;
  } catch (error) {
    await close();
    throw error;
  }
}

/** The ORM has no connection of its own: what is not bound to a session's transaction finds a closed door. */
function openOrm(entities: readonly EntitySchema[]): Promise<MikroORM> {
  const closedDoor = {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new ClosedDoor(),
    createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
  return MikroORM.init({
    entities: [...entities],
    dbName: 'entente',
    driverOptions: closedDoor,
    ensureDatabase: false,
    discovery: { warnWhenNoEntities: false },
    forceUtcTimezone: true,
    // The key of its result cache knows no tenant: whatever asks for it gets none.
    resultCache: { adapter: NullCacheAdapter },
    disableTransactions: true,
  });
}

class ClosedDoor extends DummyDriver {
  override acquireConnection(): Promise<never> {
    return Promise.reject(new Error('no session is open: nothing of a tenant is read or written outside inTenant'));
  }
}
