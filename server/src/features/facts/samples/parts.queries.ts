import type { Instant, Interval } from '@entente/worktime';
import type { Session } from '../../../store/session/session.ts';
import { floats, uuids } from './array-bytes.ts';
import { dayOf } from './buckets.ts';
import { decode } from './codec.ts';
import { openLines } from './journal.ts';
import { clipped, type SampleSet } from './sample-set.ts';

/** Samples of a series as they stand in the log: sealed parts and open batches alike. */
export interface Part {
  readonly id: string;
  readonly series: string;
  /** The last log position it holds. */
  readonly position: number;
  readonly recordedAt: Instant;
  readonly samples: SampleSet;
}

export interface PartQuery {
  readonly series: readonly string[];
  readonly window: Interval;
  readonly upTo: number;
}

/** Samples in a window, and of each series the last one before it with what else the log says of that instant. */
export interface ReachingParts {
  /** In log order. */
  readonly inside: readonly Part[];
  readonly before: readonly Part[];
}

/** What is known of the series in the window up to a log position, and what may still speak for its beginning (S1a). */
export async function partsReaching(session: Session, { series, window, upTo }: PartQuery): Promise<ReachingParts> {
  const earlier = { start: Number.MIN_SAFE_INTEGER, end: window.start };
  const [sealed, days, open] = await Promise.all([
    sealedParts(session, series.map((id) => ({ series: id, ...window })), upTo),
    lastDays(session, { series, before: window.start, upTo }),
    openParts(session, { series, window: { ...earlier, end: window.end }, upTo }),
  ]);
  return { inside: inLogOrder([...sealed, ...cutTo(window, open)]), before: lastOfEach([...days, ...cutTo(earlier, open)]) };
}

/** Parts in the order of the log, those of one position in the order of time. */
export function inLogOrder(parts: readonly Part[]): readonly Part[] {
  return parts.toSorted((one, other) => one.position - other.position || (one.samples.at[0] ?? 0) - (other.samples.at[0] ?? 0));
}

/** A stretch of a series. */
export interface SeriesWindow extends Interval {
  readonly series: string;
}

interface ChunkRow {
  readonly series_id: string;
  readonly bucket: Date;
  readonly part: number;
  readonly recorded_at: Date;
  readonly samples: Buffer;
}

/** The sealed parts in the windows, up to a log position. Windows of one series that share a day give its part once each. */
export async function sealedParts(session: Session, windows: readonly SeriesWindow[], upTo: number): Promise<readonly Part[]> {
  if (windows.length === 0) return [];
  const rows = await session.sql<ChunkRow & { readonly place: number }>(SEALED, [
    session.tenantId, uuids(windows.map(({ series }) => series)), floats(windows.map(({ start }) => dayOf(start))), floats(windows.map(({ end }) => end)), upTo,
    new Date(windows.reduce((first, { start }) => Math.min(first, dayOf(start)), Infinity)), new Date(windows.reduce((last, { end }) => Math.max(last, end), -Infinity)),
  ]);
  return rows.map((row) => {
    const { start, end } = windows[row.place - 1] ?? { start: 0, end: 0 };
    const part = partOf(row);
    return { ...part, samples: clipped(part.samples, start, end) };
  }).filter(isFilled);
}

// `offset 0` holds the planner to one search a window, and the bounds spare it the other years.
const SEALED = `
  select w.place::int as place, c.series_id, c.bucket, c.part, c.recorded_at, c.samples
  from unnest($2::uuid[], $3::float8[], $4::float8[]) with ordinality as w (series, since, until, place)
  cross join lateral (
    select o.series_id, o.bucket, o.part, o.recorded_at, o.samples
    from entente.sample_chunk o
    where o.tenant_id = $1 and o.series_id = w.series and o.bucket >= to_timestamp(w.since / 1000) and o.bucket < to_timestamp(w.until / 1000)
      and o.bucket >= $6 and o.bucket < $7 and o.part <= $5
    offset 0
  ) as c`;

const partOf = ({ series_id, bucket, part, recorded_at, samples }: ChunkRow): Part => ({
  id: `${series_id}.${bucket.toISOString()}.${part}`, series: series_id, position: part, recordedAt: recorded_at.getTime(), samples: decode(samples),
});

/** What of the window is not sealed yet. */
export async function openParts(session: Session, { series, window, upTo }: PartQuery): Promise<readonly Part[]> {
  const lines = await openLines(session, { series, upTo });
  return lines.map((line): Part => ({
    id: `${line.series}.${line.batch}`, series: line.series, position: line.position, recordedAt: line.recordedAt.getTime(), samples: clipped(decode(line.samples), window.start, window.end),
  })).filter(isFilled);
}

const isFilled = ({ samples }: Part): boolean => samples.at.length > 0;

function cutTo({ start, end }: Interval, parts: readonly Part[]): readonly Part[] {
  return parts.map((part) => ({ ...part, samples: clipped(part.samples, start, end) })).filter(isFilled);
}

function lastOfEach(parts: readonly Part[]): readonly Part[] {
  return [...Map.groupBy(parts, (part) => part.series).values()].flatMap((its) => {
    const last = its.reduce((latest, { samples }) => Math.max(latest, samples.at.at(-1) ?? 0), Number.MIN_SAFE_INTEGER);
    return cutTo({ start: last, end: last + 1 }, its);
  });
}

interface LastQuery {
  readonly series: readonly string[];
  readonly before: Instant;
  readonly upTo: number;
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
      const parts = cutTo({ start: Number.MIN_SAFE_INTEGER, end: before }, its.map(partOf));
      found.push(...parts);
      if (parts.length === 0) next.set(id, dayOf(Math.max(...its.map(({ bucket }) => bucket.getTime()))));
    }
    sought = next;
  }
  return found;
}
