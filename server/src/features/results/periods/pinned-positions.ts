import type { Session } from '../../../store/session/session.ts';

/** The log positions that closed periods and their statements pin, ascending: what was known there stays tellable. */
export async function pinnedPositions({ sql, tenantId }: Session): Promise<readonly number[]> {
  const rows = await sql<{ position: number }>(
    `select log_position as position from entente.period_state where tenant_id = $1
     union
     select log_position from entente.statement where tenant_id = $1
     order by position`,
    [tenantId],
  );
  return rows.map(({ position }) => position);
}
