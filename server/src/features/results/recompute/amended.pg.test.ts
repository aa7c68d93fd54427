import { evaluateAgreement } from '@entente/sla';
import type { ClockEventKind, Fact, Fraction, LevelResult } from '@entente/sla';
import { canonical, verifyStatement } from '@entente/statement';
import { compileFiles } from '@entente/terms';
import { HOUR } from '@entente/worktime';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { oneAgreement } from '../../../../../packages/terms/testing/one-agreement.ts';
import { aTermsStory } from '../../../../test/terms-story.ts';
import { testWorld } from '../../../../test/world.ts';
import { agreedLevels } from '../../agreements/index.ts';
import { recordExclusions } from '../../facts/index.ts';
import { valueFrom } from '../levels/stored-value.ts';
import { closePeriod } from '../periods/close-period.use-cases.ts';
import { ensureSigningKey } from '../statements/signing-key.ts';
import { inputs } from '../tenant-inputs.ts';

const world = testWorld();
const now = Date.parse('2026-04-20T12:00:00Z');
const SECRET = 'a secret that is long enough for a test';
const begin = Date.parse('2026-02-01T00:00:00Z');
const RANGE = { start: begin, end: Date.parse('2026-06-01T00:00:00Z') };

/** Every kind with its first terms, and with those that an amendment in the middle of March brings. */
const LEVELS: readonly (readonly [name: string, kind: string, before: string, after: string])[] = [
  ['joined', 'availability', 'expected: 99', 'expected: 95, minimum: 90, amended: combine, method: { measures: status, metric: up, sources: [tool] }'],
  ['hours', 'availability', 'expected: 99, calendar: always', 'expected: 95, calendar: { kind: business, zone: UTC, weekly: [{ days: [mon-fri], shifts: ["08:00-18:00"] }] }, amended: combine'],
  ['halves', 'availability', 'expected: 99, partialPeriod: full', 'expected: 95, partialPeriod: full'],
  ['waived', 'availability', 'expected: 99, partialPeriod: waive', 'expected: 95, partialPeriod: waive'],
  ['capped', 'availability', 'expected: 99, exclusions: { effect: remove, cap: 3h }', 'expected: 95, exclusions: { effect: remove, cap: 3h }'],
  ['same', 'availability', 'expected: 99.5', 'expected: 99.5'],
  ['ratio', 'ratio', 'expected: 90, minimum: 60', 'expected: 95, minimum: 50, amended: combine'],
  ['threshold', 'threshold', 'expected: 80, threshold: 12', 'expected: 60, threshold: 20, amended: combine'],
  ['percentile', 'percentile', 'expected: 15', 'expected: 25, amended: combine'],
  ['score', 'score', 'expected: 12, expectedVolume: 101', 'expected: 15, expectedVolume: 101, amended: combine'],
  ['goal', 'goal', 'promised: 40', 'promised: 80'],
  ['counted', 'ratio', 'expected: 90, expectedVolume: 101', 'expected: 90, expectedVolume: 101'],
  ['response', 'clock', 'expected: 80, within: 8h', 'expected: 50, within: 4h, amended: combine'],
  ['later', 'clock', 'expected: 80, within: 8h', 'expected: 80, within: 4h'],
];

const written = ([name, kind, before, after]: (typeof LEVELS)[number], isAmended: boolean): string => {
  const given = isAmended ? after : before;
  const own = given.replace(/within: (\w+)/, 'targets: [{ within: $1 }]').replace(/threshold: (\d+)/, `method: { measures: samples, metric: ${isAmended ? 'strict' : 'loose'}, sources: [tool], threshold: { good: at-most, value: $1 } }`);
  const kindly: Record<string, string> = { percentile: 'percentile: { percent: 90, method: nearest-rank }, better: lower, unit: ms, ', goal: 'counts: events, unit: leads, ', score: 'scale: { least: 1, most: 30 }, ' };
  const measures: Record<string, string> = { availability: 'status', clock: 'clocks' };
  const method = own.includes('method:') ? '' : `, method: { measures: ${measures[kind] ?? 'samples'}, metric: ${kind === 'availability' ? 'up' : kind === 'clock' ? 'told' : 'sampled'}, sources: [tool] }`;
  return `        - { name: ${name}, kind: ${kind}, component: work, ${kindly[kind] ?? ''}${own}${method} }`;
};

const TERMS = oneAgreement({
  starts: '2026-02-01', grace: '400d',
  versions: `    - number: 1
      levels:
${LEVELS.map((level) => written(level, false)).join('\n')}
    - number: 2
      effectiveFrom: 2026-03-11
      levels:
${LEVELS.map((level) => written(level, true)).join('\n')}
    - number: 3
      effectiveFrom: 2026-05-01
      levels:
${LEVELS.map((level) => written(level, true)).join('\n')}
`,
});

const UP = [['2026-02-01T00:00Z', 'up'], ['2026-02-20T10:00Z', 'down'], ['2026-02-20T13:00Z', 'up'], ['2026-03-10T22:00Z', 'down'], ['2026-03-11T09:30Z', 'up'], ['2026-03-25T01:00Z', 'down'], ['2026-03-25T11:00Z', 'up'], ['2026-04-14T12:00Z', 'down'], ['2026-04-14T18:00Z', 'up']] as const;
const SAMPLES = Array.from({ length: 140 }, (_, n) => ({ at: Date.parse('2026-02-11T00:00Z') + n * 11 * HOUR, good: (n * 7) % 3 === 0 ? 1 : 2, total: 2, value: 1 + ((n * 13) % 30) }));
const TOLD: readonly (readonly [string, ClockEventKind, string])[] = [
  ['T-1', 'start', '2026-02-27T09:00Z'], ['T-1', 'stop', '2026-03-02T09:00Z'], ['T-2', 'start', '2026-03-10T20:00Z'], ['T-2', 'stop', '2026-03-11T01:00Z'],
  ['T-3', 'start', '2026-03-12T09:00Z'], ['T-3', 'pause', '2026-03-12T10:00Z'], ['T-3', 'resume', '2026-03-12T20:00Z'], ['T-3', 'stop', '2026-03-12T22:00Z'], ['T-4', 'start', '2026-03-31T20:00Z'],
];
const EXCLUDED = [['2026-03-10T23:00Z', 2], ['2026-03-25T02:00Z', 2]] as const;

describe('S18 a period that an amendment splits', () => {
  let story: Awaited<ReturnType<typeof aStory>>;
  beforeAll(async () => {
    story = await aStory();
    await story.toldOfAll();
  });

  test('has in every kind the numbers that the agreement has as a whole, however its segments are judged', async () => {
    const stored = await story.stored();

    expect(stored).toEqual(byTheAgreement().map(({ numbers }) => numbers));
    expect(stored.filter(([level, , period]) => period === '2026-03-01' && ['joined', 'halves', 'same', 'goal'].includes(level)).map(([level, version]) => [level, version])).toEqual([
      ['goal', 1], ['goal', 2], ['halves', 1], ['halves', 2], ['joined', 2], ['same', 2],
    ]);
  });

  test('has a strip whose cells add up to its time, under the hours of each segment', async () => {
    const rows = await world.admin<{ key: string; cells: string; time_good: string; time_out_of_hours: string }>(
      `select l.key, r.cells, r.time_good, r.time_out_of_hours from entente.level_result r join entente.level l on l.tenant_id = r.tenant_id and l.id = r.level_id
       where r.tenant_id = $1 and l.key in ('hours', 'joined') and r.period_start = '2026-03-01'`, [story.tenantId]);

    expect(rows).toHaveLength(2);
    for (const { cells, time_good, time_out_of_hours } of rows) {
      const parsed: readonly (readonly number[])[] = JSON.parse(cells);
      const sum = (column: number) => parsed.reduce((total, cell) => total + (cell[column] ?? 0), 0);
      expect([sum(2), sum(6)]).toEqual([Number(time_good), Number(time_out_of_hours)]);
    }
    expect(rows.find(({ key }) => key === 'hours')?.time_out_of_hours).not.toBe('0');
  });

  test('is stated so, with all terms that its numbers rest on, and anybody recomputes it', async () => {
    const { statement, lines, evidence } = await story.closes(Date.parse('2026-03-15T00:00Z'));

    const expected = byTheAgreement().filter(({ numbers: [, , period] }) => period === '2026-03-01').map(({ numbers: [level, , , ...numbers], lines: together }) => [level, ...numbers, together]);
    const levels: readonly Stated[] = JSON.parse(statement).levels;
    expect(levels.map(({ key, result, lines: together }) => [key, ...numbersOf(result), together]).sort(inOrder)).toEqual(expected.sort(inOrder));
    expect(await verifyStatement(statement, { evidence })).toMatchObject({ outcome: 'consistent', findings: expect.arrayContaining([expect.objectContaining({ code: 'NUMBERS_RECOMPUTED' })]) });
    // 239 hours before the amendment, 501 after it; 21 values before that no works exclude, 45 after.
    expect(lines.find(({ level }) => level === 'joined')).toMatchObject({ expected: '96.291', minimum: '92.906' });
    expect(lines.find(({ level }) => level === 'percentile')).toMatchObject({ expected: '21.818', minimum: null });
  });

  test('keeps its number under the version in force, also while the amendment is still to come', async () => {
    const early = await aStory(Date.parse('2026-03-05T12:00Z'));

    await early.toldOfAll(Date.parse('2026-03-05T12:00Z'));

    expect((await early.stored()).flatMap(([level, version, period]) => (level === 'joined' ? [[version, period]] : []))).toEqual([[1, '2026-02-01'], [1, '2026-03-01']]);
  });
});

interface Stated {
  readonly key: string;
  readonly result: LevelResult;
  readonly lines?: { readonly expected: Fraction; readonly minimum?: Fraction };
}

const inOrder = (one: readonly unknown[], other: readonly unknown[]): number => (String(one) < String(other) ? -1 : 1);

/** What both say of a number: its state, what was counted, and of any kind but availability all of its value. */
function numbersOf(result: LevelResult): readonly [string, string] {
  return [result.state, 'kind' in result ? canonical({ toDate: result.toDate, lines: result.lines }) : canonical({ good: result.toDate.good, bad: result.toDate.bad, allowed: result.budget.allowed })];
}

const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

/** The same terms and facts, by the names that the documents give them. */
function byTheAgreement() {
  const { entente } = compileFiles([{ name: 'terms.yaml', text: TERMS }]);
  const [agreement] = entente?.agreements ?? [];
  if (agreement === undefined) throw new Error('the terms have a mistake');
  const base = { source: 'tool', component: 'work', recordedAt: now };
  let position = 0;
  const facts: readonly Fact[] = [
    ...UP.map(([at, state]): Fact => ({ ...base, kind: 'status', id: `u${++position}`, position, metric: 'up', at: Date.parse(at), state })),
    ...['sampled', 'loose', 'strict'].map((metric): Fact => ({ ...base, kind: 'samples', id: `s${++position}`, position, metric, ...columnsOf() })),
    ...TOLD.map(([clock, event, at]): Fact => ({ ...base, kind: 'clock', id: `c${++position}`, position, metric: 'told', clock, event, at: Date.parse(at) })),
    ...EXCLUDED.map(([start, hours]): Fact => ({ ...base, kind: 'exclusion', id: `x${++position}`, position, window: { start: Date.parse(start), end: Date.parse(start) + hours * HOUR }, reason: 'works', approved: true })),
  ];
  return evaluateAgreement(agreement.terms, facts, RANGE, now).periods.flatMap(({ period, levels }) => levels.map(({ level, version, result, lines }) => (
    { numbers: [level, version, dayOf(period.start), ...numbersOf(result)] as const, lines }
  ))).sort((one, other) => inOrder(one.numbers, other.numbers));
}

function columnsOf() {
  return { at: SAMPLES.map(({ at }) => at), good: SAMPLES.map(({ good }) => good), total: SAMPLES.map(({ total }) => total), value: SAMPLES.map(({ value }) => value) };
}

async function aStory(asOf = now) {
  const { tenant, sourceId, settle, status, samples, clocks } = await aTermsStory(world, TERMS, asOf);
  await tenant.within((session) => ensureSigningKey(session, SECRET, asOf));

  return {
    tenantId: tenant.id,
    toldOfAll: async (until = now) => {
      await status('up', UP.flatMap(([at, state]) => (Date.parse(at) < until ? [{ at: Date.parse(at), state }] : [])));
      for (const metric of ['sampled', 'loose', 'strict']) await samples(metric, columnsOf());
      await clocks(TOLD.map(([clock, event, at]) => ({ metric: 'told', clock, event, at: Date.parse(at) })));
      await tenant.within(async (session) => {
        const [component] = await session.sql<{ id: string }>('select id from entente.component');
        await recordExclusions(session, { sourceId }, now, EXCLUDED.map(([start, hours]) => ({ componentId: component?.id ?? '', start: Date.parse(start), end: Date.parse(start) + hours * HOUR, reason: 'works', approved: true })));
      });
      await settle();
    },
    stored: async () => {
      const rows = await world.admin<{ key: string; number: number; period_start: Date; state: string; value: string | null; good: string; bad: string; numerator: string; denominator: string }>(
        `select l.key, v.number, r.period_start, r.state, r.value, r.good, r.bad, r.budget_allowed_numerator as numerator, r.budget_allowed_denominator as denominator
         from entente.level_result r join entente.level l on l.tenant_id = r.tenant_id and l.id = r.level_id join entente.agreement_version v on v.tenant_id = l.tenant_id and v.id = l.version_id
         where r.tenant_id = $1`, [tenant.id]);
      const value = (text: string) => {
        const { toDate, lines } = valueFrom(text);
        return canonical({ toDate, lines });
      };
      return rows.map((row) => [
        row.key, row.number, dayOf(row.period_start.getTime()), row.state,
        row.value === null ? canonical({ good: String(row.good), bad: String(row.bad), allowed: { numerator: row.numerator, denominator: row.denominator } }) : value(row.value),
      ] as const).sort(inOrder);
    },
    closes: (instant: number) => tenant.within(async (session) => {
      const [level] = await agreedLevels(session, { tenantId: tenant.id });
      const { value, problems } = await closePeriod(session, inputs, { agreementId: level?.agreementId ?? '', instant, now: asOf, secret: SECRET });
      if (value === undefined) throw new Error(JSON.stringify(problems));
      const [row] = await session.sql<{ document: Buffer; evidence: Buffer; lines: string }>('select document, evidence, lines from entente.statement where id = $1', [value.statements[0]]);
      if (row === undefined) throw new Error('the statement was made');
      const lines: readonly { readonly level: string; readonly expected: string; readonly minimum: string | null }[] = JSON.parse(row.lines);
      return { statement: row.document.toString(), evidence: gunzipSync(row.evidence).toString(), lines };
    }),
  };
}
