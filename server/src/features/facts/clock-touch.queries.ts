import type { Instant } from '@entente/worktime';
import type { Session } from '../../store/session/session.ts';

/** Numbered events of one clock, by what a level may ask: when it began, when it was last over before them, and what they say. */
export interface ClockTouch {
  readonly kind: 'clocks';
  readonly source: string;
  readonly metric: string;
  readonly component: string;
  /** The first of these events. */
  readonly first: Instant;
  /** The first event of the clock. */
  readonly began: Instant;
  /** The last stop before them, which they may undo (S9). */
  readonly stopped?: Instant;
  /** Whether one of them names a priority or a parent, and so may change what the clock was due before (S10, S11). */
  readonly changesTerms: boolean;
}

export async function clockTouches({ sql, tenantId }: Session, ids: readonly string[]): Promise<readonly ClockTouch[]> {
  if (ids.length === 0) return [];
  const rows = await sql<{ source: string; metric: string; component: string; first: Date; changes: boolean; began: Date; stopped: Date | null }>(
    `select e.source_id as source, e.metric_id as metric, c.key as component, min(e.at) as first,
       bool_or(e.priority is not null or e.parent is not null) as changes,
       (select min(b.at) from entente.clock_event b where b.tenant_id = $1 and b.metric_id = e.metric_id and b.clock = e.clock) as began,
       (select max(s.at) from entente.clock_event s
        where s.tenant_id = $1 and s.metric_id = e.metric_id and s.clock = e.clock and s.event in ('stop', 'cancel') and s.at <= min(e.at) and s.id <> all ($2::uuid[])) as stopped
     from entente.clock_event e
     join entente.metric m on m.tenant_id = $1 and m.id = e.metric_id
     join entente.component c on c.tenant_id = $1 and c.id = m.component_id
     where e.tenant_id = $1 and e.id = any ($2::uuid[])
     group by e.source_id, e.metric_id, e.clock, c.key`,
    [tenantId, [...ids]],
  );
  return rows.map(({ first, began, stopped, changes, ...spoken }) => ({
    kind: 'clocks', ...spoken, first: first.getTime(), began: began.getTime(), changesTerms: changes, ...(stopped === null ? {} : { stopped: stopped.getTime() }),
  }));
}
