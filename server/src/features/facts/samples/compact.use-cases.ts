import type { Instant } from '@entente/worktime';
import type { Session } from '../../../store/session/session.ts';
import { DAY, HOUR, pinnedStretch } from './buckets.ts';
import { type Chunk, saveChunks } from './chunk.store.ts';
import { decode, encode } from './codec.ts';
import { rollupOf } from './rollup.ts';
import { placeKey, type PlacedRollup, rollupsFor, saveRollups } from './rollup.store.ts';
import { isSame, merged } from './sample-set.ts';
import { rulesOf } from './series.ts';

export interface Compacting {
  /** Days that end before it. */
  readonly closedBefore: Instant;
  /** The log positions that statements pin, ascending. */
  readonly pins: readonly number[];
  /** Series' days at once. */
  readonly most?: number;
}

interface PartRow {
  readonly series: string;
  readonly day: Date;
  readonly bucket: Date;
  readonly part: number;
  readonly first_position: number;
  readonly recorded_at: Date;
  readonly samples: Buffer;
}

/**
 * Puts the hours of past days together, one chunk a series and day for every stretch of the log between two pinned
 * positions, and their rollups; returns how many series' days. What could be told apart at a pinned position still can.
 */
export async function compactDays(session: Session, { closedBefore, pins, most = 1_000 }: Compacting): Promise<number> {
  const before = new Date(Math.floor(closedBefore / DAY) * DAY);
  const [first] = await session.sql<{ day: Date }>(FIRST_HOURLY, [session.tenantId, before]);
  if (first === undefined) return 0;
  const rows = await session.sql<PartRow>(HOURLY_DAYS, [session.tenantId, before, most, first.day]);
  const days = [...Map.groupBy(rows, ({ series, day }) => placeKey({ series, bucket: day.getTime() })).values()];
  const rules = await rulesOf(session, [...new Set(rows.map(({ series }) => series))]);
  const places = days.flatMap(([first]) => (first === undefined ? [] : [{ series: first.series, bucket: first.day.getTime() }]));
  const earlier = await rollupsFor(session, places.map(({ series, bucket }) => ({ series, start: bucket - HOUR, end: bucket })));

  const chunks: Chunk[] = [];
  const rollups: PlacedRollup[] = [];
  days.forEach((parts, index) => {
    const place = places[index];
    const rule = place && rules.get(place.series);
    if (place === undefined || rule === undefined) throw new Error('a chunk has no series');
    const stretches = [...Map.groupBy(parts, ({ part }) => pinnedStretch(pins, part)).values()].map((its) => dayChunk(place.series, place.bucket, its, rule.cadence));
    chunks.push(...stretches);
    const samples = merged(stretches.map(({ bytes }) => decode(bytes)));
    const last = earlier.get(placeKey({ ...place, bucket: place.bucket - HOUR }))?.last;
    if (rule.cadence <= HOUR) {
      const position = Math.max(...parts.map(({ part }) => part));
      rollups.push({ ...place, position, rollup: rollupOf(samples, last, { start: place.bucket, end: place.bucket + DAY }, rule) });
    }
  });
  const [ids, starts] = [places.map(({ series }) => series), places.map(({ bucket }) => new Date(bucket))];
  await session.sql(DELETE_CHUNKS, [session.tenantId, rows.map(({ series }) => series), rows.map(({ bucket }) => bucket), rows.map(({ part }) => part)]);
  await session.sql(DELETE_HOURS, [session.tenantId, ids, starts]);
  await saveChunks(session, chunks);
  await saveRollups(session, 'day', rollups);
  return days.length;
}

function dayChunk(series: string, bucket: Instant, parts: readonly PartRow[], cadence: number): Chunk {
  const samples = merged(parts.toSorted((one, other) => one.part - other.part).map((part) => decode(part.samples)));
  const bytes = encode(samples, cadence);
  if (!isSame(decode(bytes), samples)) throw new Error('a chunk does not give back the samples it was made of');
  const latest = parts.reduce((one, other) => (other.part > one.part ? other : one));
  return { series, bucket, hours: 24, part: latest.part, firstPosition: Math.min(...parts.map((part) => part.first_position)), recordedAt: latest.recorded_at, bytes };
}

// Nearly always there is none, which the hours' own index tells.
export const FIRST_HOURLY = `
  select date_trunc('day', bucket, 'UTC') as day
  from entente.sample_chunk
  where tenant_id = $1 and hours = 1 and bucket < $2
  order by bucket
  limit 1`;
// From the first day to the next ones, as far as the limit asks; its bound everywhere spares the planner the other years,
// and `offset 0` holds it to one search a series and day.
export const HOURLY_DAYS = `
  with recursive days as (
    select $4::timestamptz as day
    union all
    select f.day
    from days d
    cross join lateral (
      select date_trunc('day', o.bucket, 'UTC') as day
      from entente.sample_chunk o
      where o.tenant_id = $1 and o.hours = 1 and o.bucket >= d.day + interval '24 hours' and o.bucket >= $4 and o.bucket < $2
      order by o.bucket
      limit 1
    ) f
  ), hourly as (
    select s.series_id, d.day
    from days d
    cross join lateral (
      select distinct o.series_id
      from entente.sample_chunk o
      where o.tenant_id = $1 and o.hours = 1 and o.bucket >= d.day and o.bucket < d.day + interval '24 hours' and o.bucket >= $4 and o.bucket < $2
    ) s
    limit $3
  )
  select h.series_id::text as series, h.day, c.bucket, c.part, c.first_position, c.recorded_at, c.samples
  from hourly h
  cross join lateral (
    select o.bucket, o.part, o.first_position, o.recorded_at, o.samples
    from entente.sample_chunk o
    where o.tenant_id = $1 and o.series_id = h.series_id and o.bucket >= h.day and o.bucket < h.day + interval '24 hours' and o.bucket >= $4 and o.bucket < $2
    offset 0
  ) as c`;

const DELETE_CHUNKS = `
  delete from entente.sample_chunk c
  using unnest($2::uuid[], $3::timestamptz[], $4::bigint[]) as w (series, bucket, part)
  where c.tenant_id = $1 and c.series_id = w.series and c.bucket = w.bucket and c.part = w.part`;

const DELETE_HOURS = `
  delete from entente.rollup_hour r
  using unnest($2::uuid[], $3::timestamptz[]) as w (series, day)
  where r.tenant_id = $1 and r.series_id = w.series and r.bucket >= w.day and r.bucket < w.day + interval '24 hours'`;
