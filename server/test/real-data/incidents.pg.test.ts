import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statusRowsOfIncidents } from '../../../packages/cli/src/import/incidents.ts';
import { componentKey } from '../../../packages/cli/src/import/status-row.ts';
import { sendBatches } from '../../../packages/cli/src/push/send-batches.ts';
import { testWorld } from '../world.ts';
import { runningNode, watchedSites } from './import-world.ts';
import { hasRealData, readReal } from './real-data.ts';

interface Reference {
  readonly month_utc: string;
  readonly component: string;
  readonly down_minutes_union: string;
}

describe.skipIf(!hasRealData)('a supplier’s own incidents, sent through the public endpoint', () => {
  const world = testWorld({ poolSize: 6 });
  let node: Awaited<ReturnType<typeof runningNode>>;

  beforeAll(async () => {
    node = await runningNode(world, () => Date.parse('2026-10-01T00:00:00Z'));
  });
  afterAll(() => node.close());

  it('give all 676 months of components the minutes of the union of their windows (S15)', async () => {
    const reference = parse(readReal('status/github_monthly_scout.csv'), { columns: true }) as Reference[]; // its header is the interface
    const components = [...new Set(reference.map(({ component }) => componentKey(component)))];
    const tenant = await world.aTenant();
    const { key } = await watchedSites(tenant, components.map((component) => ({ key: component, from: new Date('2022-04-01T00:00:00Z'), to: new Date('2026-08-01T00:00:00Z') })));

    const sent = await sendBatches(statusRowsOfIncidents(readReal('status/github_incidents.jsonl'), readReal('status/github_downtime_windows.csv')), 'status', { url: node.url, key });
    await node.settled(tenant);

    expect(sent.rejected).toEqual([]);
    const results = await world.admin<{ key: string; month: string; bad: number }>(
      `select a.key, to_char(r.period_start at time zone 'utc', 'YYYY-MM') as month, r.bad::float8 as bad
       from entente.level_result r join entente.agreement a on a.tenant_id = r.tenant_id and a.id = r.agreement_id where r.tenant_id = $1`, [tenant.id]);
    const minutes = new Map(results.map(({ key: component, month, bad }) => [`${component} ${month}`, bad / 60_000]));
    const wrong = reference.filter(({ component, month_utc, down_minutes_union }) => Math.abs((minutes.get(`${componentKey(component)} ${month_utc}`) ?? Number.NaN) - Number(down_minutes_union)) > 0.005);
    expect(wrong).toEqual([]);
    expect(reference).toHaveLength(676);
  }, 120_000);
});
