import type { ClockEventKind, Fact, LevelTerms } from '@entente/sla';
import { evaluateLevel } from '@entente/sla';
import { canonical } from '@entente/statement';
import { DAY, HOUR, MINUTE, periodsIn } from '@entente/worktime';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { oneAgreement } from '../../../../../packages/terms/testing/one-agreement.ts';
import { aTermsStory } from '../../../../test/terms-story.ts';
import { testWorld } from '../../../../test/world.ts';
import { newId } from '../../../store/ids.ts';
import { agreedLevels } from '../../agreements/index.ts';
import { sealSamples } from '../../facts/index.ts';
import { shownClocks } from '../levels/judged-clocks.ts';
import { closePeriod } from '../periods/close-period.use-cases.ts';
import { ensureSigningKey } from '../statements/signing-key.ts';
import { storedValue } from '../levels/stored-value.ts';
import { inputs } from '../tenant-inputs.ts';

const world = testWorld();
const begin = Date.parse('2026-01-01T00:00:00Z');
const now = Date.parse('2026-03-20T12:00:00Z');
const SECRET = 'a secret that is long enough for a test';

/** One level of every kind; each is measured by a metric of its own key. */
const TERMS = oneAgreement({
  components: ['work', 'tasks'], zone: 'Europe/Amsterdam', starts: '2026-01-05', calendar: '{ kind: business, zone: Europe/Amsterdam, weekly: [{ days: [mon-sat], shifts: ["06:00-20:00"] }] }',
  versions: `    - number: 1
      levels:
        - { name: ratio, kind: ratio, component: work, expected: 90, minimum: 60, expectedVolume: 40, method: { measures: samples, metric: ratio, sources: [tool] } }
        - { name: threshold, kind: threshold, component: work, expected: 80, allowance: { misses: 1, below: 4 }, method: { measures: samples, metric: threshold, sources: [tool], threshold: { good: at-most, value: 12.5 } } }
        - { name: percentile, kind: percentile, component: work, percentile: { percent: 90, method: nearest-rank }, better: lower, unit: ms, expected: 15, minimum: 25.5, unknown: { policy: fail-period, minimumCoverage: 1 }, method: { measures: samples, metric: percentile, sources: [tool], cadence: 12h } }
        - { name: goal, kind: goal, component: work, counts: events, unit: leads, promised: 40, minimum: 50, rounding: { digits: -1, way: half-even }, method: { measures: samples, metric: goal, sources: [tool] } }
        - { name: score, kind: score, component: work, scale: { least: 1, most: 30 }, expected: 12, minimum: 6.5, method: { measures: samples, metric: score, sources: [tool] } }
        - { name: money, kind: money, component: work, currency: EUR, better: lower, expected: 1.00, minimum: 2.00, rounding: { digits: 1, way: worse }, method: { measures: samples, metric: money, sources: [tool] } }
        - { name: slices, kind: availability, basis: timeslices, slice: { length: 1h, target: 90 }, component: work, expected: 99, rounding: { digits: 0, way: half-up }, method: { measures: samples, metric: slices, sources: [tool], cadence: 1h } }
        - { name: users, kind: availability, basis: user-minutes, component: work, expected: 99, method: { measures: samples, metric: users, sources: [tool] } }
        - { name: response, kind: clock, component: work, expected: 80, targets: [{ priority: "1", within: 4h, calendar: always }, { within: 2 business-days }], method: { measures: clocks, metric: response, sources: [tool] } }
        - { name: updates, kind: clock, repeats: true, component: work, expected: 80, rounding: { digits: 0, way: up }, targets: [{ within: 30h }], method: { measures: clocks, metric: updates, sources: [tool] } }
        - { name: cycles, kind: clock, reopening: last-cycle, countsBy: start, component: work, expected: 80, targets: [{ within: 40h }], method: { measures: clocks, metric: updates, sources: [tool] } }
        - { name: task, kind: clock, component: tasks, chain: { parent: response, reserve: 30m }, expected: 80, targets: [{ within: 3h }], method: { measures: clocks, metric: task, sources: [tool] } }
`,
});

const SAMPLED = ['ratio', 'threshold', 'percentile', 'goal', 'score', 'money', 'slices', 'users'] as const;
const TIMED = ['response', 'updates', 'task'] as const;

const offset = fc.integer({ min: -5 * DAY, max: 78 * DAY });
const batch = fc.record({
  metric: fc.constantFrom(...SAMPLED),
  // Few instants are met twice, where the later word counts.
  samples: fc.array(fc.record({ at: fc.oneof(offset, fc.constantFrom(10 * DAY, 40 * DAY)), bad: fc.nat({ max: 3 }), value: fc.integer({ min: 1, max: 30 }) }), { minLength: 1, maxLength: 6 }),
});
const told = fc.record({
  metric: fc.constantFrom(...TIMED), clock: fc.constantFrom<string>('T-1', 'T-2', 'T-3'), at: offset,
  event: fc.constantFrom<ClockEventKind>('start', 'start', 'stop', 'stop', 'pause', 'resume', 'cancel', 'attach'),
  priority: fc.option(fc.constantFrom<string>('1', '2')), parent: fc.option(fc.constantFrom<string>('T-1', 'T-2')),
});
const step = fc.oneof({ weight: 3, arbitrary: batch }, { weight: 4, arbitrary: fc.array(told, { minLength: 1, maxLength: 4 }) }, { weight: 1, arbitrary: fc.constant('seal' as const) });
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

describe('results of levels of every kind', () => {
  test('law: are what the engine says of all facts, whatever they are, their batches and the order they come in', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
      const story = await aStory();

      for (const next of steps) {
        await story.does(next);
        await story.settle();
      }

      expect(await story.stored()).toEqual(await story.bySaying());
    }), { seed: 20_261_125, numRuns: 12, endOnFailure: true });
  });

  test('a closed period of them is stated line by line, and a clock that only goes on is not late for it', async () => {
    const story = await aStory();
    await story.does({ metric: 'ratio', samples: [{ at: 8 * DAY + 9 * HOUR, bad: 1, value: 1 }] });
    await story.does([event('response', 'T-1', 'start', 28 * DAY + 9 * HOUR), event('response', 'T-1', 'stop', 28 * DAY + 10 * HOUR), event('response', 'T-2', 'start', 29 * DAY + 9 * HOUR)]);
    await story.settle();

    const statements = await story.closes(begin + 20 * DAY);
    await story.does([{ ...event('response', 'T-2', 'attach', 45 * DAY), priority: '2' }]);
    await story.settle();

    expect(statements).toHaveLength(3);
    const [first] = await world.admin<{ lines: string }>('select lines from entente.statement where id = $1', [statements[0]]);
    const lines: readonly { readonly level: string; readonly state: string; readonly shown: string | null }[] = JSON.parse(first?.lines ?? '[]');
    expect(lines.map(({ level, shown, state }) => [level, shown, state])).toEqual(expect.arrayContaining([['ratio', '66.666', 'below-expected'], ['response', '50.000', 'failed'], ['score', null, 'not-applicable']]));
    expect(lines).toHaveLength(12);
    expect(await story.lateFrom()).toBeNull();

    await story.does([event('response', 'T-1', 'pause', 28 * DAY + 9 * HOUR + MINUTE), event('response', 'T-3', 'start', 27 * DAY + 9 * HOUR)]);
    await story.settle();

    expect(await story.lateFrom()).not.toBeNull();
  });
});

describe('the clocks of a level', () => {
  test('are kept beside its number: what is open, what missed, what was met; of other kinds none', async () => {
    const story = await aStory();
    await story.does([
      event('response', 'T-1', 'start', 8 * DAY + 9 * HOUR), event('response', 'T-1', 'stop', 8 * DAY + 10 * HOUR),
      { ...event('response', 'T-2', 'start', 8 * DAY + 9 * HOUR), priority: '1' }, event('response', 'T-2', 'stop', 8 * DAY + 14 * HOUR),
    ]);
    await story.settle();

    expect(await story.clocks('response', begin + 8 * DAY)).toMatchObject([
      { clock: 'T-2', priority: '1', state: 'breached', due: begin + 8 * DAY + 13 * HOUR, ended: begin + 8 * DAY + 14 * HOUR, counts: true },
      { clock: 'T-1', state: 'met', counts: true },
    ]);
    expect(await story.clocks('ratio', begin + 8 * DAY)).toEqual([]);
  });
});

const event = (metric: (typeof TIMED)[number], name: string, kind: ClockEventKind, at: number) => ({ metric, clock: name, event: kind, at, priority: null, parent: null });

async function aStory() {
  const { tenant, sourceId, metricOf, settle, samples, clocks } = await aTermsStory(world, TERMS, now);
  await tenant.within((session) => ensureSigningKey(session, SECRET, now));
  const said: Fact[] = [];

  return {
    settle,
    does: async (next: Step): Promise<void> => {
      const base = { id: newId(), position: said.length + 1, source: sourceId, recordedAt: now };
      if (next === 'seal') return void (await tenant.within((session) => sealSamples(session, { upTo: Number.MAX_SAFE_INTEGER, closedBefore: now, pins: [] })));
      if ('samples' in next) {
        // Of one batch the later row counts.
        const rows = [...new Map(next.samples.map((sample) => [sample.at, sample])).values()].toSorted((one, other) => one.at - other.at);
        const columns = { at: rows.map(({ at }) => begin + at), good: rows.map(({ bad }) => 3 - bad), total: rows.map(() => 3), value: rows.map(({ value }) => value) };
        await samples(next.metric, columns, base.id);
        said.push({ ...base, kind: 'samples', component: 'work', metric: metricOf(next.metric).id, ...columns });
        return;
      }
      await clocks(next.map((word) => ({ ...word, at: begin + word.at })));
      for (const { metric, clock: name, event: kind, at, priority, parent } of next) {
        said.push({
          ...base, id: `${base.id} ${said.length}`, position: said.length + 1, kind: 'clock', component: metric === 'task' ? 'tasks' : 'work', metric: metricOf(metric).id, clock: name, event: kind, at: begin + at,
          ...(priority === null ? {} : { priority }), ...(parent === null ? {} : { parent }),
        });
      }
    },
    stored: async () => {
      const rows = await world.admin<{ key: string; period_start: Date; state: string; value: string | null; good: string | null; bad: string | null }>(
        `select l.key, r.period_start, r.state, r.value, r.good, r.bad from entente.level_result r join entente.level l on l.tenant_id = r.tenant_id and l.id = r.level_id
         where r.tenant_id = $1 order by l.place, r.period_start`, [tenant.id]);
      return rows.map(({ key, period_start, state, value, good, bad }) => [key, period_start.getTime(), state, value === null ? `${good} ${bad}` : canonical(JSON.parse(value))]);
    },
    /** What the engine makes of everything that was said, period by period. */
    bySaying: () => tenant.within(async (session) => {
      const levels = await agreedLevels(session, { tenantId: tenant.id });
      return levels.flatMap(({ key, terms }) => periodsIn(terms.period, { start: terms.inForce.start, end: now }).map((period) => [key, period.start, ...numberOf(terms, said, period)]));
    }),
    /** As the API shows them of the period that holds the instant. */
    clocks: async (key: string, instant: number) => {
      const rows = await world.admin<{ clocks: string }>(
        `select r.clocks from entente.level_result r join entente.level l on l.tenant_id = r.tenant_id and l.id = r.level_id
         where r.tenant_id = $1 and l.key = $2 and r.period_start <= $3 and r.period_end > $3`, [tenant.id, key, new Date(instant)]);
      return rows.flatMap(({ clocks }) => shownClocks(clocks));
    },
    closes: (instant: number) => tenant.within(async (session) => {
      const { value, problems } = await closePeriod(session, inputs, { agreementId: (await agreedLevels(session, { tenantId: tenant.id }))[0]?.agreementId ?? '', instant, now, secret: SECRET });
      if (value === undefined) throw new Error(JSON.stringify(problems));
      return value.statements;
    }),
    lateFrom: async () => (await world.admin<{ late_position: string | null }>('select late_position from entente.period_state where tenant_id = $1', [tenant.id]))[0]?.late_position ?? null,
  };
}

function numberOf(terms: LevelTerms, facts: readonly Fact[], period: { readonly start: number; readonly end: number }): readonly [string, string] {
  const result = evaluateLevel(terms, facts, period, now);
  if (!('kind' in result)) return [result.state, `${result.toDate.good} ${result.toDate.bad}`];
  if (terms.kind === 'availability') throw new Error('an availability has no kind');
  return [result.state, canonical(storedValue(terms, result))];
}
