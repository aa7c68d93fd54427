import type { Instant, Interval } from '@entente/worktime';
import type { Session } from '../../../store/session/session.ts';
import { isDueToClose } from './period-state.ts';

/** A period of an agreement that has ended and has no statement yet. */
export interface ClosablePeriod {
  readonly agreementId: string;
  readonly period: Interval;
}

interface Row {
  readonly agreement_id: string;
  readonly period_start: Date;
  readonly period_end: Date;
  readonly grace: number;
  readonly recorded_at: Date;
}

/** The periods whose grace is over (S23), the earliest first. */
export async function periodsDueToClose({ sql, tenantId }: Session, now: Instant): Promise<readonly ClosablePeriod[]> {
  const rows = await sql<Row>(
    `select r.agreement_id, r.period_start, r.period_end, a.grace, max(v.created_at) as recorded_at
     from entente.level_result r
     join entente.agreement a on a.tenant_id = $1 and a.id = r.agreement_id
     join entente.level l on l.tenant_id = $1 and l.id = r.level_id
     join entente.agreement_version v on v.tenant_id = $1 and v.id = l.version_id
     left join entente.period_state p
       on p.tenant_id = $1 and p.agreement_id = r.agreement_id and p.period_start = r.period_start and p.period_end = r.period_end
     where r.tenant_id = $1 and r.period_end <= $2 and not r.running and p.id is null
     group by r.agreement_id, r.period_start, r.period_end, a.grace
     order by r.period_start, r.agreement_id`,
    [tenantId, new Date(now)],
  );
  return rows.flatMap((row) => {
    const period = { start: row.period_start.getTime(), end: row.period_end.getTime() };
    const due = isDueToClose({ period, grace: row.grace, termsRecordedAt: row.recorded_at.getTime(), statements: 0 }, now);
    return due ? [{ agreementId: row.agreement_id, period }] : [];
  });
}
