import type { Interval, Intervals } from '@entente/worktime';
import type { Session } from '../../../store/session/session.ts';
import { dayOf, hourOf } from './buckets.ts';

export interface RolledSum {
  readonly goodTime: number;
  readonly badTime: number;
  /** The last log position in any of them. */
  readonly newest: number;
}

/** The sums of the rollups that lie whole within the intervals, by series; a series without any is not in it. */
export async function sumsOfWholeBuckets({ sql, tenantId }: Session, series: readonly string[], intervals: Intervals, upTo: number): Promise<ReadonlyMap<string, RolledSum>> {
  if (series.length === 0) return new Map();
  const rows = await sql<RolledSum & { readonly series: string }>(SUMS, [
    tenantId, [...series], intervals.map(({ start }) => new Date(start)), intervals.map(({ end }) => new Date(end)),
  ]);
  const found = new Map(rows.map(({ series: id, ...sum }) => [id, sum]));
  for (const id of series) if (!found.has(id)) found.set(id, { goodTime: 0, badTime: 0, newest: upTo });
  return found;
}

const SUMS = `
  select series, sum(good_time)::bigint as "goodTime", sum(bad_time)::bigint as "badTime", max(newest) as newest
  from (
    select r.series_id as series, sum(r.good_time) as good_time, sum(r.bad_time) as bad_time, max(r.position) as newest
    from unnest($3::timestamptz[], $4::timestamptz[]) as i (since, until)
    join entente.rollup_day r on r.tenant_id = $1 and r.series_id = any ($2::uuid[]) and r.bucket >= i.since and r.bucket <= i.until - interval '24 hours'
    where r.tenant_id = $1
    group by r.series_id
    union all
    select r.series_id, sum(r.good_time), sum(r.bad_time), max(r.position)
    from unnest($3::timestamptz[], $4::timestamptz[]) as i (since, until)
    join entente.rollup_hour r on r.tenant_id = $1 and r.series_id = any ($2::uuid[]) and r.bucket >= i.since and r.bucket <= i.until - interval '1 hour'
    where r.tenant_id = $1
    group by r.series_id
  ) as spans
  group by series`;

export interface RollupRow {
  readonly series: string;
  readonly bucket: Date;
  readonly span: number;
  readonly position: number;
  readonly good_time: number;
  readonly bad_time: number;
}

/** Every rollup that reaches into the range; at an instant, those that it lies within. */
export function rollupsIn({ sql, tenantId }: Session, series: readonly string[], { start, end }: Interval): Promise<readonly RollupRow[]> {
  if (series.length === 0) return Promise.resolve([]);
  return sql<RollupRow>(
    `select series_id::text as series, bucket, 86400000 as span, position, good_time, bad_time from entente.rollup_day
     where tenant_id = $1 and series_id = any ($2::uuid[]) and bucket >= $3 and bucket <= $5
     union all
     select series_id::text, bucket, 3600000, position, good_time, bad_time from entente.rollup_hour
     where tenant_id = $1 and series_id = any ($2::uuid[]) and bucket >= $4 and bucket <= $5`,
    [tenantId, [...series], new Date(dayOf(start)), new Date(hourOf(start)), new Date(end)],
  );
}
