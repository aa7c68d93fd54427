import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statusRowsOfChecks } from '../../../packages/cli/src/import/checks.ts';
import { sendBatches } from '../../../packages/cli/src/push/send-batches.ts';
import { createCalendar, createSharedMetric } from '../../src/features/agreements/index.ts';
import { granted } from '../agreement-seeds.ts';
import type { TenantSeed } from '../seeds.ts';
import { testWorld } from '../world.ts';
import { type ImportedSite, runningNode, watchedSites } from './import-world.ts';
import { hasRealData, readReal } from './real-data.ts';

interface Reference {
  readonly repo: string;
  readonly slug: string;
  readonly month_utc: string;
  readonly from_utc: string;
  readonly to_utc: string;
  readonly availability_percent: string;
}

const LOGS = [
  ['srepollock/upptime', 'uptime/multi-supplier-2022.checks.csv'],
  ['samj/status', 'uptime/regions-2024-2026.checks.csv'],
] as const;

describe.skipIf(!hasRealData)('real check logs, sent through the public endpoint with a source’s key', () => {
  const world = testWorld({ poolSize: 6 });
  const clock = () => Date.parse('2027-01-01T00:00:00Z');
  let node: Awaited<ReturnType<typeof runningNode>>;
  let compared = 0;
  let shared: { readonly tenant: TenantSeed; readonly sites: readonly ImportedSite[] } | undefined;

  beforeAll(async () => {
    node = await runningNode(world, clock);
  });
  afterAll(() => node.close());

  it.each(LOGS)('give every month of %s its reference to 0.001 percentage points', async (repo, log) => {
    const reference = (parse(readReal('uptime/monthly_availability.csv'), { columns: true }) as Reference[]).filter((row) => row.repo === repo); // its header is the interface
    const slugs = [...new Set(reference.map(({ slug }) => slug))];
    const tenant = await world.aTenant(repo);
    const { key, sites } = await watchedSites(tenant, slugs.map((slug) => {
      const rows = reference.filter((row) => row.slug === slug);
      return { key: slug, from: new Date(rows[0]?.from_utc ?? ''), to: new Date(rows.at(-1)?.to_utc ?? '') };
    }));

    const sent = await sendBatches(statusRowsOfChecks(readReal(log), { only: slugs }), 'status', { url: node.url, key });
    await node.settled(tenant);

    expect(sent.rejected).toEqual([]);
    const results = await world.admin<{ slug: string; month: string; good: number; bad: number }>(
      `select a.key as slug, to_char(r.period_start at time zone 'utc', 'YYYY-MM') as month, r.good::float8 as good, r.bad::float8 as bad
       from entente.level_result r join entente.agreement a on a.tenant_id = r.tenant_id and a.id = r.agreement_id where r.tenant_id = $1`, [tenant.id]);
    const percentOf = new Map(results.map(({ slug, month, good, bad }) => [`${slug} ${month}`, (100 * good) / (good + bad)]));
    const wrong = reference.filter(({ slug, month_utc, availability_percent }) => !(Math.abs((percentOf.get(`${slug} ${month_utc}`) ?? Number.NaN) - Number(availability_percent)) <= 0.001));
    expect(wrong).toEqual([]);
    compared += reference.length;
    if (repo === 'srepollock/upptime') shared = { tenant, sites };
  }, 120_000);

  it('are compared with all 240 reference months', () => {
    expect(compared).toBe(240);
  });

  it('of three suppliers in series give shares that add up exactly to the shared metric’s own bad time (S31 to S33)', async () => {
    const { tenant, sites } = shared ?? { tenant: await world.aTenant(), sites: [] };
    const worst = await world.admin<{ key: string }>(
      `select a.key from entente.level_result r join entente.agreement a on a.tenant_id = r.tenant_id and a.id = r.agreement_id
       where r.tenant_id = $1 group by a.key order by sum(r.bad) desc limit 3`, [tenant.id]);
    const three = sites.filter(({ key }) => worst.some((each) => each.key === key));
    const metric = await tenant.within(async (session) => {
      const calendar = granted(createCalendar(session, 'always', { kind: 'always' }));
      await session.em.flush();
      return granted(await createSharedMetric(session, {
        key: 'all-three', name: 'All three', structure: { series: three.map(({ key }) => ({ component: key })) }, calendarVersionId: calendar.id, zone: 'UTC', every: 'P1M', anchor: '2020-01-01',
        expected: '99', components: three.map(({ metricId, partyId, key }) => ({ metricId, partyId, name: key })), startsAt: new Date(Math.max(...three.map(({ from }) => from.getTime()))),
        endsAt: new Date(Math.min(...three.map(({ to }) => to?.getTime() ?? 0))),
      }));
    });

    await node.settled(tenant);

    const months = await world.admin<{ bad: string; shares: { numerator: string; denominator: string }[] }>(
      `select r.bad::text as bad, (select json_agg(s) from (select numerator, denominator from entente.share s where s.tenant_id = r.tenant_id and s.result_id = r.id) s) as shares
       from entente.shared_result r where r.tenant_id = $1 and r.shared_metric_id = $2`, [tenant.id, metric.id]);
    expect(months.length).toBeGreaterThan(1);
    expect(months.some(({ bad }) => BigInt(bad) > 0n)).toBe(true);
    for (const { bad, shares } of months) expect(sumEquals(shares ?? [], BigInt(bad))).toBe(true);
  }, 60_000);
});

/** Σ numerator ÷ denominator = whole, without rounding. */
function sumEquals(shares: readonly { readonly numerator: string; readonly denominator: string }[], whole: bigint): boolean {
  const [numerator, denominator] = shares.reduce(([n, d], share) => [n * BigInt(share.denominator) + BigInt(share.numerator) * d, d * BigInt(share.denominator)], [0n, 1n]);
  return numerator === whole * denominator;
}
