import { clip, type Intervals } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AgreementSeed, anAgreement } from '../../../../test/agreement-seeds.ts';
import type { TenantSeed } from '../../../../test/seeds.ts';
import { testWorld } from '../../../../test/world.ts';
import { newId } from '../../../store/ids.ts';
import { numberPending } from '../../../store/log/sequencer.ts';
import { compactDays, recordSamples, sealSamples, seriesSums } from '../index.ts';
import { partsReaching } from './parts.queries.ts';
import { spokenTime } from './rollup.ts';
import { isSame, merged, type SampleSet } from './sample-set.ts';

const world = testWorld();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.parse('2026-03-02T00:00:00Z');
const RULE = { cadence: 5 * MINUTE };
const EVER = Number.MAX_SAFE_INTEGER;

/** What was sent in one batch: instants on an uneven grid over three days, and how many of ten were good. */
const sendings = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 * 24 * 60 - 1 }), fc.integer({ min: 0, max: 999 }), fc.integer({ min: 8, max: 10 })), { minLength: 1, maxLength: 40 });
const deeds = fc.oneof(
  { weight: 4, arbitrary: sendings.map((rows) => ({ kind: 'send' as const, rows })) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 3 }).map((days) => ({ kind: 'seal' as const, before: START + days * DAY })) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 3 }).map((days) => ({ kind: 'compact' as const, before: START + days * DAY })) },
  { weight: 1, arbitrary: fc.constant({ kind: 'pin' as const }) },
);

interface Story {
  readonly tenant: TenantSeed;
  readonly seed: AgreementSeed;
  readonly sent: { readonly position: number; readonly samples: SampleSet }[];
  readonly pins: number[];
}

async function aStory(): Promise<Story> {
  const tenant = await world.aTenant();
  return { tenant, seed: await anAgreement(tenant, { measures: 'samples', method: { combine: 'any-bad', cadence: RULE.cadence } }), sent: [], pins: [] };
}

async function send({ tenant, seed, sent }: Story, rows: readonly (readonly [number, number, number])[]): Promise<void> {
  const samples = merged([{
    at: Float64Array.from(rows, ([minute, jitter]) => START + minute * MINUTE + jitter), good: Float64Array.from(rows, ([, , good]) => good), total: new Float64Array(rows.length).fill(10),
  }]);
  const id = newId();
  await tenant.within((session) => recordSamples(session, { id, sourceId: seed.sourceId, recordedAt: START }, [{ metric: { metricId: seed.metricId, method: JSON.stringify(RULE), seriesId: null, seriesRule: null }, samples }]));
  await numberPending(world.store, tenant.id);
  sent.push({ position: await head({ tenant }), samples });
}

const head = ({ tenant }: Pick<Story, 'tenant'>) => tenant.within(({ sql }) => sql<{ head: number }>('select max(position) as head from entente.log_position where tenant_id = $1', [tenant.id])).then(([row]) => row?.head ?? 0);
const seriesIds = ({ tenant, seed }: Story) => tenant.within(({ sql }) => sql<{ id: string }>('select id from entente.series where metric_id = $1', [seed.metricId])).then((rows) => rows.map(({ id }) => id));
const seal = async ({ tenant, pins }: Story, before: number) => tenant.within((session) => sealSamples(session, { upTo: EVER, closedBefore: before, pins }));
const compact = async ({ tenant, pins }: Story, before: number) => tenant.within((session) => compactDays(session, { closedBefore: before, pins }));

const knownAt = ({ sent }: Story, position: number): SampleSet => merged(sent.filter((each) => each.position <= position).map(({ samples }) => samples));

async function expectSameAsSent(story: Story, position: number, intervals: Intervals): Promise<void> {
  const { tenant } = story;
  const series = await seriesIds(story);
  if (series.length === 0) return;
  const window = { start: START - DAY, end: START + 4 * DAY };
  const raw = knownAt(story, position);

  const { inside } = await tenant.within((session) => partsReaching(session, { series, window, upTo: position }));
  const sums = await tenant.within((session) => seriesSums(session, { series, intervals, rule: RULE, upTo: position }));

  expect(isSame(merged(inside.map(({ samples }) => samples)), raw)).toBe(true);
  const expected = intervals.map((interval) => spokenTime(raw, interval, RULE)).reduce((one, other) => ({ goodTime: one.goodTime + other.goodTime, badTime: one.badTime + other.badTime }));
  expect(sums.get(series[0] ?? '')).toEqual(expected);
}

describe('sealed samples', () => {
  it('are the samples that were sent, at the head and at every pinned position, and so are the sums over any intervals, whatever was sealed and compacted when', async () => {
    await fc.assert(fc.asyncProperty(fc.array(deeds, { minLength: 3, maxLength: 12 }), fc.integer({ min: 0, max: DAY }), fc.integer({ min: DAY, max: 4 * DAY }), async (story, from, to) => {
      const its = await aStory();
      for (const deed of story) {
        if (deed.kind === 'send') await send(its, deed.rows);
        else if (deed.kind === 'pin') its.pins.push(await head(its));
        else if (deed.kind === 'seal') await seal(its, deed.before);
        else await compact(its, deed.before);
      }

      const whole = [{ start: START, end: START + 3 * DAY }];
      const cut = [{ start: START + from, end: START + to }];
      const hours = clip(Array.from({ length: 4 }, (_, day) => ({ start: START + day * DAY + 8 * HOUR, end: START + day * DAY + 17 * HOUR + 30 * MINUTE })), { start: START + from, end: START + to });
      for (const position of [await head(its), ...its.pins]) {
        await expectSameAsSent(its, position, whole);
        await expectSameAsSent(its, position, cut);
        await expectSameAsSent(its, position, hours.length > 0 ? hours : cut);
      }
    }), { seed: 11, numRuns: 30 });
  }, 120_000);

  it('leave the header of their batch, and nothing else of it, in the journal', async () => {
    const story = await aStory();
    await send(story, [[1, 0, 10], [2, 0, 9]]);

    const sealed = await seal(story, START + DAY);

    expect(sealed).toBeGreaterThan(0);
    const open = await story.tenant.within(({ sql }) => sql<{ count: number }>('select count from entente.sample_batch where columns is not null and tenant_id = $1', [story.tenant.id]));
    expect(open).toEqual([]);
  });

  it('wait until their hour is over, and batches after them in the log wait with them', async () => {
    const story = await aStory();
    await send(story, [[2 * 24 * 60, 0, 10]]);
    await send(story, [[1, 0, 10]]);

    expect(await seal(story, START + DAY)).toBe(0);
    expect(await seal(story, START + 3 * DAY)).toBe(2);
  });
});
