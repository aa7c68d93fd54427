import { createHash } from 'node:crypto';
import type { Instant } from '@entente/worktime';
import type { Session } from '../../../store/session/session.ts';
import { decode, encode } from './codec.ts';
import type { SampleSet } from './sample-set.ts';
import { seriesFor } from './series.ts';

/** The samples of one metric in a batch; in order of time, one an instant. */
export interface SampleLine {
  readonly metricId: string;
  /** JSON text of the metric's method. */
  readonly method: string;
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
  const series = await seriesFor(session, sourceId, lines);
  const columns = packed(lines.map(({ samples }, place) => encode(samples, series[place]?.rule.cadence ?? 1)));
  const firsts = lines.map(({ samples }) => samples.at[0] ?? 0);
  const lasts = lines.map(({ samples }) => samples.at.at(-1) ?? 0);
  const written = session.sql(
    `insert into entente.sample_batch (id, source_id, recorded_at, first_at, last_at, count, content_hash, series, firsts, lasts, columns)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      id, sourceId, new Date(recordedAt), new Date(firsts.reduce((one, other) => Math.min(one, other))), new Date(lasts.reduce((one, other) => Math.max(one, other))),
      lines.reduce((sum, { samples }) => sum + samples.at.length, 0), createHash('sha256').update(columns).digest('hex'), series.map((each) => each.id), firsts, lasts, columns,
    ],
  );
  await Promise.all([written, session.announce('sample-batch', id)]);
}

/** Each line's bytes behind their length. */
function packed(lines: readonly Uint8Array[]): Buffer {
  const bytes = Buffer.allocUnsafe(lines.reduce((sum, { length }) => sum + 4 + length, 0));
  let place = 0;
  for (const line of lines) {
    place = bytes.writeUInt32LE(line.length, place);
    bytes.set(line, place);
    place += line.length;
  }
  return bytes;
}

/** The samples in a batch's columns by the series asked for, or of all of them; in the order of the batch. */
export function unpacked({ columns, series }: Pick<OpenBatch, 'columns' | 'series'>, wanted?: ReadonlySet<string>): readonly (readonly [series: string, samples: SampleSet])[] {
  const sets: (readonly [string, SampleSet])[] = [];
  let place = 0;
  for (const id of series) {
    const start = place + 4;
    place = start + columns.readUInt32LE(place);
    if (wanted === undefined || wanted.has(id)) sets.push([id, decode(columns.subarray(start, place))]);
  }
  return sets;
}

/** A batch that is numbered and not sealed yet. */
export interface OpenBatch {
  readonly id: string;
  readonly position: number;
  readonly recordedAt: Date;
  readonly lastAt: Date;
  readonly count: number;
  readonly contentHash: string;
  readonly series: readonly string[];
  readonly columns: Buffer;
}

/** Open batches up to a position that hold one of the series, in log order. */
export function openBatches({ sql, tenantId }: Session, { series, upTo }: { readonly series: readonly string[]; readonly upTo: number }): Promise<readonly OpenBatch[]> {
  return sql<OpenBatch>(OPEN_OF_SERIES, [tenantId, upTo, [...series]]);
}

// The few open batches first, then the place of each in the log.
const OPEN_OF_SERIES = `
  with open as materialized (
    select b.id, b.recorded_at, b.last_at, b.count, b.content_hash, b.series, b.columns
    from entente.sample_batch b
    where b.tenant_id = $1 and b.columns is not null and b.series && $3::uuid[]
  )
  select o.id, p.position, o.recorded_at as "recordedAt", o.last_at as "lastAt", o.count, o.content_hash as "contentHash", o.series::text[] as series, o.columns
  from open o
  cross join lateral (select q.position from entente.log_position q where q.tenant_id = $1 and q.id = o.id and q.position <= $2 offset 0) as p
  order by p.position`;

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
  select b.id, open.position, b.recorded_at as "recordedAt", b.last_at as "lastAt", b.count, b.content_hash as "contentHash", b.series::text[] as series, b.columns
  from open
  join entente.sample_batch b on b.tenant_id = $1 and b.id = open.id
  where open.before < $3
  order by open.position`;
