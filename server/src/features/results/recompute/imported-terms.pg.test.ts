import { DAY, HOUR, MINUTE } from '@entente/worktime';
import { expect, test } from 'vitest';
import { imported, told } from '../../../../test/terms-exchange.ts';
import { testWorld } from '../../../../test/world.ts';
import { numberPending } from '../../../store/log/sequencer.ts';
import { recordStatusChanges } from '../../facts/index.ts';
import { markTouched } from '../marks/mark-touched.ts';
import { inputs } from '../tenant-inputs.ts';
import { recomputeNext } from './recompute-next.ts';

const world = testWorld();
const now = Date.parse('2026-01-20T00:00Z');

const document = (kind: string, name: string, spec: string) => `apiVersion: entente/v1\nkind: ${kind}\nmetadata: { name: ${name} }\nspec: ${spec}\n`;
const PARTS = [
  document('Party', 'acme', '{ role: provider, letters: AC }'),
  document('Party', 'shopkeeper', '{ role: customer, letters: SH }'),
  document('Service', 'shop', '{ provider: acme, components: [{ name: till }, { name: net, supplier: shopkeeper }] }'),
  document('Source', 'probe', '{ speaksFor: [till, net] }'),
  document('Metric', 'till-is-up', '{ component: till, key: up, measures: status, sources: [probe] }'),
  document('Metric', 'net-is-up', '{ component: net, key: up, measures: status, sources: [probe] }'),
];

/** A tenant by documents, with what its probe said of each component, all computed. */
async function judged(text: string, said: Readonly<Record<string, readonly (readonly [string, 'up' | 'down'])[]>>) {
  const tenant = await world.aTenant();
  expect(told(await imported(tenant, [...PARTS, text].join('---\n')))).toEqual([]);
  await tenant.within(async (session) => {
    const metrics = await session.sql<{ id: string; key: string; source_id: string }>(
      'select m.id, c.key, s.source_id from entente.metric m join entente.component c on c.id = m.component_id join entente.metric_source s on s.metric_id = m.id');
    for (const { id, key, source_id } of metrics) await recordStatusChanges(session, source_id, now, (said[key] ?? []).map(([at, state]) => ({ metricId: id, at: Date.parse(at), state })));
  });
  const clock = () => now;
  await numberPending(world.store, tenant.id, [markTouched(inputs, clock)]);
  while ((await recomputeNext({ store: world.store, inputs, clock }, tenant.id)) === 'recomputed');
  interface Row { readonly period_start: Date; readonly bad: number }
  const rows = (select: string) => tenant.within(({ sql }) => sql<Row>(select));
  return { rows };
}

test('what is shared is judged over the days of the zone that its periods have', async () => {
  const { rows } = await judged(
    document('SharedMetric', 'checkout', `\n  zone: UTC\n  starts: 2026-01-01\n  structure: { series: [till, net] }\n  period: { every: P1D, zone: Asia/Kolkata }
  components: [{ component: till, party: acme, metric: till-is-up }, { component: net, party: shopkeeper, metric: net-is-up }]\n  expected: 99\n  calendar: always\n`),
    { till: [['2026-01-01T00:00Z', 'up'], ['2026-01-05T18:00Z', 'down'], ['2026-01-05T19:10Z', 'up']], net: [['2026-01-01T00:00Z', 'up']] },
  );

  const found = await rows('select period_start, bad from entente.shared_result where bad > 0 order by period_start');
  expect(found.map(({ period_start, bad }) => [period_start.toISOString(), bad])).toEqual([['2026-01-04T18:30:00.000Z', HOUR / 2], ['2026-01-05T18:30:00.000Z', 40 * MINUTE]]);
});

test('nothing is judged before an agreement begins, however old its first version is', async () => {
  const { rows } = await judged(
    document('Agreement', 'till-sla', '\n  type: sla\n  provider: acme\n  customer: shopkeeper\n  zone: UTC\n  starts: 2026-01-01\n  versions:\n    - number: 4\n      effectiveFrom: 2025-06-01\n      levels:\n        - { name: up, kind: availability, component: till, metric: till-is-up, calendar: always, expected: 99 }\n'),
    { till: [['2025-11-01T00:00Z', 'up'], ['2025-12-30T00:00Z', 'down'], ['2026-01-03T00:00Z', 'up']] },
  );

  expect((await rows('select period_start, bad from entente.level_result')).map(({ period_start, bad }) => [period_start.toISOString(), bad])).toEqual([['2026-01-01T00:00:00.000Z', 2 * DAY]]);
});
