import { evaluateLevel } from '@entente/sla';
import type { ClockEventKind } from '@entente/sla';
import { describe, expect, test } from 'vitest';
import { testWorld } from '../../../../test/world.ts';
import { numberPending } from '../../../store/log/sequencer.ts';
import { agreedLevels, importTerms } from '../../agreements/index.ts';
import { recordClockEvents } from '../../facts/index.ts';
import { markTouched } from '../marks/mark-touched.ts';
import { inputs } from '../tenant-inputs.ts';
import { recomputeNext } from './recompute-next.ts';

const world = testWorld();
const now = Date.parse('2026-03-20T12:00:00Z');
const clock = () => now;

const terms = (amended: string) => `
apiVersion: entente/v1
kind: Party
metadata: { name: desk }
spec: { role: provider }
---
apiVersion: entente/v1
kind: Party
metadata: { name: customer }
spec: { role: customer }
---
apiVersion: entente/v1
kind: Service
metadata: { name: all }
spec: { provider: desk, components: [{ name: work }] }
---
apiVersion: entente/v1
kind: Source
metadata: { name: tool }
spec: { speaksFor: [work] }
---
apiVersion: entente/v1
kind: Agreement
metadata: { name: sla }
spec:
  type: sla
  provider: desk
  customer: customer
  zone: UTC
  starts: 2026-03-01
  calendar: always
  versions:
    - number: 1
      levels:
        - { name: response, kind: clock, component: work, expected: 80, targets: [{ within: 8h }], method: { measures: clocks, metric: response, sources: [tool] } }
        - { name: speed, kind: ratio, component: work, expected: 90, method: { measures: samples, metric: speed, sources: [tool] } }
    - number: 2
      effectiveFrom: 2026-03-11
      levels:
        - { name: response, kind: clock, component: work, expected: 80, targets: [{ within: 4h }], ${amended}method: { measures: clocks, metric: response, sources: [tool] } }
        - { name: speed, kind: ratio, component: work, expected: 95, amended: combine, method: { measures: samples, metric: speed, sources: [tool] } }
`;

describe('S10 S18 terms that an amendment brings', () => {
  test.each([
    ['', [['1', '1', '0'], ['2', '0', '0']]],
    ['reaches: running-clocks, ', [['1', '0', '0'], ['2', '1', '1']]],
    ['reaches: running-clocks, priorityChange: fresh, ', [['1', '0', '0'], ['2', '1', '0']]],
  ])('a clock that runs is taken over by an amendment that reaches it, and by no other: "%s"', async (amended, counted) => {
    expect(await judgedUnder(amended)).toEqual(counted);
  });

  test('what is combined is kept as it was said', async () => {
    const tenant = await aTenantWith('');
    const levels = await tenant.within((session) => agreedLevels(session, { tenantId: tenant.id }));

    expect(levels.flatMap(({ key, version, terms: { amended } }) => (key === 'speed' ? [[version, amended]] : []))).toEqual([[1, undefined], [2, 'combine']]);
  });

  test('what it cannot reach is told with its line', async () => {
    const tenant = await world.aTenant();
    const { problems } = await tenant.within((session) => importTerms(session, terms('reaches: running-clocks, repeats: true, ')));

    expect(problems?.map(({ code, line }) => [code, line])).toEqual([['REACHED_CLOCKS_DIFFER', 40]]);
  });

  test('a level that is asked for alone knows its other versions', async () => {
    const tenant = await aTenantWith('reaches: running-clocks, ');
    const all = await tenant.within((session) => agreedLevels(session, { tenantId: tenant.id }));
    const ids = all.flatMap(({ key, terms: { id } }) => (key === 'response' ? [id] : []));
    const alone = await tenant.within((session) => agreedLevels(session, { tenantId: tenant.id, levels: ids.slice(1) }));

    expect(alone.map(({ terms: own }) => (own.kind === 'clock' ? own.versions?.map(({ id }) => id) : []))).toEqual([ids]);
    expect(alone.map(({ terms: own }) => evaluateLevel(own, [], { start: Date.parse('2026-03-01T00:00Z'), end: Date.parse('2026-04-01T00:00Z') }, now).state)).toEqual(['not-applicable']);
  });
});

async function aTenantWith(amended: string) {
  const tenant = await world.aTenant();
  await tenant.within(async (session) => {
    const { problems } = await importTerms(session, terms(amended));
    if (problems !== undefined) throw new Error(JSON.stringify(problems));
  });
  return tenant;
}

/** Of each version what it counted of a clock that began six hours before the amendment and stopped an hour after it, and how many missed. */
async function judgedUnder(amended: string): Promise<readonly (readonly string[])[]> {
  const tenant = await aTenantWith(amended);
  const settle = async (): Promise<void> => {
    await numberPending(world.store, tenant.id, [markTouched(inputs, clock)]);
    while ((await recomputeNext({ store: world.store, inputs, clock }, tenant.id)) === 'recomputed');
  };
  await settle();
  const [source] = await tenant.within(({ sql }) => sql<{ id: string }>('select id from entente.source'));
  const [metric] = await tenant.within(({ sql }) => sql<{ id: string }>('select id from entente.metric where key = $1', ['response']));
  const row = (event: ClockEventKind, at: string) => ({ metricId: metric?.id ?? '', clock: 'T-1', event, at: Date.parse(at), reason: null, party: null, sequence: null, priority: null, parent: null });
  await tenant.within((session) => recordClockEvents(session, source?.id ?? '', now, [row('start', '2026-03-10T18:00Z'), row('stop', '2026-03-11T01:00Z')]));
  await settle();

  const rows = await world.admin<{ number: number; value: string }>(
    `select v.number, r.value from entente.level_result r join entente.level l on l.tenant_id = r.tenant_id and l.id = r.level_id join entente.agreement_version v on v.tenant_id = l.tenant_id and v.id = l.version_id
     where r.tenant_id = $1 and l.key = 'response' order by v.number`, [tenant.id]);
  return rows.map(({ number, value }) => {
    const { toDate: { counted, missed } }: { readonly toDate: { readonly counted: string; readonly missed: string } } = JSON.parse(value);
    return [String(number), counted, missed];
  });
}
