import type { StatusState } from '@entente/sla';
import { describe, expect, it } from 'vitest';
import { type AgreementSeed, anAgreement } from '../../../test/agreement-seeds.ts';
import type { TenantSeed } from '../../../test/seeds.ts';
import { testWorld } from '../../../test/world.ts';
import { entriesAfter, numberPending } from '../../store/log/sequencer.ts';
import { factsOf, recordExclusions, recordStatusChanges, touchesOf } from './index.ts';

const world = testWorld();
const at = (time: string) => Date.parse(`2026-03-${time}Z`);
const march = { start: at('01T00:00:00'), end: at('31T00:00:00') };

async function said(tenant: TenantSeed, { sourceId, metricId }: AgreementSeed, ...changes: readonly (readonly [string, StatusState])[]) {
  await tenant.within((session) =>
    recordStatusChanges(session, sourceId, at('20T00:00:00'), changes.map(([time, state]) => ({ metricId, at: at(time), state }))));
  await numberPending(world.store, tenant.id);
}

function facts(tenant: TenantSeed, seed: AgreementSeed, upTo = 1_000_000) {
  const method = { measures: 'status' as const, sources: [seed.sourceId], combine: 'any-bad' as const };
  return tenant.within((session) => factsOf(session, { measured: [{ component: seed.component, method }], window: march, upTo }));
}

describe('the facts of a period', () => {
  it('are those inside it and the last one before it, in log order', async () => {
    const tenant = await world.aTenant();
    const seed = await anAgreement(tenant);
    await said(tenant, seed, ['02T10:00:00', 'down'], ['02T09:00:00', 'up']);
    await tenant.within((session) => recordStatusChanges(session, seed.sourceId, 0, [
      { metricId: seed.metricId, at: Date.parse('2026-01-05T00:00:00Z'), state: 'down' }, { metricId: seed.metricId, at: Date.parse('2026-02-05T00:00:00Z'), state: 'up' },
    ]));
    await numberPending(world.store, tenant.id);

    const found = await facts(tenant, seed);

    expect(found.map((fact) => fact.kind === 'status' && [new Date(fact.at).toISOString().slice(0, 13), fact.state])).toEqual([['2026-03-02T10', 'down'], ['2026-03-02T09', 'up'], ['2026-02-05T00', 'up']]);
    expect(found.map(({ position }) => position)).toEqual(found.map(({ position }) => position).sort((a, b) => a - b));
  });

  it('are those known at a log position: what was numbered later is not among them', async () => {
    const tenant = await world.aTenant();
    const seed = await anAgreement(tenant);
    await said(tenant, seed, ['02T10:00:00', 'down']);
    const entries = await entriesAfter(world.store, tenant.id, 0);
    await said(tenant, seed, ['02T11:00:00', 'up']);

    expect(await facts(tenant, seed, entries.at(-1)?.position)).toHaveLength(1);
    expect(await facts(tenant, seed)).toHaveLength(2);
  });

  it('are not those that are written and not numbered yet', async () => {
    const tenant = await world.aTenant();
    const seed = await anAgreement(tenant);
    await tenant.within((session) => recordStatusChanges(session, seed.sourceId, 0, [{ metricId: seed.metricId, at: at('02T10:00:00'), state: 'down' }]));

    expect(await facts(tenant, seed)).toEqual([]);
  });

  it('tell what they can colour: a status change to the next one, an exclusion its window', async () => {
    const tenant = await world.aTenant();
    const seed = await anAgreement(tenant);
    await said(tenant, seed, ['09T00:00:00', 'up']);
    const before = (await entriesAfter(world.store, tenant.id, 0)).at(-1)?.position ?? 0;
    await said(tenant, seed, ['02T10:00:00', 'down'], ['03T10:00:00', 'up']);
    await tenant.within(async (session) => {
      const [component] = await session.sql<{ id: string }>('select id from entente.component');
      await recordExclusions(session, { sourceId: seed.sourceId }, 0, [{ componentId: component?.id ?? '', start: at('04T00:00:00'), end: at('04T02:00:00'), reason: 'patches', approved: true }]);
    });
    await numberPending(world.store, tenant.id);
    const entries = await entriesAfter(world.store, tenant.id, before);

    const touches = await tenant.within((session) => touchesOf(session, entries));

    const { sourceId: source, metricId: metric, component } = seed;
    expect(touches).toEqual([
      { kind: 'status', source, metric, component, first: at('02T10:00:00'), next: at('09T00:00:00') },
      { kind: 'exclusion', source, component, window: { start: at('04T00:00:00'), end: at('04T02:00:00') } },
    ]);
  });

  it('stay out of the reach of a party, whose numbers come through results', async () => {
    const tenant = await world.aTenant();
    const seed = await anAgreement(tenant);
    await said(tenant, seed, ['02T10:00:00', 'down']);

    const read = world.store.inTenant(tenant.portalUser(seed.customerId), ({ sql }) => sql('select id from entente.status_change'), { readOnly: true });

    await expect(read).rejects.toThrow(/permission denied/);
  });
});
