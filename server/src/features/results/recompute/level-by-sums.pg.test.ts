import { countedTime, evaluateLevel, exclusionsOf, judgeTotals, observe, sumsAreEnough, timeToSum, totalsFromSums, viewPeriod } from '@entente/sla';
import type { AvailabilityResult, AvailabilityTerms, Fact } from '@entente/sla';
import { DAY, HOUR, MINUTE, periodAt } from '@entente/worktime';
import type { CalendarTerms, Instant } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anAgreement } from '../../../../test/agreement-seeds.ts';
import type { TenantSeed } from '../../../../test/seeds.ts';
import { testWorld } from '../../../../test/world.ts';
import { newId } from '../../../store/ids.ts';
import { numberPending } from '../../../store/log/sequencer.ts';
import type { Session } from '../../../store/session/session.ts';
import { compactDays, merged, recordExclusions, recordSamples, sealSamples, seriesSums } from '../../facts/index.ts';
import { must } from '../must.ts';
import { inputs } from '../tenant-inputs.ts';
import { windowOf } from './compute-level.ts';

const world = testWorld();
const begin = Date.parse('2026-03-27T00:00:00Z');
const end = begin + 5 * DAY;
const cadence = 5 * MINUTE;
const EVER = Number.MAX_SAFE_INTEGER;

/** Over the night in which the clocks change in Amsterdam. */
const officeHours: CalendarTerms = {
  kind: 'business', zone: 'Europe/Amsterdam',
  weekly: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sun'], shifts: [{ opens: '01:30', closes: '17:10' }] }],
};
const offset = fc.integer({ min: -DAY, max: 6 * DAY });
/** Often after all samples, so that nothing is open. */
const before = fc.oneof(offset, fc.constant(7 * DAY));
const samples = fc.array(fc.tuple(offset, fc.integer({ min: 8, max: 10 })), { minLength: 1, maxLength: 60 });
const deed = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('send' as const), samples }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('exclude' as const), start: offset, length: fc.integer({ min: 1, max: 30 * HOUR }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('seal' as const), before }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('compact' as const), before }) },
);

describe('S20 a level over stored samples', () => {
  test.each([
    ['around the clock', { kind: 'always' } as const],
    ['in office hours', officeHours],
  ])('law: %s its numbers from rollups are those from samples, to the last bit, whatever came late, was excluded, sealed and compacted', async (_, calendar) => {
    await fc.assert(fc.asyncProperty(fc.array(deed, { minLength: 2, maxLength: 10 }), offset, async (deeds, moment) => {
      const story = await aStory(await world.aTenant(), calendar);

      for (const each of deeds) await story.does(each);

      for (const asOf of [begin + moment, end + 40 * DAY]) {
        const { bySums, bySamples } = await story.judgedAt(asOf);
        expect(bySums).toEqual(bySamples);
      }
    }), { seed: 20, numRuns: 30, endOnFailure: true });
  }, 120_000);
});

type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;

async function aStory(tenant: TenantSeed, calendar: CalendarTerms) {
  const { levelId, metricId, sourceId } = await anAgreement(tenant, {
    zone: 'Europe/Amsterdam', startsAt: new Date(begin + 9 * HOUR), calendar, measures: 'samples', method: { combine: 'any-bad', cadence },
  });
  const told = async (tell: (session: Session) => Promise<unknown>): Promise<void> => {
    await tenant.within(tell);
    await numberPending(world.store, tenant.id);
  };
  return {
    does: (deed: Deed): Promise<unknown> => {
      switch (deed.kind) {
        case 'send':
          return told((session) => recordSamples(session, { id: newId(), sourceId, recordedAt: end }, [{ metric: { metricId, method: JSON.stringify({ cadence }), seriesId: null, seriesRule: null }, samples: merged([{
            at: Float64Array.from(deed.samples, ([at]) => begin + at), good: Float64Array.from(deed.samples, ([, good]) => good), total: new Float64Array(deed.samples.length).fill(10),
          }]) }]));
        case 'exclude':
          return told(async (session) => {
            const [component] = await session.sql<{ id: string }>('select component_id as id from entente.metric where id = $1', [metricId]);
            const start = begin + deed.start;
            await recordExclusions(session, { sourceId }, end, [{ componentId: must(component, 'the metric has a component').id, start, end: start + deed.length, reason: 'works', approved: true }]);
          });
        case 'seal':
          return tenant.within((session) => sealSamples(session, { upTo: EVER, closedBefore: begin + deed.before, pins: [] }));
        case 'compact':
          return tenant.within((session) => compactDays(session, { closedBefore: begin + deed.before, pins: [] }));
      }
    },
    judgedAt: (asOf: Instant) => tenant.within(async (session) => {
      const { terms } = must((await inputs.versions(session, levelId))[0], 'the level was made');
      if (terms.kind !== 'availability') throw new Error('the level is an availability');
      const period = periodAt(terms.period, begin + DAY);
      const facts = await inputs.facts(session, { measured: [terms], window: windowOf({ terms }, period), upTo: EVER });
      const series = await session.sql<{ id: string }>('select id from entente.series where metric_id = $1', [metricId]);
      return {
        bySamples: numbersOf(evaluateLevel(terms, facts, period, asOf)),
        bySums: numbersOf(await judgedFromRollups(session, terms, facts, series[0]?.id, asOf)),
      };
    }),
  };
}

/** What the database adds up, judged; of the facts only the exclusions and the last word are used. */
async function judgedFromRollups(session: Session, terms: AvailabilityTerms, facts: readonly Fact[], series: string | undefined, asOf: Instant) {
  expect(sumsAreEnough(terms)).toBe(true);
  const view = viewPeriod(terms, periodAt(terms.period, begin + DAY), asOf, observe(terms.method, terms.component, facts, asOf).voice);
  const counted = countedTime(terms, exclusionsOf(terms.component, facts), view);
  const asked = { series: series === undefined ? [] : [series], intervals: timeToSum(counted, view), rule: { cadence }, upTo: EVER };
  const sums = (await seriesSums(session, asked)).get(series ?? '') ?? { goodTime: 0, badTime: 0 };
  return judgeTotals(terms, view, totalsFromSums(terms, view, counted, sums));
}

/** Sums tell no stretches, and so no account of them. */
function numbersOf({ stretches: _, trace: __, ...numbers }: AvailabilityResult) {
  return numbers;
}
