import type { Interval } from '@entente/worktime';
import type { Session } from '../../../store/session/session.ts';

/** A closed period of an agreement: its latest statement's version and the position that it pins. */
export interface Closing {
  readonly id: string;
  readonly version: number;
  readonly logPosition: number;
  /** The first fact that came later and would move a number. */
  readonly latePosition: number | null;
}

/** The closing of a period; undefined while it is open or provisional (S23). */
export async function closingOf(session: Session, agreementId: string, period: Interval): Promise<Closing | undefined> {
  const [row] = await session.sql<{ id: string; version: number; log_position: number; late_position: number | null }>(
    `select id, version, log_position, late_position
     from entente.period_state
     where tenant_id = $1 and agreement_id = $2 and period_start = $3 and period_end = $4`,
    [session.tenantId, agreementId, new Date(period.start), new Date(period.end)],
  );
  return row && { id: row.id, version: row.version, logPosition: row.log_position, latePosition: row.late_position };
}

/** A late fact moves no closed number (S23): it is noted, and somebody decides on a restatement. */
export async function noteLateFact(session: Session, closing: Closing, position: number): Promise<void> {
  if (position <= closing.logPosition || closing.latePosition !== null) return;
  await session.sql('update entente.period_state set late_position = $3 where tenant_id = $1 and id = $2', [session.tenantId, closing.id, position]);
  await session.announce('period-state', closing.id);
}
