import type { Instant, Interval } from '@entente/worktime';
import type { LogEntry } from '../../store/log/sequencer.ts';
import type { Session } from '../../store/session/session.ts';
import { type ClockTouch, clockTouches } from './clock-touch.queries.ts';
import { type SampleTouch, sampleTouches } from './samples/sample-touch.queries.ts';

interface Spoken {
  readonly source: string;
  readonly component: string;
  /** Absent: every metric of the source and component. */
  readonly metric?: string;
}

/** Status changes of one metric and source: from the first of them to the source's next one after the last; none: without end. */
export interface StatusTouch extends Spoken {
  readonly kind: 'status';
  readonly first: Instant;
  readonly next?: Instant;
}

/** The window that an exclusion lies in, with those of earlier words on it. It reaches every level that measures the component. */
export interface ExclusionTouch extends Spoken {
  readonly kind: 'exclusion';
  readonly window: Interval;
}

/** What the numbered facts can colour, put together by who speaks of what. */
export async function touchesOf(session: Session, entries: readonly LogEntry[]): Promise<readonly (StatusTouch | SampleTouch | ClockTouch | ExclusionTouch)[]> {
  const ids = (kind: LogEntry['kind']) => entries.filter((entry) => entry.kind === kind).map(({ id }) => id);
  return [
    ...(await statusTouches(session, ids('status-change'))), ...(await sampleTouches(session, ids('sample-batch'))),
    ...(await clockTouches(session, ids('clock-event'))), ...(await exclusionTouches(session, ids('exclusion'))),
  ];
}

async function statusTouches({ sql, tenantId }: Session, ids: readonly string[]): Promise<readonly StatusTouch[]> {
  if (ids.length === 0) return [];
  const rows = await sql<{ source: string; metric: string; component: string; first: Date; next: Date | null }>(
    `select f.source_id as source, f.metric_id as metric, c.key as component, min(f.at) as first,
       (select min(n.at) from entente.status_change n
        where n.tenant_id = $1 and n.metric_id = f.metric_id and n.source_id = f.source_id and n.at > max(f.at)) as next
     from entente.status_change f
     join entente.metric m on m.tenant_id = $1 and m.id = f.metric_id
     join entente.component c on c.tenant_id = $1 and c.id = m.component_id
     where f.tenant_id = $1 and f.id = any ($2::uuid[])
     group by f.source_id, f.metric_id, c.key`,
    [tenantId, [...ids]],
  );
  return rows.map(({ first, next, ...spoken }) => ({ kind: 'status', ...spoken, first: first.getTime(), ...(next === null ? {} : { next: next.getTime() }) }));
}

async function exclusionTouches({ sql, tenantId }: Session, ids: readonly string[]): Promise<readonly ExclusionTouch[]> {
  if (ids.length === 0) return [];
  const rows = await sql<{ source: string; component: string; starts_at: Date; ends_at: Date }>(
    `select coalesce(e.source_id, e.membership_id) as source, c.key as component, e.starts_at,
       (select max(o.ends_at) from entente.exclusion o
        where o.tenant_id = $1 and o.component_id = e.component_id and o.starts_at = e.starts_at
          and coalesce(o.source_id, o.membership_id) = coalesce(e.source_id, e.membership_id)) as ends_at
     from entente.exclusion e
     join entente.component c on c.tenant_id = $1 and c.id = e.component_id
     where e.tenant_id = $1 and e.id = any ($2::uuid[])`,
    [tenantId, [...ids]],
  );
  return rows.map(({ starts_at, ends_at, ...spoken }) => ({ kind: 'exclusion', ...spoken, window: { start: starts_at.getTime(), end: ends_at.getTime() } }));
}
