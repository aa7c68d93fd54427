import { describe, expect, it } from 'vitest';
import { comesBack } from '../../../../test/terms-exchange.ts';
import { testWorld } from '../../../../test/world.ts';
import { agreedSharedMetrics } from '../terms.queries.ts';

const world = testWorld();

const document = (kind: string, name: string, spec: string) => `apiVersion: entente/v1\nkind: ${kind}\nmetadata: { name: ${name} }\nspec: ${spec}\n`;
const story = (...documents: readonly string[]) => [...documents, PARTS].join('---\n');
const PARTS = [
  document('Party', 'acme', '{ role: provider, letters: AC }'),
  document('Party', 'bolt', '{ role: provider, letters: BO }'),
  document('Party', 'shopkeeper', '{ role: customer, letters: SH }'),
  document('Service', 'shop', '{ provider: acme, components: [{ name: till }, { name: net, supplier: bolt }] }'),
  document('Source', 'probe', '{ speaksFor: [till, net] }'),
  document('Metric', 'till-is-up', '{ component: till, key: up, measures: status, sources: [probe] }'),
  document('Metric', 'net-is-up', '{ component: net, key: up, measures: status, sources: [probe] }'),
].join('---\n');

const SHARED = '  components: [{ component: till, party: acme, metric: till-is-up }, { component: net, party: bolt, metric: net-is-up }]\n  expected: 99\n  calendar: always\n';

describe('periods of what is shared', () => {
  it('are in a zone of their own, and are judged in it', async () => {
    const tenant = await world.aTenant();
    const text = story(document('SharedMetric', 'checkout', `\n  zone: UTC\n  starts: 2026-01-01\n  ends: 2028-01-01\n  structure: { series: [till, net] }\n  period: { every: P1D, zone: Asia/Kolkata }\n${SHARED}`));

    const words = await comesBack(text, tenant, await world.aTenant());

    expect(words).toContain('  zone: Asia/Kolkata\n  starts: 2026-01-01T00:00Z\n  ends: 2028-01-01T00:00Z\n');
    const [shared] = await tenant.within((session) => agreedSharedMetrics(session, { tenantId: tenant.id }));
    expect(shared?.terms).toMatchObject({ period: { zone: 'Asia/Kolkata', anchor: '2026-01-01', every: 'P1D' }, inForce: { start: Date.parse('2026-01-01T00:00Z'), end: Date.parse('2028-01-01T00:00Z') } });
  });

  it('are so of a sum as well', async () => {
    const limits = SHARED.replace('till-is-up }', 'till-takes, ownLimit: 500 }').replace('net-is-up }', 'net-takes, ownLimit: 300 }');
    const metrics = ['till', 'net'].map((component) => document('Metric', `${component}-takes`, `{ component: ${component}, measures: samples, unit: ms, cadence: 1m, sources: [probe] }`));
    const text = story(document('SharedSum', 'waiting', `\n  zone: UTC\n  starts: 2026-01-01\n  limit: 800\n  unit: ms\n  period: { every: P1D, zone: Asia/Kolkata }\n${limits}`), ...metrics);

    expect(await comesBack(text, await world.aTenant(), await world.aTenant())).toContain('  zone: Asia/Kolkata\n  starts: 2026-01-01T00:00Z\n');
  });
});
