import type { Instant } from '@entente/worktime';
import { newId } from '../../../store/ids.ts';
import type { Session } from '../../../store/session/session.ts';
import type { Mark, Pair } from '../inputs.ts';

/** Adds marks; a pair that is marked already keeps its mark, with the higher position and the earlier due. */
export async function addMarks(session: Session, marks: readonly Mark[], now: Instant): Promise<void> {
  // In one order for everybody, so that two who mark the same pairs wait for each other and never in a circle.
  const inOrder = [...merged(marks).values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  for (let first = 0; first < inOrder.length; first += AT_ONCE) {
    const some = inOrder.slice(first, first + AT_ONCE);
    for (const conflict of ['level_id', 'shared_metric_id'] as const) {
      const its = some.filter(({ subject }) => (conflict === 'level_id') === 'level' in subject);
      if (its.length === 0) continue;
      await session.sql(UPSERT[conflict], [
        session.tenantId,
        its.map(() => newId()),
        its.map(({ subject }) => ('level' in subject ? subject.level : subject.sharedMetric)),
        its.map(({ period }) => new Date(period.start)),
        its.map(({ period }) => new Date(period.end)),
        its.map(({ position }) => position),
        its.map(({ due }) => new Date(due)),
        new Date(now),
      ]);
    }
  }
}

const AT_ONCE = 5_000;

const UPSERT = { level_id: upsert('level_id'), shared_metric_id: upsert('shared_metric_id') } as const;

function upsert(subject: 'level_id' | 'shared_metric_id'): string {
  return `
    insert into entente.level_mark (tenant_id, id, ${subject}, period_start, period_end, position, due_at, marked_at)
    select $1, id, subject, period_start, period_end, position, due_at, $8
    from unnest($2::uuid[], $3::uuid[], $4::timestamptz[], $5::timestamptz[], $6::bigint[], $7::timestamptz[])
      as new (id, subject, period_start, period_end, position, due_at)
    on conflict (tenant_id, ${subject}, period_start) do update set
      period_end = excluded.period_end,
      position = greatest(level_mark.position, excluded.position),
      due_at = least(level_mark.due_at, excluded.due_at)`;
}

function merged(marks: readonly Mark[]): Map<string, Mark> {
  const byPair = new Map<string, Mark>();
  for (const mark of marks) {
    const key = keyOf(mark);
    const known = byPair.get(key);
    byPair.set(key, known === undefined ? mark : { ...mark, position: Math.max(known.position, mark.position), due: Math.min(known.due, mark.due) });
  }
  return byPair;
}

function keyOf({ subject, period }: Pair): string {
  return `${'level' in subject ? subject.level : subject.sharedMetric} ${period.start}`;
}

interface MarkRow {
  readonly id: string;
  readonly level_id: string | null;
  readonly shared_metric_id: string | null;
  readonly period_start: Date;
  readonly period_end: Date;
  readonly position: number;
}

/** A mark as it is stored. */
export interface StoredMark extends Pair {
  readonly id: string;
  readonly position: number;
}

/** The mark to see to next: the latest period first, so that the running ones stay fresh while a past is imported. */
export async function nextMark(session: Session, now: Instant): Promise<StoredMark | undefined> {
  const [row] = await session.sql<MarkRow>(
    `select id, level_id, shared_metric_id, period_start, period_end, position
     from entente.level_mark
     where tenant_id = $1 and due_at <= $2
     order by period_start desc, id
     limit 1`,
    [session.tenantId, new Date(now)],
  );
  if (row === undefined) return undefined;
  const subject = row.level_id === null ? { sharedMetric: row.shared_metric_id ?? '' } : { level: row.level_id };
  return { id: row.id, subject, period: { start: row.period_start.getTime(), end: row.period_end.getTime() }, position: row.position };
}

/** Takes a mark away, unless something after the position has touched its pair in the meantime. */
export async function settleMark(session: Session, { id }: StoredMark, upTo: number): Promise<void> {
  await session.sql('delete from entente.level_mark where tenant_id = $1 and id = $2 and position <= $3', [session.tenantId, id, upTo]);
}

/** Lets a mark whose recomputation failed wait, the longer the oftener. */
export async function postponeMark(session: Session, { id }: StoredMark, now: Instant): Promise<void> {
  await session.sql(
    `update entente.level_mark
     set failures = failures + 1, due_at = $3::timestamptz + make_interval(secs => least(300, power(2, least(failures, 10))))
     where tenant_id = $1 and id = $2`,
    [session.tenantId, id, new Date(now)],
  );
}
