import { DAY, HOUR } from '@entente/worktime';
import { describe, expect, test } from 'vitest';
import { oneAgreement } from '../../../../packages/terms/testing/one-agreement.ts';
import { aTermsStory } from '../../../test/terms-story.ts';
import { testWorld } from '../../../test/world.ts';
import { clockFacts, OPEN_SINCE } from './clock-fact.queries.ts';

const world = testWorld();
const begin = Date.parse('2026-03-01T00:00:00Z');
const day = (number: number): number => begin + (number - 1) * DAY;
const EVER = Number.MAX_SAFE_INTEGER;
const TERMS = oneAgreement({
  versions: `    - number: 1
      levels:
        - { name: response, kind: clock, component: work, expected: 80, targets: [{ within: 8h }], method: { measures: clocks, metric: response, sources: [tool] } }
`,
});

describe('S8a the clocks of a window', () => {
  test.each([
    ['over before it', [['start', 2], ['stop', 3]], false],
    ['cancelled before it', [['start', 2], ['cancel', 3]], false],
    ['begun before it and open since', [['start', 2]], true],
    ['paused before it', [['start', 2], ['pause', 3]], true],
    ['stopped and reopened before it', [['start', 2], ['stop', 3], ['start', 4]], true],
    ['stopped before it and reopened after it', [['start', 2], ['stop', 3], ['start', 25]], true],
    ['stopped as it begins', [['start', 2], ['stop', 10]], true],
    ['begun and over in it', [['start', 12], ['stop', 13]], true],
    ['begun before it and over after it', [['start', 2], ['stop', 25]], true],
    ['begun as it ends', [['start', 20]], false],
    ['begun after it', [['start', 21], ['stop', 22]], false],
    ['told of at one instant by which it is over and is not', [['stop', 3], ['attach', 3]], true],
  ] as const)('one that was %s', async (_what, events, matters) => {
    const { tenant, clocks, settle, sourceId, metricOf } = await aTermsStory(world, TERMS, day(40));
    await clocks([...events.map(([event, at]) => ({ metric: 'response', clock: 'T-1', event, at: day(at) })), { metric: 'response', clock: 'T-2', event: 'start', at: day(1) }, { metric: 'response', clock: 'T-2', event: 'stop', at: day(1) + HOUR }]);
    await settle();

    const measured = [{ component: 'work', method: { measures: 'clocks', metric: metricOf('response').id, sources: [sourceId] } }] as const;
    const facts = await tenant.within((session) => clockFacts(session, { measured, window: { start: day(10), end: day(20) }, upTo: EVER }));

    expect(facts.map(({ clock }) => clock)).toEqual(matters ? events.map(() => 'T-1') : []);
  });

  test('one whose stop has no number yet is still open', async () => {
    const { tenant, clocks, settle, sourceId, metricOf } = await aTermsStory(world, TERMS, day(40));
    await clocks([{ metric: 'response', clock: 'T-1', event: 'start', at: day(2) }]);
    await settle();
    await clocks([{ metric: 'response', clock: 'T-1', event: 'stop', at: day(3) }]);

    const measured = [{ component: 'work', method: { measures: 'clocks', metric: metricOf('response').id, sources: [sourceId] } }] as const;
    const facts = await tenant.within((session) => clockFacts(session, { measured, window: { start: day(10), end: day(20) }, upTo: EVER }));

    expect(facts.map(({ event }) => event)).toEqual(['start']);
  });

  test('are found from clock to clock through the index of the tenant, not by reading all that was told', async () => {
    const { tenant, sourceId, metricOf } = await aTermsStory(world, TERMS, day(40));
    await world.admin(
      `with told as (
         insert into entente.clock_event (tenant_id, id, source_id, metric_id, clock, event, at, recorded_at)
         select $1, gen_random_uuid(), $2, $3, 'T-' || n, case k when 0 then 'start' when 7 then 'stop' when 2 then 'resume' when 4 then 'resume' when 6 then 'resume' else 'pause' end,
           timestamptz '2026-01-01' + n * interval '2 minutes' + k * interval '1 minute', now()
         from generate_series(1, $4::int) n, generate_series(0, 7) k
         returning id)
       insert into entente.log_position (tenant_id, id, position, kind) select $1, id, 1000 + row_number() over (), 'clock-event' from told`,
      [tenant.id, sourceId, metricOf('response').id, COUNT]);
    await world.admin('analyze entente.clock_event');
    await world.admin('analyze entente.log_position');

    const plan = await tenant.within(async ({ sql, tenantId }) =>
      (await sql<{ 'QUERY PLAN': string }>(EXPLAINED, [
        tenantId, 'work', [sourceId], metricOf('response').id, EVER, new Date('2026-01-02T00:00Z'), new Date('2026-01-02T01:00Z'), ['stop', 'cancel'],
      ])).map((row) => row['QUERY PLAN']).join('\n'));

    expect(plan).not.toContain('Seq Scan on clock_event');
    expect(plan).toMatch(/Index (Only )?Scan using clock_event_metric/);
    expect(plan.match(/Index Cond: .*tenant_id/g)?.length).toBeGreaterThan(3);
  });
});

const COUNT = 2_000;
const EXPLAINED = `explain (analyze, costs off) ${OPEN_SINCE}`;
