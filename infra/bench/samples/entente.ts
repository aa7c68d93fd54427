import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import { createApiKey, compactDays, sealSamples } from '@entente/server/dist/features/facts/index.js';
import { ingestRoutes } from '@entente/server/dist/edge/ingest/ingest.route.js';
import { MOST_AT_ONCE, numberPending } from '@entente/server/dist/store/log/sequencer.js';
import type { Session } from '@entente/server/dist/store/session/session.js';
import type { Store } from '@entente/server/dist/store/open-store.js';
import Fastify from 'fastify';
import { post } from '../post.ts';
import { nameOf } from './data.ts';

const EVER = Date.UTC(2100, 0, 1);

/** A tenant with one source that measures many series, and the public endpoint in front of it. */
export interface Sender {
  readonly tenantId: string;
  within<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** Sends every body over so many connections; returns how many samples were taken in. */
  send(bodies: readonly Buffer[], type: string, connections: number): Promise<number>;
  /** Numbers and seals everything that was taken in. */
  seal(): Promise<void>;
  number(): Promise<void>;
  compact(): Promise<void>;
  /** By the place of the series. */
  seriesIds(): Promise<ReadonlyMap<string, string>>;
  close(): Promise<void>;
}

export async function openSender(store: Store, count: number): Promise<Sender> {
  const tenantId = randomUUID();
  const within = <T>(work: (session: Session) => Promise<T>): Promise<T> => store.inTenant({ kind: 'worker', tenantId, reason: 'benchmark' }, work);
  const key = await within((session) => aSource(session, tenantId, count));
  const app = Fastify({ bodyLimit: 64 * 2 ** 20 });
  ingestRoutes(app, { store, clock: () => Date.now(), batchesPerSecond: 100_000 });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const agent = new Agent({ keepAlive: true });
  const sendOne = async (body: Buffer, type: string): Promise<number> => {
    const { status, text } = await post(`${url}/v1/ingest/samples`, agent, body, { authorization: `Bearer ${key}`, 'content-type': type, 'idempotency-key': randomUUID() });
    const said: { accepted?: number; rejected?: readonly unknown[] } = JSON.parse(text);
    if (status !== 200 || said.accepted === undefined || said.rejected?.length !== 0) throw new Error(`a batch was not taken in: ${text.slice(0, 500)}`);
    return said.accepted;
  };
  const number = async (): Promise<void> => {
    while ((await numberPending(store, tenantId)) === MOST_AT_ONCE);
  };
  return {
    tenantId, within, number,
    send: async (bodies, type, connections) => {
      const waiting = [...bodies];
      const counts = await Promise.all(Array.from({ length: connections }, async () => {
        let taken = 0;
        for (let body = waiting.shift(); body !== undefined; body = waiting.shift()) taken += await sendOne(body, type);
        return taken;
      }));
      return counts.reduce((sum, taken) => sum + taken, 0);
    },
    seal: async () => {
      await number();
      while ((await within((session) => sealSamples(session, { upTo: Number.MAX_SAFE_INTEGER, closedBefore: EVER, pins: [] }))) > 0);
    },
    compact: async () => {
      while ((await within((session) => compactDays(session, { closedBefore: EVER, pins: [] }))) > 0);
    },
    seriesIds: async () => {
      const rows = await within(({ sql }) => sql<{ id: string; key: string }>(
        `select s.id, c.key from entente.series s
         join entente.metric m on m.tenant_id = s.tenant_id and m.id = s.metric_id
         join entente.component c on c.tenant_id = m.tenant_id and c.id = m.component_id`));
      return new Map(rows.map(({ id, key: component }) => [component, id]));
    },
    close: async () => {
      agent.destroy();
      await app.close();
    },
  };
}

async function aSource(session: Session, tenantId: string, count: number): Promise<string> {
  const { sql } = session;
  const ids = () => Array.from({ length: count }, () => randomUUID());
  const [components, metrics] = [ids(), ids()];
  const [serviceId, sourceId] = [randomUUID(), randomUUID()];
  await sql('insert into entente.tenant (slug, name) values ($1, $2)', [`bench-${tenantId.slice(0, 8)}`, 'Benchmark']);
  await sql('insert into entente.service (id, name) values ($1, $2)', [serviceId, 'Benchmark']);
  await sql('insert into entente.source (id, name) values ($1, $2)', [sourceId, 'probe']);
  await sql(
    `insert into entente.component (id, service_id, key, name) select id, $2, key, key from unnest($1::uuid[], $3::text[]) as t (id, key) returning id`,
    [components, serviceId, components.map((_, place) => nameOf(place))]);
  await sql(
    `insert into entente.metric (id, component_id, key, name, measures, terms)
     select id, component, 'requests', 'Requests', 'samples', '{"combine":"any-bad","cadence":60000}' from unnest($1::uuid[], $2::uuid[]) as t (id, component) returning id`, [metrics, components]);
  await sql('insert into entente.metric_source (id, metric_id, source_id) select id, metric, $3 from unnest($1::uuid[], $2::uuid[]) as t (id, metric) returning id', [ids(), metrics, sourceId]);
  const { value } = await createApiKey(session, sourceId);
  if (value === undefined) throw new Error('there is no key');
  return value.secret;
}
