import type { Instant, Interval } from '@entente/worktime';
import type { Session } from '../../../store/session/session.ts';
import { decode } from './codec.ts';
import { openBatches, unpacked } from './journal.ts';
import { clipped, merged, type SampleSet } from './sample-set.ts';

/** Samples of a series as they stand in the log: sealed parts and open batches alike. */
export interface Part {
  readonly id: string;
  readonly series: string;
  /** The last log position it holds. */
  readonly position: number;
  readonly recordedAt: Instant;
  readonly samples: SampleSet;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export interface PartQuery {
  readonly series: readonly string[];
  readonly window: Interval;
  readonly upTo: number;
}

/** What is known of the series in the window up to a log position, in log order. */
export async function partsIn(session: Session, query: PartQuery): Promise<readonly Part[]> {
  if (query.series.length === 0) return [];
  const parts = [...(await chunkParts(session, query)), ...(await openParts(session, query))];
  return parts.sort((one, other) => one.position - other.position || (one.samples.at[0] ?? 0) - (other.samples.at[0] ?? 0));
}

/** The series' samples in the window, one an instant: of several the last in the log counts (S1a). */
export async function samplesIn(session: Session, query: PartQuery): Promise<ReadonlyMap<string, SampleSet>> {
  const parts = await partsIn(session, query);
  return new Map([...Map.groupBy(parts, ({ series }) => series)].map(([series, its]) => [series, merged(its.map(({ samples }) => samples))]));
}

interface ChunkRow {
  readonly series_id: string;
  readonly bucket: Date;
  readonly part: number;
  readonly recorded_at: Date;
  readonly samples: Buffer;
}

async function chunkParts(session: Session, { series, window, upTo }: PartQuery): Promise<readonly Part[]> {
  const rows = await session.sql<ChunkRow>(
    `select series_id, bucket, part, recorded_at, samples from entente.sample_chunk
     where tenant_id = $1 and series_id = any ($2::uuid[]) and bucket >= $3 and bucket < $4 and part <= $5`,
    [session.tenantId, [...series], new Date(Math.floor(window.start / DAY) * DAY), new Date(window.end), upTo],
  );
  return rows.map((row) => partOf(row)).map((part) => ({ ...part, samples: clipped(part.samples, window.start, window.end) })).filter(isFilled);
}

const partOf = ({ series_id, bucket, part, recorded_at, samples }: ChunkRow): Part => ({
  id: `${series_id}.${bucket.toISOString()}.${part}`, series: series_id, position: part, recordedAt: recorded_at.getTime(), samples: decode(samples),
});

async function openParts(session: Session, { series, window, upTo }: PartQuery): Promise<readonly Part[]> {
  const wanted = new Set(series);
  const batches = await openBatches(session, { series, upTo });
  return batches.flatMap((batch) => {
    const sets = unpacked(batch.columns);
    return batch.series.flatMap((id, place): readonly Part[] => {
      const samples = sets[place];
      if (samples === undefined || !wanted.has(id)) return [];
      return [{ id: `${id}.${batch.id}`, series: id, position: batch.position, recordedAt: batch.recordedAt.getTime(), samples: clipped(samples, window.start, window.end) }];
    });
  }).filter(isFilled);
}

const isFilled = ({ samples }: Part): boolean => samples.at.length > 0;

export interface LastQuery {
  readonly series: readonly string[];
  readonly before: Instant;
  readonly upTo: number;
}

/** The last sample of each series before an instant, with what else the log says of that instant. */
export async function lastPartsBefore(session: Session, { series, before, upTo }: LastQuery): Promise<readonly Part[]> {
  if (series.length === 0) return [];
  const window = { start: Number.MIN_SAFE_INTEGER, end: before };
  const parts = [...(await lastDays(session, { series, before, upTo })), ...(await openParts(session, { series, window, upTo }))];
  return [...Map.groupBy(parts, (part) => part.series).values()].flatMap((its) => {
    const last = its.reduce((latest, { samples }) => Math.max(latest, samples.at.at(-1) ?? 0), Number.MIN_SAFE_INTEGER);
    return its.map((part) => ({ ...part, samples: clipped(part.samples, last, last + 1) })).filter(isFilled);
  });
}

/** The chunks of each series' last day that holds a sample before the instant: a day may stand in one chunk or in many. */
async function lastDays(session: Session, { series, before, upTo }: LastQuery): Promise<readonly Part[]> {
  const found: Part[] = [];
  let sought = new Map(series.map((id) => [id, before]));
  while (sought.size > 0) {
    const rows = await session.sql<ChunkRow>(
      `select c.series_id, c.bucket, c.part, c.recorded_at, c.samples
       from unnest($2::uuid[], $3::timestamptz[]) as s (id, before)
       cross join lateral (
         select o.bucket from entente.sample_chunk o
         where o.tenant_id = $1 and o.series_id = s.id and o.bucket < s.before and o.part <= $4
         order by o.bucket desc limit 1
       ) as last
       join entente.sample_chunk c on c.tenant_id = $1 and c.series_id = s.id
         and c.bucket >= date_trunc('day', last.bucket, 'UTC') and c.bucket < s.before and c.part <= $4
       where c.tenant_id = $1`,
      [session.tenantId, [...sought.keys()], [...sought.values()].map((at) => new Date(at)), upTo],
    );
    const next = new Map<string, Instant>();
    for (const [id, its] of Map.groupBy(rows, ({ series_id }) => series_id)) {
      const parts = its.map(partOf).map((part) => ({ ...part, samples: clipped(part.samples, Number.MIN_SAFE_INTEGER, before) })).filter(isFilled);
      found.push(...parts);
      if (parts.length === 0) next.set(id, Math.floor(Math.max(...its.map(({ bucket }) => bucket.getTime())) / DAY) * DAY);
    }
    sought = next;
  }
  return found;
}
