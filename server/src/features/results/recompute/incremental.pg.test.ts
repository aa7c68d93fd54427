import type { Fact, LevelTerms, StatusState } from '@entente/sla';
import { DAY, MINUTE, periodsIn } from '@entente/worktime';
import type { Instant } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anAgreement } from '../../../../test/agreement-seeds.ts';
import type { TenantSeed } from '../../../../test/seeds.ts';
import { testWorld } from '../../../../test/world.ts';
import { numberPending } from '../../../store/log/sequencer.ts';
import { recordExclusions, recordStatusChanges } from '../../facts/index.ts';
import { markTouched } from '../marks/mark-touched.ts';
import { inputs } from '../tenant-inputs.ts';
import { computeLevel } from './compute-level.ts';
import { recomputeNext } from './recompute-next.ts';

const world = testWorld();
const begin = Date.parse('2026-01-01T00:00:00Z');
const now = Date.parse('2026-05-20T12:00:00Z');
const clock = () => now;

const instant = fc.integer({ min: -20 * DAY, max: 138 * DAY }).map((offset) => begin + offset);
const day = fc.integer({ min: -20, max: 138 }).map((days) => begin + days * DAY);
const change = fc.record({ at: instant, state: fc.constantFrom<StatusState>('up', 'down', 'unknown') });
/** Few starts, so that later words supersede earlier ones. */
const exclusion = fc.record({ start: fc.constantFrom(begin + 20 * DAY, begin + 70 * DAY), length: fc.integer({ min: MINUTE, max: 60 * DAY }) });
const step = fc.oneof(
  { weight: 4, arbitrary: fc.array(change, { minLength: 1, maxLength: 3 }) },
  { weight: 1, arbitrary: fc.tuple(day, fc.array(change, { maxLength: 2 })).map(([at, more]) => [{ at, state: 'down' as const }, ...more]) },
  { weight: 2, arbitrary: exclusion },
);

describe('results', () => {
  test('incremental = from scratch, whatever the facts, their batches and the order they come in', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      const story = await aStory(await world.aTenant());

      for (const next of steps) {
        if ('start' in next) await story.excludes(next.start, next.length);
        else await story.says(next);
        await story.settle();
      }

      expect(await story.stored()).toEqual(await story.fromScratch());
    }), { seed: 20_261_123, numRuns: 15, endOnFailure: true });
  });
});

/** An agreement whose facts are told one batch after the other. */
async function aStory(tenant: TenantSeed) {
  const { levelId, metricId, sourceId } = await anAgreement(tenant, { zone: 'Europe/Amsterdam', startsAt: new Date(begin + 9 * DAY) });
  const settle = async (): Promise<void> => {
    await numberPending(world.store, tenant.id, [markTouched(inputs, clock)]);
    while ((await recomputeNext({ store: world.store, inputs, clock }, tenant.id)) === 'recomputed');
  };
  await settle();
  return {
    settle,
    says: (changes: readonly { readonly at: Instant; readonly state: StatusState }[]) => tenant.within((session) =>
      recordStatusChanges(session, sourceId, now, changes.map(({ at, state }) => ({ metricId, at, state })))),
    excludes: (start: Instant, length: number) => tenant.within(async (session) => {
      const [component] = await session.sql<{ id: string }>('select component_id as id from entente.metric where id = $1', [metricId]);
      await recordExclusions(session, { sourceId }, now, [{ componentId: component?.id ?? '', start, end: start + length, reason: 'works', approved: true }]);
    }),
    stored: async () => {
      const rows = await world.admin<{ period_start: Date; state: string; good: number; bad: number; cells: string; account: string }>(
        'select period_start, state, good, bad, cells, account from entente.level_result where level_id = $1 order by period_start', [levelId]);
      return rows.map((row) => [row.period_start.getTime(), row.state, Number(row.good), Number(row.bad), row.cells, row.account]);
    },
    fromScratch: () => tenant.within(async (session) => {
      const [subject] = await inputs.versions(session, levelId);
      if (subject === undefined) throw new Error('the level is gone');
      const { terms } = subject;
      const names = await inputs.sourceNames(session);
      const facts = await everyFact(session, terms);
      return periodsIn(terms.period, { start: terms.inForce.start, end: now }).map((period) => {
        const { computed } = computeLevel({ terms }, period, { facts, logPosition: 0, asOf: now, nameOf: (id) => names.get(id) ?? '' });
        if ('terms' in computed) throw new Error('the level is an availability');
        const { result, cells, account } = computed;
        const rows = cells.map(({ start, end, time: t }) => [start, end, t.good, t.bad, t.excluded, t.unknown, t['out-of-hours'], t['not-yet-known']]);
        return [period.start, result.state, Number(result.toDate.good), Number(result.toDate.bad), JSON.stringify(rows), JSON.stringify(account)];
      });
    }),
  };
}

/** All that was ever said of the level's component, not only what one period asks for. */
function everyFact(session: Parameters<typeof inputs.facts>[0], { component, method }: LevelTerms): Promise<readonly Fact[]> {
  const ever = { start: begin - 400 * DAY, end: begin + 400 * DAY };
  return inputs.facts(session, { measured: [{ component, method }], window: ever, upTo: Number.MAX_SAFE_INTEGER });
}
