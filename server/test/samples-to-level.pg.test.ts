import Fastify from 'fastify';
import { expect, it } from 'vitest';
import { anAgreement, granted } from './agreement-seeds.ts';
import { testWorld } from './world.ts';
import { ingestRoutes } from '../src/edge/ingest/ingest.route.ts';
import { createApiKey } from '../src/features/facts/index.ts';
import { inputs } from '../src/features/results/index.ts';
import { followLog } from '../src/store/log/follow-log.ts';
import { startResultsWorker } from '../src/jobs/results-worker.ts';
import { startSampleKeeper } from '../src/jobs/sample-keeper.ts';

const world = testWorld();
const MINUTE = 60_000;
const START = Date.parse('2026-03-01T00:00:00Z');

it('a level measured by samples is the same before and after they are sealed and compacted, and moves with late ones', async () => {
  let now = START + 26 * 60 * MINUTE;
  const clock = () => now;
  const tenant = await world.aTenant();
  const seed = await anAgreement(tenant, { component: 'shop', measures: 'samples', method: { combine: 'any-bad', cadence: MINUTE }, every: 'P1D', anchor: '2026-03-01', grace: 90 * 24 * 60 * MINUTE });
  const key = granted(await tenant.within((session) => createApiKey(session, seed.sourceId))).secret;
  const app = Fastify();
  ingestRoutes(app, { store: world.store, clock });
  const follower = followLog({ store: world.store, doorbellUrl: world.urls.routing });
  const worker = startResultsWorker({ store: world.store, follower, inputs, clock, secret: 'a secret of the tests, long enough' });
  const keeper = startSampleKeeper({ store: world.store, clock });
  const send = async (idempotencyKey: string, columns: object) => {
    const answer = await app.inject({
      method: 'POST', url: '/v1/ingest/samples', payload: { columns: { component: 'shop', ...columns } },
      headers: { authorization: `Bearer ${key}`, 'idempotency-key': idempotencyKey, 'content-type': 'application/json' },
    });
    expect(answer.json()).toMatchObject({ rejected: [] });
    await follower.look();
    await worker.settle(tenant.id);
  };
  const result = () => tenant.within(({ sql }) => sql('select good, bad from entente.level_result where period_start = $1', [new Date(START)]));
  const kept = () => tenant.within(({ sql }) => sql<{ hours: number; n: number }>('select hours, count(*) as n from entente.sample_chunk group by hours order by hours'));
  const day = Array.from({ length: 1440 }, (_, minute) => START + minute * MINUTE);

  await send('day', { at: day, good: day.map((_, minute) => (minute % 100 === 7 ? 9 : 10)), total: day.map(() => 10) });
  const fromJournal = await result();
  await keeper.keep(tenant.id);
  await send('late', { at: [START + 5], good: [10], total: [10] });
  const fromHours = await result();
  expect(await kept()).toEqual([{ hours: 1, n: 24 }]);
  now += 48 * 60 * MINUTE;
  await keeper.keep(tenant.id);
  await send('later', { at: [START + 8 * MINUTE], good: [0], total: [10] });

  expect(fromJournal).toEqual([{ good: (1440 - 15) * MINUTE, bad: 15 * MINUTE }]);
  expect(fromHours).toEqual(fromJournal);
  expect(await kept()).toEqual([{ hours: 24, n: 1 }]);
  expect(await result()).toEqual([{ good: (1440 - 16) * MINUTE, bad: 16 * MINUTE }]);
  await keeper.close();
  await worker.close();
  await follower.close();
  await app.close();
}, 60_000);
