import { HOUR, MINUTE } from '@entente/worktime';
import { describe, expect, test } from 'vitest';
import { anAgreement } from '../../test/agreement-seeds.ts';
import { testWorld } from '../../test/world.ts';
import { recordStatusChanges } from '../features/facts/index.ts';
import { inputs } from '../features/results/index.ts';
import { followLog } from '../store/log/follow-log.ts';
import { startResultsWorker } from './results-worker.ts';

const world = testWorld({ poolSize: 6 });
const ten = Date.parse('2026-05-20T10:00:00Z');

describe('the worker of results', () => {
  test('takes an hourly agreement from its first fact to its signed statement, and on to the next hour', async () => {
    let now = ten + 30 * MINUTE;
    const clock = () => now;
    const follower = followLog({ store: world.store, doorbellUrl: world.urls.routing });
    const worker = startResultsWorker({ store: world.store, follower, inputs, clock, secret: 'a secret of at least thirty-two characters', every: 3_600_000 });
    const tenant = await world.aTenant();
    const agreement = await anAgreement(tenant, { every: 'PT1H', startsAt: new Date(ten), grace: MINUTE });
    await world.admin('update entente.agreement_version set created_at = $2 where agreement_id = $1', [agreement.id, new Date(ten)]);
    const results = () => world.admin<{ hour: number; running: boolean; state: string; bad: number }>(
      `select extract(hour from period_start at time zone 'utc')::int as hour, running, state, bad::int from entente.level_result
       where level_id = $1 order by period_start`, [agreement.levelId]);

    await tenant.within((session) => recordStatusChanges(session, agreement.sourceId, now, [
      { metricId: agreement.metricId, at: ten, state: 'up' }, { metricId: agreement.metricId, at: now - 5 * MINUTE, state: 'down' },
    ]));
    await expect.poll(results).toEqual([{ hour: 10, running: true, state: 'failed', bad: 5 * MINUTE }]);

    now = ten + 33 * MINUTE;
    await worker.tick();
    expect(await results()).toEqual([{ hour: 10, running: true, state: 'failed', bad: 8 * MINUTE }]);

    now = ten + HOUR + 2 * MINUTE;
    await worker.tick();
    expect((await results()).map(({ hour, running }) => [hour, running])).toEqual([[10, false], [11, true]]);
    const statements = await world.admin('select 1 from entente.statement where agreement_id = $1', [agreement.id]);
    expect(statements).toHaveLength(3);

    await worker.close();
    await follower.close();
  });
});
