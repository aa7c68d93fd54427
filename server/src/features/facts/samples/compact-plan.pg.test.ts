import { describe, expect, it } from 'vitest';
import { testWorld } from '../../../../test/world.ts';
import { compactDays } from '../index.ts';
import { FIRST_HOURLY, HOURLY_DAYS } from './compact.use-cases.ts';

const world = testWorld();
const SERIES = 20;
const DAYS = 400;
const EXPLAINED = `explain (analyze, costs off, buffers off) ${HOURLY_DAYS}`;

describe('the days that are still in hours', () => {
  it('are found by an index of their own, however many days are compacted, from the first of them on and no more than asked for', async () => {
    const tenant = await world.aTenant();
    await world.admin(
      `insert into entente.sample_chunk (tenant_id, series_id, bucket, part, first_position, recorded_at, hours, samples)
       select $1, s.id, timestamptz '2024-06-01Z' + d * interval '1 day', 1, 1, now(), 24, ''
       from (select gen_random_uuid() as id from generate_series(1, $2::int)) s, generate_series(0, $3::int - 1) d`, [tenant.id, SERIES, DAYS]);
    await world.admin(
      `insert into entente.sample_chunk (tenant_id, series_id, bucket, part, first_position, recorded_at, hours, samples)
       select tenant_id, series_id, day + h * interval '1 hour', 2, 2, now(), 1, ''
       from (select distinct tenant_id, series_id from entente.sample_chunk where tenant_id = $1) s, (values (timestamptz '2025-12-31Z'), (timestamptz '2026-01-01Z'), (timestamptz '2026-01-09Z'), (timestamptz '2026-02-01Z')) as d (day), generate_series(0, 23) h`, [tenant.id]);
    await world.admin('analyze entente.sample_chunk');

    const before = new Date('2026-02-01Z');
    const first = await tenant.within(({ sql, tenantId }) => sql<{ day: Date }>(FIRST_HOURLY, [tenantId, before]));
    const ask = <T>(text: string, most: number) => tenant.within(({ sql, tenantId }) => sql<T>(text, [tenantId, before, most, first[0]?.day]));
    const rows = await ask<{ series: string; day: Date }>(HOURLY_DAYS, 1_000);
    const plan = (await ask<{ 'QUERY PLAN': string }>(EXPLAINED, 1_000)).map((row) => row['QUERY PLAN']).join('\n');

    expect(first).toEqual([{ day: new Date('2025-12-31Z') }]);
    expect([...new Set(rows.map(({ day }) => day.toISOString().slice(0, 10)))].sort()).toEqual(['2025-12-31', '2026-01-01', '2026-01-09']);
    expect(rows).toHaveLength(3 * SERIES * 24);
    const some = await ask<{ series: string; day: Date }>(HOURLY_DAYS, SERIES + 1);
    expect(new Set(some.map(({ series, day }) => `${series} ${day.toISOString()}`)).size).toBe(SERIES + 1);
    expect(plan).toContain('_tenant_id_bucket_series_id_idx');
    expect(plan).not.toContain('Seq Scan');
  });

  it('are none in a tenant without samples', async () => {
    const tenant = await world.aTenant();

    expect(await tenant.within((session) => compactDays(session, { closedBefore: Date.parse('2026-02-01Z'), pins: [] }))).toBe(0);
  });
});
