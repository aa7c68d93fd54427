import type { StatusState } from '@entente/sla';
import type { Instant } from '@entente/worktime';
import { newId } from '../../store/ids.ts';
import type { Session } from '../../store/session/session.ts';

export interface StatusRow {
  readonly metricId: string;
  readonly at: Instant;
  readonly state: StatusState;
}

export interface ClockRow {
  readonly metricId: string;
  readonly clock: string;
  readonly event: string;
  readonly at: Instant;
  readonly reason: string | null;
  readonly party: string | null;
  readonly sequence: number | null;
  /** Its priority from this event on (S10). */
  readonly priority: string | null;
  /** The work that it is a part of (S11). */
  readonly parent: string | null;
}

export interface ExclusionRow {
  readonly componentId: string;
  readonly start: Instant;
  readonly end: Instant;
  readonly reason: string;
  readonly approved: boolean;
}

/** Appends a source's status changes to the log; of one instant, the later in the list is numbered later. */
export async function recordStatusChanges(session: Session, sourceId: string, recordedAt: Instant, rows: readonly StatusRow[]): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map(() => newId());
  await session.sql(
    `insert into entente.status_change (id, source_id, metric_id, at, state, recorded_at)
     select id, $2, metric_id, at, state, $6 from unnest($1::uuid[], $3::uuid[], $4::timestamptz[], $5::text[]) as t (id, metric_id, at, state)
     on conflict do nothing`,
    [ids, sourceId, rows.map(({ metricId }) => metricId), rows.map(({ at }) => new Date(at)), rows.map(({ state }) => state), new Date(recordedAt)],
  );
  await session.announceAll('status-change', ids);
}

export async function recordClockEvents(session: Session, sourceId: string, recordedAt: Instant, rows: readonly ClockRow[]): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map(() => newId());
  const column = <K extends keyof ClockRow>(name: K) => rows.map((row) => row[name]);
  await session.sql(
    `insert into entente.clock_event (id, source_id, recorded_at, metric_id, clock, event, at, reason, party, sequence, priority, parent)
     select id, $2, $3, metric_id, clock, event, at, reason, party, sequence, priority, parent
     from unnest($1::uuid[], $4::uuid[], $5::text[], $6::text[], $7::timestamptz[], $8::text[], $9::text[], $10::bigint[], $11::text[], $12::text[])
       as t (id, metric_id, clock, event, at, reason, party, sequence, priority, parent)
     on conflict do nothing`,
    [ids, sourceId, new Date(recordedAt), column('metricId'), column('clock'), column('event'), rows.map(({ at }) => new Date(at)), column('reason'), column('party'), column('sequence'), column('priority'), column('parent')],
  );
  await session.announceAll('clock-event', ids);
}

/** An exclusion is a fact too, whoever declares it: a source, or a member. */
export async function recordExclusions(session: Session, by: { readonly sourceId: string } | { readonly membershipId: string }, recordedAt: Instant, rows: readonly ExclusionRow[]): Promise<readonly string[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(() => newId());
  const sourceId = 'sourceId' in by ? by.sourceId : null;
  const membershipId = 'membershipId' in by ? by.membershipId : null;
  await session.sql(
    `insert into entente.exclusion (id, source_id, membership_id, recorded_at, component_id, starts_at, ends_at, reason, approved)
     select id, $2, $3, $4, component_id, starts_at, ends_at, reason, approved
     from unnest($1::uuid[], $5::uuid[], $6::timestamptz[], $7::timestamptz[], $8::text[], $9::boolean[]) as t (id, component_id, starts_at, ends_at, reason, approved)
     on conflict do nothing`,
    [ids, sourceId, membershipId, new Date(recordedAt), rows.map((row) => row.componentId), rows.map((row) => new Date(row.start)), rows.map((row) => new Date(row.end)),
      rows.map((row) => row.reason), rows.map((row) => row.approved)],
  );
  await session.announceAll('exclusion', ids);
  return ids;
}
