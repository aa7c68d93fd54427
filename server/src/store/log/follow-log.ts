import type { Logger } from 'pino';
import type { Store } from '../open-store.ts';
import { openDoorbell, throttled } from './doorbell.ts';
import { entriesAfter, type LogEntry, MOST_AT_ONCE, type Numbering, numberPending } from './sequencer.ts';

/** Called with each tenant's new entries, in order, after they were committed, on every node. */
type PositionsHandler = (tenantId: string, entries: readonly LogEntry[]) => void | Promise<void>;

export interface LogFollower {
  /**
   * Joins the transaction that numbers entries: here derived work is marked, so that it is done even if this process
   * dies the moment after. Runs on the one node that numbers.
   */
  whileNumbering(numbering: Numbering): void;
  /** Every node hears of every entry that is numbered while it runs. For sockets, caches, and to start on marks. */
  onPositions(handler: PositionsHandler): void;
  /** Looks now instead of within the second; resolves when that look is done. */
  look(): Promise<void>;
  /** Tenants whose log could not be numbered or read at the last look, with the reason. */
  failing(): ReadonlyMap<string, string>;
  close(): Promise<void>;
}

export interface FollowOptions {
  readonly store: Store;
  readonly doorbellUrl: string;
  readonly log?: Pick<Logger, 'error'>;
  /** Milliseconds between looks when nobody rings. */
  readonly every?: number;
}

/** Numbers what was announced and tells this node of it: woken by commits here, by the doorbell, and each second anyway. */
export function followLog({ store, doorbellUrl, log, every = 1_000 }: FollowOptions): LogFollower {
  const numberings: Numbering[] = [];
  const handlers: PositionsHandler[] = [];
  const heads = new Map<string, number>();
  const failures = new Map<string, string>();
  let begun = false;
  let closed = false;
  let looking: Promise<void> | undefined;
  let again = false;

  const lookOnce = async (): Promise<void> => {
    if (!begun) for (const [tenantId, position] of await readHeads(store)) heads.set(tenantId, position);
    begun = true;
    failures.clear();
    const waiting = await tenantsWaiting(store);
    let numbered = 0;
    for (const tenantId of waiting) numbered += (await guarded(tenantId, () => numberAll(tenantId))) ?? 0;
    if (numbered > 0) doorbell.ring();
    for (const [tenantId, head] of await readHeads(store)) {
      if (head > (heads.get(tenantId) ?? 0)) await guarded(tenantId, () => deliver(tenantId));
    }
  };
  const numberAll = async (tenantId: string): Promise<number> => {
    let numbered = 0;
    for (let some = MOST_AT_ONCE; some === MOST_AT_ONCE; numbered += some) some = await numberPending(store, tenantId, numberings);
    return numbered;
  };
  const deliver = async (tenantId: string): Promise<void> => {
    for (let some = MOST_AT_ONCE; some === MOST_AT_ONCE; ) {
      const entries = await entriesAfter(store, tenantId, heads.get(tenantId) ?? 0);
      for (const handler of handlers) await handler(tenantId, entries);
      const last = entries.at(-1);
      if (last) heads.set(tenantId, last.position);
      some = entries.length;
    }
  };
  /** One tenant's trouble is not the others': it is told, and tried again at the next look. */
  const guarded = async <T>(tenantId: string, deed: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await deed();
    } catch (error) {
      failures.set(tenantId, String(error));
      log?.error({ err: error }, 'the log of a tenant could not be followed; trying again within a second');
      return undefined;
    }
  };
  /** One look at a time; who asks during one gets the next. */
  const look = (): Promise<void> => {
    if (looking) {
      again = true;
      return looking;
    }
    looking = (async () => {
      do {
        again = false;
        await lookOnce();
      } while (again && !closed);
    })().finally(() => (looking = undefined));
    return looking;
  };
  const lookAndTell = () => {
    if (!closed) look().catch((error: unknown) => log?.error({ err: error }, 'the log cannot be read; trying again within a second'));
  };

  const wake = throttled(lookAndTell, 50);
  const doorbell = openDoorbell({ url: doorbellUrl, heard: wake.call });
  store.onAnnounced(() => {
    wake.call();
    doorbell.ring();
  });
  const timer = setInterval(lookAndTell, every);
  lookAndTell();

  return {
    whileNumbering: (numbering) => void numberings.push(numbering),
    onPositions: (handler) => void handlers.push(handler),
    look,
    failing: () => failures,
    close: async () => {
      closed = true;
      clearInterval(timer);
      wake.stop();
      await looking?.catch(() => undefined);
      await doorbell.close();
    },
  };
}

async function tenantsWaiting(store: Store): Promise<string[]> {
  const rows = await store.asSystem('which tenants have work waiting', ({ sql }) =>
    sql<{ tenant_id: string }>('select distinct tenant_id from routing.work_waiting'));
  return rows.map(({ tenant_id }) => tenant_id);
}

async function readHeads(store: Store): Promise<Map<string, number>> {
  const rows = await store.asSystem('how far the logs have come', ({ sql }) =>
    sql<{ tenant_id: string; position: number }>('select tenant_id, position from routing.log_head'));
  return new Map(rows.map(({ tenant_id, position }) => [tenant_id, position]));
}
