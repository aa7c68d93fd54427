import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { Client, type Pool, type PoolClient } from 'pg';
import type { Actor } from '../../access/actor.ts';
import type { RunningRole } from '../migrations/roles.ts';
import { SessionConnection } from './connection.ts';
import { type Limits, opening, type ReachRow, reachSettings, roleOf } from './context.ts';
import { openSession, type Session } from './session.ts';

export interface SessionOptions {
  readonly readOnly?: boolean;
  readonly limits?: Partial<Limits>;
  /** Ends the transaction: the statement under way is cancelled and everything rolled back. */
  readonly signal?: AbortSignal;
}

export interface Doors {
  readonly pools: Readonly<Record<RunningRole, Pool>>;
  readonly orm: MikroORM;
  /** Called after a commit that announced something. */
  readonly ring: (tenantId: string) => void;
}

/** The one way to a tenant's data: begin, say who is asking, work, commit. */
export async function inTenant<T>(
  { pools, orm, ring }: Doors,
  actor: Actor,
  work: (session: Session) => Promise<T>,
  { readOnly = false, limits = {}, signal }: SessionOptions = {},
): Promise<T> {
  signal?.throwIfAborted();
  const role = roleOf(actor);
  const begin = opening(actor, readOnly, limits);
  const pool = pools[role];
  const client = await pool.connect();
  let cancelling: Promise<void> | undefined;
  const cancel = () => void (cancelling = cancelBackend(pool, client));
  signal?.addEventListener('abort', cancel, { once: true });

  let broken: Error | undefined;
  let done: { readonly result: T; readonly deeds: readonly (() => void)[]; readonly announced: boolean };
  try {
    // The opening is on its way before anything else is; only a party has to wait for the answer, which says what it may see.
    const opened: Promise<unknown> = client.query(begin);
    opened.catch(() => undefined);
    if (role === 'portal') await setReach(client, await opened);
    const connection = new SessionConnection(client);
    const { session, deeds, announced, flush } = openSession(actor, () => entityManager(orm, connection), connection);

    let result: T;
    try {
      result = await work(session);
      if (!readOnly) await flush();
    } finally {
      await connection.close();
      // Without it nothing else was carried out either: its failure is the cause of any other.
      await opened;
    }
    signal?.throwIfAborted();
    const { command } = await client.query('commit');
    // After a failed statement PostgreSQL answers a commit with a rollback and no error; that must not pass for one.
    if (command !== 'COMMIT') throw new Error('a statement of this session failed and its error was swallowed: nothing was committed');
    done = { result, deeds, announced: announced() };
  } catch (error) {
    if (isStalePlan(error)) broken = error;
    // A connection that cannot even roll back is not given to anybody again.
    await client.query('rollback').catch((failure: Error) => (broken = failure));
    throw error;
  } finally {
    signal?.removeEventListener('abort', cancel);
    // A late cancellation must not strike the next session on this connection.
    await cancelling;
    client.release(broken);
  }
  for (const deed of done.deeds) deed();
  if (done.announced) ring(actor.tenantId);
  return done.result;
}

/** A table changed under a prepared statement, as in a migration beside us: the connection would say so again and again. */
const isStalePlan = (error: unknown): error is Error =>
  error instanceof Error && 'routine' in error && error.routine === 'RevalidateCachedQuery';

/** A fresh fork for every session, bound to its transaction. */
function entityManager(orm: MikroORM, { db }: SessionConnection): EntityManager {
  const em = orm.em.fork({ disableTransactions: true });
  em.setTransactionContext(db);
  return em;
}

/** A portal session first reads, as the party itself, what the party may see: the answer to its opening's last statement. */
async function setReach(client: PoolClient, opened: unknown): Promise<void> {
  const last: { rows: ReachRow[] } | undefined = Array.isArray(opened) ? opened.at(-1) : undefined;
  const settings = reachSettings(last?.rows ?? []);
  if (settings) await client.query(settings);
}

/** A role may cancel its own statements. By a connection of its own: the pool may have none left, that is why one cancels. */
async function cancelBackend(pool: Pool, client: PoolClient): Promise<void> {
  const pid = 'processID' in client ? Number(client.processID) : 0;
  const messenger = new Client({ connectionString: pool.options.connectionString });
  messenger.on('error', () => undefined);
  try {
    await messenger.connect();
    await messenger.query('select pg_cancel_backend($1)', [pid]);
  } catch {
    // The statement then ends by its timeout.
  } finally {
    await messenger.end().catch(() => undefined);
  }
}
