import { describe, expect, it } from 'vitest';
import { contentsOf } from './rows.ts';
import { readSamples } from './sample-rows.ts';
import { scopeFrom, type SpokenMetric } from '../../features/facts/index.ts';

const NOW = Date.parse('2026-03-20T12:00:00Z');
const AT = Date.parse('2026-03-01T10:00:00Z');
const metric = (component: string, name: string, measures: SpokenMetric['measures'] = 'samples'): SpokenMetric => ({
  metricId: `${component} ${name}`, metric: name, measures, unit: 'ms', method: '{}', componentId: component, component, seriesId: null, seriesRule: null,
});
const scope = [metric('shop', 'requests'), metric('shop', 'up', 'status'), metric('mail', 'requests'), metric('mail', 'latency')];

const read = (body: unknown, type = 'application/json') =>
  readSamples(contentsOf(Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)), type, { csvColumns: ['component', 'at'] }), { scope: scopeFrom(scope), now: NOW });
const sample = (given: object = {}) => ({ component: 'shop', at: AT, good: 9, total: 10, value: 12.5, ...given });

describe('samples', () => {
  it.each([
    ['rows', { rows: [sample(), sample({ at: AT + 1 })] }, 'application/json'],
    ['columns', { columns: { component: 'shop', at: [AT, AT + 1], good: [9, 9], total: [10, 10], value: [12.5, 12.5] } }, 'application/json'],
    ['columns with times as text', { columns: { component: 'shop', at: ['2026-03-01T10:00:00Z', AT + 1], good: [9, 9], total: [10, 10], value: [12.5, 12.5] } }, 'application/json'],
    ['columns with a component a row', { columns: { component: ['shop', 'shop'], at: [AT, AT + 1], good: [9, 9], total: [10, 10], value: [12.5, 12.5] } }, 'application/json'],
    ['groups of columns', { columns: [{ component: 'shop', at: [AT], good: [9], total: [10], value: [12.5] }, { component: 'shop', at: [AT + 1], good: [9], total: [10], value: [12.5] }] }, 'application/json'],
    ['NDJSON', `${JSON.stringify(sample())}\n${JSON.stringify(sample({ at: AT + 1 }))}\n`, 'application/x-ndjson'],
    ['CSV', `component,at,good,total,value\nshop,${AT},9,10,12.5\nshop,2026-03-01T10:00:00.001Z,9,10,12.5\n`, 'text/csv'],
  ])('read from %s are the same', (_form, body, type) => {
    const { accepted, rejected, lines } = read(body, type);

    expect(rejected).toEqual([]);
    expect(accepted).toBe(2);
    expect(lines).toEqual([{
      metric: metric('shop', 'requests'),
      samples: { at: Float64Array.of(AT, AT + 1), good: Float64Array.of(9, 9), total: Float64Array.of(10, 10), value: Float64Array.of(12.5, 12.5) },
    }]);
  });

  it.each([
    ['no number', sample({ value: 'much' }), 'value', 'NOT_A_NUMBER'],
    ['NaN', sample({ value: 'NaN' }), 'value', 'NOT_FINITE'],
    ['infinity', sample({ value: '-Infinity' }), 'value', 'NOT_FINITE'],
    ['a number that is too large for a number', '{"component":"shop","at":1772359200000,"value":1e999}', 'value', 'NOT_FINITE'],
    ['part of an event', sample({ good: 8.5 }), 'good', 'NOT_A_NUMBER'],
    ['fewer than no events', sample({ good: -1 }), 'good', 'NEGATIVE'],
    ['more good events than events', sample({ good: 11 }), 'good', 'GOOD_ABOVE_TOTAL'],
    ['no total beside good', sample({ total: null }), 'total', 'FIELD_MISSING'],
    ['nothing measured', { component: 'shop', at: AT }, 'value', 'FIELD_MISSING'],
    ['another unit', sample({ unit: 's' }), 'unit', 'WRONG_UNIT'],
    ['a component outside the scope', sample({ component: 'bank' }), 'component', 'OUTSIDE_SCOPE'],
    ['an unknown metric', sample({ metric: 'speed' }), 'metric', 'UNKNOWN_METRIC'],
    ['one of several metrics, unnamed', sample({ component: 'mail' }), 'metric', 'METRIC_AMBIGUOUS'],
    ['a metric of status changes', sample({ metric: 'up' }), 'metric', 'WRONG_KIND'],
    ['a time without a zone', sample({ at: '2026-03-01 10:00' }), 'at', 'TIME_WITHOUT_ZONE'],
    ['a time more than 10 minutes ahead', sample({ at: NOW + 600_001 }), 'at', 'TIME_IN_FUTURE'],
    ['a time in seconds', sample({ at: 1_772_359_200 }), 'at', 'TIME_IN_SECONDS'],
  ])('with %s are named by row, field and reason, as rows and as columns; the others are kept', (_what, bad, field, reason) => {
    const row = typeof bad === 'string' ? bad : JSON.stringify(bad);
    const fields: Readonly<Record<string, unknown>> = JSON.parse(row);
    const columns = `{"columns":[{"component":"shop","at":[${AT}],"value":[1]},{${Object.entries(fields).map(([name, value]) =>
      (name === 'component' || name === 'metric' || name === 'unit' ? `"${name}":${JSON.stringify(value)}` : `"${name}":[${value === Infinity ? '1e999' : JSON.stringify(value)}]`)).join()}}]}`;

    for (const answer of [read(`{"rows":[${JSON.stringify(sample())},${row}]}`), read(columns)]) {
      expect(answer.rejected).toEqual([expect.objectContaining({ index: 1, field, reason, message: expect.stringMatching(/./), fix: expect.stringMatching(/./) })]);
      expect(answer.accepted).toBe(1);
      expect(answer.lines).toHaveLength(1);
    }
  });

  it('are put in order of time; of several at one instant the later row counts (S1a)', () => {
    const { accepted, lines } = read({ rows: [sample({ at: AT + 5, value: 1 }), sample({ value: 2 }), sample({ at: AT + 5, value: 3 })] });

    expect(accepted).toBe(3);
    expect(lines[0]?.samples).toMatchObject({ at: Float64Array.of(AT, AT + 5), value: Float64Array.of(2, 3) });
  });

  it('that lack one of the columns keep what they have', () => {
    const { lines } = read({ rows: [sample(), { component: 'shop', at: AT + 1, value: 3 }] });

    expect(lines[0]?.samples.total).toEqual(Float64Array.of(10, Number.NaN));
  });
});
