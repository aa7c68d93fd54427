import type { Clock } from '../../../clock.ts';
import type { Store } from '../../../store/open-store.ts';
import type { Session } from '../../../store/session/session.ts';
import type { Instant } from '@entente/worktime';
import type { Inputs } from '../inputs.ts';
import { nextMark, postponeMark, settleMark } from '../marks/mark-store.ts';
import type { StoredMark } from '../marks/mark-store.ts';
import { recomputeLevel } from './recompute-level.ts';
import { recomputeSharedMetric } from './recompute-shared-metric.ts';

/** What recomputing needs of the world. */
export interface Recomputing {
  readonly store: Store;
  readonly inputs: Inputs;
  readonly clock: Clock;
}

export type Outcome = 'recomputed' | 'nothing-due' | 'another-is-at-it';

/**
 * Recomputes the most urgent marked pair of a tenant: reads how far the log has come, computes from all facts up to
 * there, stores the result with that position and takes the mark away, in one transaction. A pair that fails waits
 * longer each time and holds up no other.
 */
export async function recomputeNext({ store, inputs, clock }: Recomputing, tenantId: string): Promise<Outcome> {
  const worker = { kind: 'worker', tenantId, reason: 'recompute' } as const;
  let mark: StoredMark | undefined;
  try {
    return await store.inTenant(worker, async (session): Promise<Outcome> => {
      const now = clock();
      if (!(await isAlone(session))) return 'another-is-at-it';
      mark = await nextMark(session, now);
      if (mark === undefined) return 'nothing-due';
      await recompute(session, inputs, mark, now);
      return 'recomputed';
    });
  } catch (error) {
    const failed = mark;
    if (failed !== undefined) await store.inTenant(worker, (session) => postponeMark(session, failed, clock()));
    throw error;
  }
}

async function recompute(session: Session, inputs: Inputs, mark: StoredMark, now: Instant): Promise<void> {
  const head = await logHead(session);
  await settleMark(session, mark, head);
  if ('level' in mark.subject) await recomputeLevel(session, inputs, { level: mark.subject.level, period: mark.period, position: mark.position }, head, now);
  else await recomputeSharedMetric(session, inputs, { sharedMetric: mark.subject.sharedMetric, period: mark.period }, head, now);
}

/** One recomputation or closing at a time in a tenant, over all nodes; asked in a statement before the ones that read. */
async function isAlone(session: Session): Promise<boolean> {
  const [row] = await session.sql<{ alone: boolean }>('select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as alone', [lockName(session)]);
  return row?.alone ?? false;
}

/** Waits for a recomputation that is under way and keeps others out until the end of the transaction. */
export async function aloneInTenant(session: Session): Promise<void> {
  await session.sql('select pg_advisory_xact_lock(hashtextextended($1, 0))', [lockName(session)]);
}

const lockName = ({ tenantId }: Session): string => `results ${tenantId}`;

/** The last numbered position: every fact up to it is committed. */
export async function logHead(session: Session): Promise<number> {
  const [row] = await session.sql<{ head: number | null }>('select max(position) as head from entente.log_position where tenant_id = $1', [session.tenantId]);
  return row?.head ?? 0;
}
