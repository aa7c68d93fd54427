import type { Instant, Interval } from '@entente/worktime';
import type { Session } from '../../../store/session/session.ts';
import { floats, integers, longs, uuids } from './array-bytes.ts';
import { decode } from './codec.ts';
import { clipped, merged, type SampleSet } from './sample-set.ts';
import { dayOf } from './buckets.ts';

export interface Chunk {
  readonly series: string;
  readonly bucket: Instant;
  readonly hours: 1 | 24;
  /** The last log position it holds, and the first. */
  readonly part: number;
  readonly firstPosition: number;
  readonly recordedAt: Date;
  readonly bytes: Uint8Array;
}

export async function saveChunks({ sql }: Session, chunks: readonly Chunk[]): Promise<void> {
  if (chunks.length === 0) return;
  // All of the bytes in one parameter, cut apart by the server: nothing is written as text and read again.
  const lengths = chunks.map(({ bytes }) => bytes.length);
  let end = 1;
  const starts = lengths.map((length) => (end += length) - length);
  await sql(
    `insert into entente.sample_chunk (series_id, bucket, part, first_position, recorded_at, hours, samples)
     select series_id, to_timestamp(bucket / 1000), part, first_position, to_timestamp(recorded_at / 1000), hours, substring($7::bytea from start for length)
     from unnest($1::uuid[], $2::float8[], $3::bigint[], $4::bigint[], $5::float8[], $6::int[], $8::int[], $9::int[])
       as t (series_id, bucket, part, first_position, recorded_at, hours, start, length)`,
    [
      uuids(chunks.map(({ series }) => series)), floats(chunks.map(({ bucket }) => bucket)), longs(chunks.map(({ part }) => part)),
      longs(chunks.map(({ firstPosition }) => firstPosition)), floats(chunks.map(({ recordedAt }) => recordedAt.getTime())), integers(chunks.map(({ hours }) => hours)),
      Buffer.concat(chunks.map(({ bytes }) => bytes)), integers(starts), integers(lengths),
    ],
  );
}

/** The sealed samples of each window, one an instant. */
export async function sealedSamples({ sql, tenantId }: Session, windows: readonly (Interval & { readonly series: string })[]): Promise<readonly SampleSet[]> {
  if (windows.length === 0) return [];
  const rows = await sql<{ place: number; samples: Buffer }>(
    `select w.place::int as place, c.samples
     from unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[]) with ordinality as w (series, since, until, place)
     join entente.sample_chunk c on c.tenant_id = $1 and c.series_id = w.series and c.bucket >= w.since and c.bucket < w.until
     where c.tenant_id = $1
     order by c.part`,
    [tenantId, windows.map(({ series }) => series), windows.map(({ start }) => new Date(dayOf(start))), windows.map(({ end }) => new Date(end))],
  );
  const byPlace = Map.groupBy(rows, ({ place }) => place - 1);
  return windows.map(({ start, end }, place) => merged((byPlace.get(place) ?? []).map(({ samples }) => clipped(decode(samples), start, end))));
}

/** The day chunks of each series in whole days. Throws where a day has other parts: those are merged first. */
export async function sealedSamplesOf({ sql, tenantId }: Session, series: readonly string[], { start, end }: Interval): Promise<ReadonlyMap<string, readonly Uint8Array[]>> {
  const rows = await sql<{ series: string; hours: number; samples: Buffer }>(
    `select series_id::text as series, hours, samples from entente.sample_chunk
     where tenant_id = $1 and series_id = any ($2::uuid[]) and bucket >= $3 and bucket < $4
     order by series_id, bucket`,
    [tenantId, [...series], new Date(start), new Date(end)],
  );
  if (rows.some(({ hours }) => hours !== 24)) throw new Error('a day of the samples is not compacted yet');
  return new Map([...Map.groupBy(rows, (row) => row.series)].map(([id, its]) => [id, its.map(({ samples }) => samples)]));
}
