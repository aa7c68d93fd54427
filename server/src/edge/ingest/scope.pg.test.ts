import Fastify, { type FastifyInstance } from 'fastify';
import { beforeAll, describe, expect, it } from 'vitest';
import { type AgreementSeed, anAgreement, granted } from '../../../test/agreement-seeds.ts';
import type { TenantSeed } from '../../../test/seeds.ts';
import { testWorld } from '../../../test/world.ts';
import { createMetric, MetricSource } from '../../features/agreements/index.ts';
import { createApiKey } from '../../features/facts/index.ts';
import { newId } from '../../store/ids.ts';
import { ingestRoutes } from './ingest.route.ts';

const world = testWorld();
let app: FastifyInstance;
let tenant: TenantSeed;
let shop: AgreementSeed;
let secret: string;

beforeAll(async () => {
  app = Fastify();
  ingestRoutes(app, { store: world.store, clock: () => Date.parse('2026-03-20T12:00:00Z') });
  tenant = await world.aTenant();
  shop = await anAgreement(tenant, { component: 'shop', measures: 'samples', method: { combine: 'any-bad', cadence: 60_000 } });
  ({ secret } = granted(await tenant.within((session) => createApiKey(session, shop.sourceId))));
});

async function send(metric: string, minute: string) {
  const { body } = await app.inject({
    method: 'POST', url: '/v1/ingest/samples', payload: { rows: [{ component: 'shop', metric, at: `2026-03-01T10:${minute}:00Z`, value: 1 }] },
    headers: { authorization: `Bearer ${secret}`, 'idempotency-key': `${metric} ${minute}` },
  });
  const answer: { accepted: number; rejected: readonly { reason: string }[] } = JSON.parse(body);
  return answer.rejected[0]?.reason ?? answer.accepted;
}

const seriesOf = (sourceId: string) => tenant.within(({ sql }) => sql('select id from entente.series where source_id = $1', [sourceId])).then(({ length }) => length);

/** Another metric of the shop, which the source may speak for from now on. */
const addMetric = (key: string) => tenant.within(async (session) => {
  const [component] = await session.sql<{ id: string }>(`select id from entente.component where key = 'shop'`);
  const metric = createMetric(session, { componentId: component?.id ?? '', key, name: key, measures: 'samples', method: { combine: 'any-bad', cadence: 60_000 } });
  session.em.create(MetricSource, { id: newId(), metricId: metric.id, sourceId: shop.sourceId });
});

describe('what a source may speak for', () => {
  it('grows with the next batch, whatever is remembered of it', async () => {
    expect([await send('availability', '00'), await send('latency', '01')]).toEqual([1, 'UNKNOWN_METRIC']);

    await addMetric('latency');

    expect([await send('availability', '02'), await send('latency', '03')]).toEqual([1, 1]);
  });

  it('keeps to one series, which is made with the first samples of it', async () => {
    await addMetric('load');
    const before = await seriesOf(shop.sourceId);

    expect([await send('load', '00'), await send('load', '01'), await send('load', '02')]).toEqual([1, 1, 1]);
    expect(await seriesOf(shop.sourceId)).toBe(before + 1);
  });

  it.each([
    'update entente.metric_source set id = id', 'update entente.metric set id = id', 'update entente.component set id = id',
    'delete from entente.metric_source', 'delete from entente.metric', 'delete from entente.component',
  ])('is nothing that anybody could change or take away: %s', async (statement) => {
    await expect(tenant.within(({ sql }) => sql(statement))).rejects.toThrow('permission denied');
  });
});
