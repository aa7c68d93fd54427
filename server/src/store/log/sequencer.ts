import type { Store } from '../open-store.ts';
import type { Session } from '../session/session.ts';
import type { OutboxKind } from './outbox-kind.ts';

/** A fact or an event at its place in a tenant's log. */
export interface LogEntry {
  readonly position: number;
  readonly kind: OutboxKind;
  /** The id of the fact or of the thing the event is about. */
  readonly id: string;
}

/** Runs in the transaction that numbers the entries: what it writes is there if, and only if, they have their numbers. */
export type Numbering = (session: Session, entries: readonly LogEntry[]) => Promise<void>;

/** Entries in one transaction; whoever gets as many asks again. */
export const MOST_AT_ONCE = 10_000;

/**
 * Gives the tenant's committed facts and events their positions, `last + 1 …`; returns how many. Order is given after
 * commit: only committed rows are seen, so there is no gap and nobody waits for a stranger's open transaction.
 */
export async function numberPending(store: Store, tenantId: string, numberings: readonly Numbering[] = []): Promise<number> {
  return store.inTenant({ kind: 'worker', tenantId, reason: 'sequencer' }, async (session) => {
    const [, , entries] = await Promise.all([
      // In a statement of its own: the statements that read must see what the one before us has committed.
      session.sql('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`sequencer ${tenantId}`]),
      // Before the rows are taken: a transaction that commits in between is seen now or leaves its sign for the next time.
      session.sql('delete from routing.work_waiting where tenant_id = $1', [tenantId]),
      session.sql<LogEntry>(NUMBER, [tenantId, MOST_AT_ONCE]),
    ]);
    const last = entries.at(-1);
    if (!last) return 0;

    await session.sql(
      `insert into routing.log_head (tenant_id, position) values ($1, $2)
       on conflict (tenant_id) do update set position = excluded.position`,
      [tenantId, last.position],
    );
    if (entries.length === MOST_AT_ONCE) {
      await session.sql('insert into routing.work_waiting (tenant_id, id) values ($1, gen_random_uuid())', [tenantId]);
    }
    for (const numbering of numberings) await numbering(session, entries);
    return entries.length;
  });
}

const NUMBER = `
  with oldest as (
    select id from entente.outbox_pending where tenant_id = $1 order by id limit $2
  ), taken as (
    delete from entente.outbox_pending
    where tenant_id = $1 and id in (select id from oldest)
    returning id, kind, subject_id
  ), numbered as (
    insert into entente.log_position (tenant_id, position, kind, id)
    select $1, coalesce((select max(position) from entente.log_position where tenant_id = $1), 0)
      + row_number() over (order by id), kind, subject_id
    from taken
    returning position, kind, id
  )
  select position, kind, id from numbered order by position`;

/** The entries after a position, in order. */
export function entriesAfter(store: Store, tenantId: string, position: number): Promise<LogEntry[]> {
  return store.inTenant({ kind: 'worker', tenantId, reason: 'read the log' }, ({ sql }) =>
    sql<LogEntry>(
      `select position, kind, id from entente.log_position
       where tenant_id = $1 and position > $2
       order by position
       limit $3`,
      [tenantId, position, MOST_AT_ONCE],
    ), { readOnly: true });
}
