import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFacts } from './read-facts.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-facts-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(name: string, content: string | Buffer) {
  const file = join(folder, name);
  await writeFile(file, content);
  return readFacts([file], { sourceOf: (component, kind) => `${kind} of ${component}` });
}

const TEN = Date.UTC(2026, 2, 2, 10);

describe('facts in files', () => {
  test('a CSV of status changes: each row is a fact, its place is its position', async () => {
    const { facts, rejected } = await read('status.csv', 'component,at,state\nshop,2026-03-02T10:00:00Z,down\nshop,2026-03-02T12:00:00+01:00,UP\n');

    expect(rejected).toEqual([]);
    expect(facts).toEqual([
      { kind: 'status', id: 'row-1', position: 1, source: 'status of shop', component: 'shop', at: TEN, recordedAt: TEN, state: 'down' },
      { kind: 'status', id: 'row-2', position: 2, source: 'status of shop', component: 'shop', at: TEN + 3_600_000, recordedAt: TEN + 3_600_000, state: 'up' },
    ]);
  });

  test('samples become columns, one list a series; rows of another make are a run of their own', async () => {
    const lines = [{ component: 'a', at: TEN, value: 1.5 }, { component: 'b', at: TEN, good: 1, total: 2 }, { component: 'a', at: TEN + 1, good: 9, total: 9 }];
    const { facts } = await read('samples.ndjson.gz', gzipSync(lines.map((line) => JSON.stringify(line)).join('\n')));

    expect(facts.map((fact) => (fact.kind === 'samples' ? [fact.component, [...fact.at], fact.good && [...fact.good], fact.value && [...fact.value]] : fact.kind))).toEqual([
      ['a', [TEN], undefined, [1.5]], ['b', [TEN], [1], undefined], ['a', [TEN + 1], [9], undefined],
    ]);
  });

  test('columns grow beyond their first room, and nothing is lost', async () => {
    const count = 5_000;
    const { facts: [run] } = await read('many.csv', `component,at,good,total\n${Array.from({ length: count }, (_, i) => `a,${TEN + i},${i},${i}`).join('\n')}`);

    expect(run?.kind === 'samples' && Array.from(run.total ?? [])).toEqual(Array.from({ length: count }, (_, i) => i));
  });

  test('JSON in rows and in columns; a clock, an exclusion and a cause', async () => {
    const { facts } = await read('facts.json', JSON.stringify({ rows: [
      { component: 'desk', clock: 'T-1', event: 'start', at: '2026-03-02T10:00Z', priority: 'P1', sequence: 3, source: 'desk', recordedAt: '2026-03-02T11:00Z' },
      { component: 'shop', from: '2026-03-02T10:00Z', to: '2026-03-02T11:00Z', reason: 'maintenance', approved: true },
      { component: 'shop', from: '2026-03-02T10:00Z', to: '2026-03-02T11:00Z', incident: 'storm', relieved: 'app', causer: 'network', accepted: 'true' },
    ] }));

    expect(facts).toMatchObject([
      { kind: 'clock', clock: 'T-1', event: 'start', priority: 'P1', sequence: 3, source: 'desk', at: TEN, recordedAt: TEN + 3_600_000 },
      { kind: 'exclusion', window: { start: TEN, end: TEN + 3_600_000 }, approved: true, recordedAt: TEN },
      { kind: 'cause', relieved: 'app', causer: 'network', accepted: true, evidence: '' },
    ]);
    expect((await read('columns.json', JSON.stringify({ columns: { component: 'a', at: [TEN, TEN + 1], state: ['up', 'down'] } }))).facts).toMatchObject([{ state: 'up' }, { at: TEN + 1, state: 'down' }]);
  });

  test('a row that cannot be read is told with its line and what to write instead; the others count', async () => {
    const { facts, rejected } = await read('bad.csv', [
      'component,at,state,good,total', 'shop,2026-03-02T10:00:00,down,,', 'shop,2026-03-02T10:00:00Z,sideways,,', 'shop,2026-02-31T10:00:00Z,up,,', ',2026-03-02T10:00:00Z,up,,', 'shop,2026-03-02T10:00:00Z,,,',
      'shop,2026-03-02T10:00:00Z,,5,3', 'shop,2026-03-02T10:00:00Z,,5,', 'shop,2026-03-02T10:00:00Z,,x,3', 'shop,2026-03-02T10:00:00Z,up,,',
    ].join('\n'));

    expect(facts).toHaveLength(1);
    expect(rejected.map(({ line, field }) => [line, field])).toEqual([[2, 'at'], [3, 'state'], [4, 'at'], [5, 'component'], [6, 'kind'], [7, 'good'], [8, 'total'], [9, 'good']]);
    expect(rejected[0]).toMatchObject({ message: '"2026-03-02T10:00:00" has no zone.', fix: expect.stringContaining('2026-03-02T10:00:00Z for UTC') });
  });

  test('a file that is none of these, is not there, is cut short or holds no JSON ends with one sentence', async () => {
    const packed = gzipSync('component,at,state\n'.padEnd(5_000, 'shop,2026-03-02T10:00:00Z,up\n'));

    await expect(read('facts.xlsx', '')).rejects.toThrow('none of .json');
    await expect(readFacts([join(folder, 'nowhere.csv')], { sourceOf: () => '' })).rejects.toThrow('cannot be read');
    await expect(read('cut.csv.gz', packed.subarray(0, packed.length - 12))).rejects.toThrow('cut.csv.gz cannot be read');
    await expect(read('cut.ndjson.gz', gzipSync('{"component":"a","at":0,"state":"up"}\n'.repeat(900)).subarray(0, 60))).rejects.toThrow('cut.ndjson.gz cannot be read');
    await expect(read('bad.ndjson', '{"component":"a","at":0,"state":"up"}\n{oops')).rejects.toThrow('bad.ndjson, line 2');
    await expect(read('list.json', '[1]')).rejects.toThrow('list.json, row 1: a row is an object');
    await expect(read('none.json', '{}')).rejects.toThrow('holds no list of rows');
    await expect(read('uneven.csv', 'component,at,state\nshop,2026-03-02T10:00:00Z\n')).rejects.toThrow('uneven.csv cannot be read');
  });
});
