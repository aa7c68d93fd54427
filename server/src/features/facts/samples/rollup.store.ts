import type { Instant, Interval } from '@entente/worktime';
import type { Session } from '../../../store/session/session.ts';
import { dayOf, HOUR } from './buckets.ts';
import { floats, integers, longs, truths, uuids } from './array-bytes.ts';
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
    as t (series_id, bucket, position, last_at, good, total, value_sum, value_min, value_max, samples, good_time, bad_time, last_is_bad)`;

const REPLACE = `
  on conflict (tenant_id, series_id, bucket) do update set position = excluded.position, last_at = excluded.last_at, good = excluded.good, total = excluded.total,
    value_sum = excluded.value_sum, value_min = excluded.value_min, value_max = excluded.value_max, samples = excluded.samples, good_time = excluded.good_time,
    bad_time = excluded.bad_time, last_is_bad = excluded.last_is_bad`;

const ADD = `insert into entente.rollup_hour ${COLUMNS} ${ROWS}`;
const SAVE = { hour: `${ADD} ${REPLACE}`, day: `insert into entente.rollup_day ${COLUMNS} ${ROWS} ${REPLACE}` };

/** Of hours that have none: a quarter cheaper than to look whether one is there. Rejects when there is. */
export const addRollups = (session: Session, rollups: readonly PlacedRollup[]): Promise<void> => write(session, ADD, rollups);

/** In place of those that are there. */
export const saveRollups = (session: Session, span: 'hour' | 'day', rollups: readonly PlacedRollup[]): Promise<void> => write(session, SAVE[span], rollups);

async function write({ sql }: Session, statement: string, rollups: readonly PlacedRollup[]): Promise<void> {
  if (rollups.length === 0) return;
  const all = <T>(of: (rollup: Rollup) => T): readonly T[] => rollups.map(({ rollup }) => of(rollup));
  await sql(statement, [
    uuids(rollups.map(({ series }) => series)), floats(rollups.map(({ bucket }) => bucket)), longs(rollups.map(({ position }) => position)),
    floats(all(({ last }) => last?.at ?? null)), longs(all(({ good }) => good)), longs(all(({ total }) => total)), floats(all(({ valueSum }) => valueSum)),
    floats(all(({ valueMin }) => valueMin)), floats(all(({ valueMax }) => valueMax)), integers(all(({ samples }) => samples)),
    integers(all(({ goodTime }) => goodTime)), integers(all(({ badTime }) => badTime)), truths(all(({ last }) => last?.isBad ?? null)),
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
      tenantId, uuids(stretches.map(({ series }) => series)), floats(stretches.map(({ start }) => start)), floats(stretches.map(({ end }) => end)),
      floats(stretches.map(({ start }) => dayOf(start))),
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
