import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { SeriesData } from './data.ts';

/** The reference: one row a sample with a primary key, filled by binary COPY over as many connections as we use. */
export interface RowTable {
  readonly connections: readonly Client[];
  copy(parts: readonly Buffer[]): Promise<void>;
  query<T>(text: string, parameters?: readonly unknown[]): Promise<T[]>;
  close(): Promise<void>;
}

export async function openRowTable(url: string, connections: number): Promise<RowTable> {
  const clients = Array.from({ length: connections }, () => new Client({ connectionString: url }));
  for (const client of clients) await client.connect();
  const [first] = clients;
  if (first === undefined) throw new Error('a connection is needed');
  await first.query('create schema bench');
  await first.query(`create table bench.sample (
    tenant_id uuid not null, series_id uuid not null, at timestamptz not null, good integer not null, total integer not null, value float8 not null,
    primary key (tenant_id, series_id, at))`);
  return {
    connections: clients,
    copy: async (parts) => {
      const waiting = [...parts];
      await Promise.all(clients.map(async (client) => {
        for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
          await pipeline(Readable.from([part]), client.query(copyFrom('copy bench.sample from stdin (format binary)')));
        }
      }));
    },
    query: async <T>(text: string, parameters: readonly unknown[] = []) => (await first.query(text, [...parameters])).rows as T[], // the caller states the shape
    close: async () => void (await Promise.all(clients.map((client) => client.end()))),
  };
}

const POSTGRES_EPOCH = Date.UTC(2000, 0, 1);
const ROW = 2 + 6 * 4 + 16 + 16 + 8 + 4 + 4 + 8;

/** Rows in PostgreSQL's binary COPY format. */
export function binaryRows(tenant: string, series: readonly { readonly id: string; readonly data: SeriesData }[]): Buffer {
  const count = series.reduce((sum, { data }) => sum + data.at.length, 0);
  const bytes = Buffer.alloc(19 + count * ROW + 2);
  bytes.write('PGCOPY\n\xff\r\n\0', 0, 'latin1');
  const tenantId = Buffer.from(tenant.replaceAll('-', ''), 'hex');
  let place = 19;
  for (const { id, data } of series) {
    const seriesId = Buffer.from(id.replaceAll('-', ''), 'hex');
    data.at.forEach((at, i) => {
      place = bytes.writeInt16BE(6, place);
      for (const uuid of [tenantId, seriesId]) {
        place = bytes.writeInt32BE(16, place);
        place += uuid.copy(bytes, place);
      }
      place = bytes.writeInt32BE(8, place);
      place = bytes.writeBigInt64BE(BigInt(at - POSTGRES_EPOCH) * 1000n, place);
      for (const number of [data.good[i] ?? 0, data.total[i] ?? 0]) {
        place = bytes.writeInt32BE(4, place);
        place = bytes.writeInt32BE(number, place);
      }
      place = bytes.writeInt32BE(8, place);
      place = bytes.writeDoubleBE(data.value[i] ?? 0, place);
    });
  }
  bytes.writeInt16BE(-1, place);
  return bytes;
}
