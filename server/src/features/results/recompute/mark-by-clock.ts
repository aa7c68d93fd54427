import { MINUTE } from '@entente/worktime';
import type { Duration, Instant } from '@entente/worktime';
import type { Session } from '../../../store/session/session.ts';
import { addMarks } from '../marks/mark-store.ts';

/** How old a running number may be: it moves with the time although no fact comes (S12, S19). */
export const OLDEST_RUNNING: Duration = MINUTE;

interface RunningRow {
  readonly level_id: string | null;
  readonly shared_metric_id: string | null;
  readonly period_start: Date;
  readonly period_end: Date;
}

/** Marks what only time has moved: running results older than a minute, and those whose period has ended. */
export async function markByClock(session: Session, now: Instant): Promise<number> {
  const rows = await session.sql<RunningRow>(
    `select level_id, null::uuid as shared_metric_id, period_start, period_end from entente.level_result
     where tenant_id = $1 and running and (computed_at <= $2 or (period_end <= $3 and computed_at < period_end))
     union all
     select null, shared_metric_id, period_start, period_end from entente.shared_result
     where tenant_id = $1 and running and (computed_at <= $2 or (period_end <= $3 and computed_at < period_end))`,
    [session.tenantId, new Date(now - OLDEST_RUNNING), new Date(now)],
  );
  const marks = rows.map((row) => ({
    subject: row.level_id === null ? { sharedMetric: row.shared_metric_id ?? '' } : { level: row.level_id },
    period: { start: row.period_start.getTime(), end: row.period_end.getTime() },
    position: 0,
    due: now,
  }));
  await addMarks(session, marks, now);
  return marks.length;
}
