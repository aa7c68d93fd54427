import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fact } from '@entente/sla';
import { beforeAll, describe, expect, it } from 'vitest';
import { type AgreementSeed, anAgreement } from '../../../../test/agreement-seeds.ts';
import type { TenantSeed } from '../../../../test/seeds.ts';
import { testWorld } from '../../../../test/world.ts';
import { newId } from '../../../store/ids.ts';
import { entriesAfter, numberPending } from '../../../store/log/sequencer.ts';
import { statementsOf } from '../../../store/migrations/statements.ts';
import { factsOf, recordSamples, touchesOf } from '../index.ts';

const world = testWorld();
const MINUTE = 60_000;
const START = Date.parse('2026-03-02T00:00:00Z');
let tenant: TenantSeed;
let seed: AgreementSeed;

beforeAll(async () => {
  tenant = await world.aTenant();
  seed = await anAgreement(tenant, { component: 'shop', measures: 'samples', method: { combine: 'any-bad', cadence: MINUTE } });
});

/** Values by minute after the start. */
async function sent(rows: Readonly<Record<number, number>>): Promise<string> {
  const id = newId();
  const samples = { at: Float64Array.from(Object.keys(rows), (minute) => START + Number(minute) * MINUTE), value: Float64Array.from(Object.values(rows)) };
  await tenant.within((session) => recordSamples(session, { id, sourceId: seed.sourceId, recordedAt: START }, [{ metric: { metricId: seed.metricId, method: '{"cadence":60000}', seriesId: null, seriesRule: null }, samples }]));
  return id;
}

const known = (window = { start: START, end: START + 60 * MINUTE }, upTo = 1_000_000): Promise<readonly Fact[]> => tenant.within((session) =>
  factsOf(session, { measured: [{ component: 'shop', method: { measures: 'samples', sources: [seed.sourceId], combine: 'any-bad' } }], window, upTo }));
const valuesOf = (facts: readonly Fact[]) => facts.map((fact) => (fact.kind === 'samples' ? [fact.position, fact.value] : fact.kind));

describe('samples in the journal', () => {
  it('are facts as soon as they are numbered, and not before', async () => {
    await sent({ 0: 1, 1: 2 });
    expect(await known()).toEqual([]);

    await numberPending(world.store, tenant.id);

    expect(valuesOf(await known())).toEqual([[2, [1, 2]]]);
  });

  it('come in log order, those of a window with the last one before it', async () => {
    await sent({ 1: 7, 30: 3, 31: 4 });
    await numberPending(world.store, tenant.id);

    expect(valuesOf(await known({ start: START + 30 * MINUTE, end: START + 31 * MINUTE }))).toEqual([[2, [2]], [3, [7]], [3, [3]]]);
    expect(valuesOf(await known({ start: START + 30 * MINUTE, end: START + 31 * MINUTE }, 2))).toEqual([[2, [2]]]);
  });

  it('written before their ends were kept have them found again', async () => {
    const migration = statementsOf(await readFile(join(import.meta.dirname, '../../../../migrations/0008_journal_ends.sql'), 'utf8'));
    const ends = () => world.admin<{ ends: number[] }>('select ends from entente.sample_batch where tenant_id = $1 order by id', [tenant.id]);
    const other = await anAgreement(tenant, { component: 'mail', measures: 'samples', method: { combine: 'any-bad', cadence: MINUTE } });
    const samples = (count: number) => ({ at: Float64Array.from({ length: count }, (_, minute) => START + minute * MINUTE), value: Float64Array.from({ length: count }, (_, minute) => minute / 7) });
    await tenant.within((session) => recordSamples(session, { id: newId(), sourceId: other.sourceId, recordedAt: START }, [
      { metric: { metricId: other.metricId, method: '{"cadence":60000}', seriesId: null, seriesRule: null }, samples: samples(9_000) },
      { metric: { metricId: seed.metricId, method: '{"cadence":60000}', seriesId: null, seriesRule: null }, samples: samples(2) },
    ]));
    await numberPending(world.store, tenant.id);
    const written = await ends();
    expect(written.at(-1)?.ends).toHaveLength(2);

    await world.admin(`update entente.sample_batch set ends = '{}'`);
    for (const statement of migration.filter((each) => !/(add column|not null)/.test(each))) await world.admin(statement);

    expect(await ends()).toEqual(written);
  });

  it('say what they touch by their header', async () => {
    const position = (await entriesAfter(world.store, tenant.id, 0)).at(-1)?.position ?? 0;
    await sent({ 3: 1, 9: 1 });
    await numberPending(world.store, tenant.id);

    const touches = await tenant.within(async (session) => touchesOf(session, await entriesAfter(world.store, tenant.id, position)));

    expect(touches).toEqual([{ kind: 'samples', source: seed.sourceId, metric: seed.metricId, component: 'shop', first: START + 3 * MINUTE, last: START + 9 * MINUTE }]);
  });
});
