import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Actor } from '../../access/actor.ts';
import type { Session } from './session.ts';
import type { SessionOptions } from './in-tenant.ts';

/** What can be known before a tenant is: bare ids. Everything else is a worker's session in one tenant. */
export interface SystemSession {
  readonly reason: string;
  /** Reads of the routing schema, as entente_routing. */
  sql<T>(text: string, parameters?: readonly unknown[]): Promise<T[]>;
  inTenant<T>(tenantId: string, work: (session: Session) => Promise<T>, options?: SessionOptions): Promise<T>;
}

/** The way into a tenant that a store gives. */
interface TenantDoor {
  inTenant<T>(actor: Actor, work: (session: Session) => Promise<T>, options?: SessionOptions): Promise<T>;
}

/** A reason is told once aloud and then quietly: some are given each second. */
const said = new Set<string>();

export async function asSystem<T>(
  routing: Pool,
  store: TenantDoor,
  log: Pick<Logger, 'info' | 'debug'> | undefined,
  reason: string,
  work: (session: SystemSession) => Promise<T>,
): Promise<T> {
  log?.[said.has(reason) ? 'debug' : 'info']({ reason }, 'acts as the system');
  said.add(reason);
  return work({
    reason,
    sql: async <R>(text: string, parameters: readonly unknown[] = []) => {
      // The caller states the row's shape, as with every query written by hand.
      const { rows } = await routing.query(text, [...parameters]);
      return rows as R[];
    },
    inTenant: (tenantId, inside, options) => store.inTenant({ kind: 'worker', tenantId, reason }, inside, options),
  });
}
