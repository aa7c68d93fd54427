import { createHash } from 'node:crypto';
import type { Instant } from '@entente/worktime';
import type { Session } from '../../../store/session/session.ts';
import { integers, longs, uuids } from './array-bytes.ts';
import { decode, encode } from './codec.ts';
import type { SampleSet } from './sample-set.ts';
import { type Measured, seriesFor } from './series.ts';

/** The samples of one metric in a batch; in order of time, one an instant. */
export interface SampleLine {
  readonly metric: Measured;
  readonly samples: SampleSet;
}

export interface SampleBatch {
  readonly id: string;
  readonly sourceId: string;
  readonly recordedAt: Instant;
}

/** Writes a batch into the journal: one insert, whatever it holds. */
export async function recordSamples(session: Session, { id, sourceId, recordedAt }: SampleBatch, lines: readonly SampleLine[]): Promise<void> {
  if (lines.length === 0) return;
  const series = await seriesFor(session, sourceId, lines.map(({ metric }) => metric));
  const { columns, ends } = packed(lines.map(({ samples }, place) => encode(samples, series[place]?.rule.cadence ?? 1)));
  const firsts = lines.map(({ samples }) => samples.at[0] ?? 0);
  const lasts = lines.map(({ samples }) => samples.at.at(-1) ?? 0);
  const written = session.sql(
    `insert into entente.sample_batch (id, source_id, recorded_at, first_at, last_at, count, content_hash, series, firsts, lasts, ends, columns)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      id, sourceId, new Date(recordedAt), new Date(firsts.reduce((one, other) => Math.min(one, other))), new Date(lasts.reduce((one, other) => Math.max(one, other))),
      lines.reduce((sum, { samples }) => sum + samples.at.length, 0), createHash('sha256').update(columns).digest('hex'), uuids(series.map((each) => each.id)), longs(firsts), longs(lasts), integers(ends), columns,
    ],
  );
  await Promise.all([written, session.announce('sample-batch', id)]);
}

const LENGTH = 4;

/** Each line's bytes behind their length, and where each of them ends. */
function packed(lines: readonly Uint8Array[]): { readonly columns: Buffer; readonly ends: readonly number[] } {
  const columns = Buffer.allocUnsafe(lines.reduce((sum, { length }) => sum + LENGTH + length, 0));
  let place = 0;
  const ends = lines.map((line) => {
    const start = columns.writeUInt32LE(line.length, place);
    columns.set(line, start);
    place = start + line.length;
    return place;
  });
  return { columns, ends };
}

/** The samples of one series in a batch, as they were written. */
export interface BatchLine {
  readonly series: string;
  readonly first: Instant;
  readonly last: Instant;
  readonly bytes: Uint8Array;
}

/** What a batch's columns hold, series by series, in the order of the batch. */
export function unpacked({ columns, series, firsts, lasts }: Pick<OpenBatch, 'columns' | 'series' | 'firsts' | 'lasts'>): readonly BatchLine[] {
  let place = 0;
  return series.map((id, line) => {
    const start = place + LENGTH;
    place = start + columns.readUInt32LE(place);
    return { series: id, first: firsts[line] ?? 0, last: lasts[line] ?? 0, bytes: columns.subarray(start, place) };
  });
}

export const samplesIn = ({ bytes }: BatchLine): SampleSet => decode(bytes);

/** What an open batch holds of one series. */
export interface OpenLine {
  readonly batch: string;
  readonly series: string;
  readonly position: number;
  readonly recordedAt: Date;
  readonly samples: Buffer;
}

/** What the open batches up to a position hold of the series, in log order. */
export function openLines({ sql, tenantId }: Session, { series, upTo }: { readonly series: readonly string[]; readonly upTo: number }): Promise<readonly OpenLine[]> {
  return sql<OpenLine>(OPEN_LINES, [tenantId, upTo, [...series]]);
}

// The few open batches first, then the place of each in the log; of the columns no more than what is asked for.
const OPEN_LINES = `
  with line as materialized (
    select b.id, b.recorded_at, w.series, b.ends[at.place - 1] as past, b.ends[at.place] as until, b.columns
    from entente.sample_batch b
    cross join unnest($3::uuid[]) as w (series)
    cross join lateral (select array_position(b.series, w.series) as place offset 0) as at
    where b.tenant_id = $1 and b.columns is not null and at.place is not null
  )
  select l.id as batch, l.series, p.position, l.recorded_at as "recordedAt",
    substring(l.columns from coalesce(l.past, 0) + ${LENGTH + 1} for l.until - coalesce(l.past, 0) - ${LENGTH}) as samples
  from line l
  cross join lateral (select q.position from entente.log_position q where q.tenant_id = $1 and q.id = l.id and q.position <= $2 offset 0) as p
  order by p.position`;

/** A batch that is numbered and not sealed yet. */
export interface OpenBatch {
  readonly id: string;
  readonly position: number;
  readonly recordedAt: Date;
  readonly lastAt: Date;
  readonly count: number;
  readonly contentHash: string;
  readonly series: readonly string[];
  /** By series, the instants of its first and last sample. */
  readonly firsts: readonly Instant[];
  readonly lasts: readonly Instant[];
  readonly columns: Buffer;
}

/** The oldest open batches up to a position, in log order: as many samples as asked for and the rest of that batch. */
export function oldestOpenBatches({ sql, tenantId }: Session, upTo: number, most: number): Promise<readonly OpenBatch[]> {
  return sql<OpenBatch>(OLDEST_OPEN, [tenantId, upTo, most]);
}

const OLDEST_OPEN = `
  with open as (
    select o.id, q.position, sum(o.count) over (order by q.position) - o.count as before
    from entente.sample_batch o
    join entente.log_position q on q.tenant_id = $1 and q.id = o.id and q.position <= $2
    where o.tenant_id = $1 and o.columns is not null
  )
  select b.id, open.position, b.recorded_at as "recordedAt", b.last_at as "lastAt", b.count, b.content_hash as "contentHash", b.series::text[] as series,
    b.firsts::float8[] as firsts, b.lasts::float8[] as lasts, b.columns
  from open
  join entente.sample_batch b on b.tenant_id = $1 and b.id = open.id
  where open.before < $3
  order by open.position`;
