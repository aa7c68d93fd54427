import type { Instant, Interval } from '@entente/worktime';
import type { Session } from '../../../store/session/session.ts';
import { dayOf, HOUR } from './buckets.ts';
import { arrayText } from './array-text.ts';
import type { LastSample, Rollup } from './rollup.ts';

export interface Place {
  readonly series: string;
  readonly bucket: Instant;
}

export interface PlacedRollup extends Place {
  readonly position: number;
  readonly rollup: Rollup;
}

export const placeKey = ({ series, bucket }: Place): string => `${series} ${bucket}`;

const COLUMNS = `(series_id, bucket, position, last_at, good, total, value_sum, value_min, value_max, samples, good_time, bad_time, last_is_bad)`;

const ROWS = `
  select series_id, to_timestamp(bucket / 1000), position, to_timestamp(last_at / 1000), good, total, value_sum, value_min, value_max, samples, good_time, bad_time, last_is_bad
  from unnest($1::uuid[], $2::float8[], $3::bigint[], $4::float8[], $5::bigint[], $6::bigint[], $7::float8[], $8::float8[], $9::float8[],
    $10::int[], $11::int[], $12::int[], $13::boolean[])
    as t (series_id, bucket, position, last_at, good, total, value_sum, value_min, value_max, samples, good_time, bad_time, last_is_bad)
  on conflict (tenant_id, series_id, bucket) do update set position = excluded.position, last_at = excluded.last_at, good = excluded.good, total = excluded.total,
    value_sum = excluded.value_sum, value_min = excluded.value_min, value_max = excluded.value_max, samples = excluded.samples, good_time = excluded.good_time,
    bad_time = excluded.bad_time, last_is_bad = excluded.last_is_bad`;

const INSERT = { hour: `insert into entente.rollup_hour ${COLUMNS} ${ROWS}`, day: `insert into entente.rollup_day ${COLUMNS} ${ROWS}` };

export async function saveRollups({ sql }: Session, span: 'hour' | 'day', rollups: readonly PlacedRollup[]): Promise<void> {
  if (rollups.length === 0) return;
  const column = (name: 'good' | 'total' | 'valueSum' | 'valueMin' | 'valueMax' | 'samples' | 'goodTime' | 'badTime') => arrayText(rollups.map(({ rollup }) => rollup[name]));
  await sql(INSERT[span], [
    arrayText(rollups.map(({ series }) => series)), arrayText(rollups.map(({ bucket }) => bucket)), arrayText(rollups.map(({ position }) => position)),
    arrayText(rollups.map(({ rollup: { last } }) => last?.at ?? null)), column('good'), column('total'), column('valueSum'), column('valueMin'), column('valueMax'),
    column('samples'), column('goodTime'), column('badTime'), arrayText(rollups.map(({ rollup: { last } }) => last?.isBad ?? null)),
  ]);
}

export interface StoredRollup extends Place {
  readonly span: number;
  readonly samples: number;
  readonly last: LastSample | undefined;
}

/** Hours of a series that follow each other. */
export interface HourStretch extends Interval {
  readonly series: string;
}

/** The rollups, of the hour or of its compacted day, that stand for each hour of the stretches. By the hour's key. */
export async function rollupsFor({ sql, tenantId }: Session, stretches: readonly HourStretch[]): Promise<ReadonlyMap<string, StoredRollup>> {
  if (stretches.length === 0) return new Map();
  const rows = await sql<{ stretch: number; bucket: Date; span: number; samples: number; last_at: Date | null; last_is_bad: boolean | null }>(
    `select w.place::int as stretch, r.bucket, 3600000 as span, r.samples, r.last_at, r.last_is_bad
     from unnest($2::uuid[], $3::float8[], $4::float8[]) with ordinality as w (series, start, past, place)
     join entente.rollup_hour r on r.tenant_id = $1 and r.series_id = w.series and r.bucket >= to_timestamp(w.start / 1000) and r.bucket < to_timestamp(w.past / 1000)
     union all
     select w.place::int, r.bucket, 86400000, r.samples, r.last_at, r.last_is_bad
     from unnest($2::uuid[], $5::float8[], $4::float8[]) with ordinality as w (series, start, past, place)
     join entente.rollup_day r on r.tenant_id = $1 and r.series_id = w.series and r.bucket >= to_timestamp(w.start / 1000) and r.bucket < to_timestamp(w.past / 1000)`,
    [
      tenantId, arrayText(stretches.map(({ series }) => series)), arrayText(stretches.map(({ start }) => start)), arrayText(stretches.map(({ end }) => end)),
      arrayText(stretches.map(({ start }) => dayOf(start))),
    ],
  );
  return new Map(rows.flatMap(({ stretch, bucket, span, samples, last_at, last_is_bad }) => {
    const asked = stretches[stretch - 1];
    if (asked === undefined) return [];
    const { series } = asked;
    const stored = { series, bucket: bucket.getTime(), span, samples, last: last_at === null ? undefined : { at: last_at.getTime(), isBad: last_is_bad ?? false } };
    return hoursWithin(asked, stored.bucket, span).map((hour) => [placeKey({ series, bucket: hour }), stored] as const);
  }));
}

/** The hours of a stretch for which a rollup of an hour, or of a day, stands. */
function hoursWithin({ start, end }: HourStretch, bucket: Instant, span: number): readonly Instant[] {
  const first = Math.max(start, bucket);
  return Array.from({ length: Math.max(0, (Math.min(end, bucket + span) - first) / HOUR) }, (_, place) => first + place * HOUR);
}
