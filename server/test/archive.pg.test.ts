import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dump } from '../src/store/archive/dump.ts';
import { restore } from '../src/store/archive/restore.ts';
import { lintCatalogue } from '../src/store/catalogue/lint.ts';
import { readCatalogue } from '../src/store/catalogue/read-catalogue.ts';
import { tenantTables } from '../src/store/catalogue/wall-rules.ts';
import { newId } from '../src/store/ids.ts';
import { generateWorld } from './wall/generated-rows.ts';
import { fill } from './wall/wall-breaches.ts';
import { type TestDatabase, testDatabase, testWorld } from './world.ts';

describe('an archive', () => {
  const world = testWorld();
  let folder: string;
  let file: string;
  let empty: TestDatabase;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'entente-archive-'));
    file = join(folder, 'all.entente');
    empty = await testDatabase();
    for (const name of ['Northwind', 'Bluewater']) {
      const tenant = await world.aTenant(name);
      const party = await tenant.aParty('tab\t, back\\slash, line\nend, U+2028 \u2028, "quotes" and ünïcode');
      await tenant.within(async ({ audit, announce }) => {
        await audit('party.added', 'party', party, { note: '\\.' });
        await announce('party', newId());
      });
    }
  });
  afterAll(async () => {
    await empty.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('goes into an empty database and comes out of it the same: counts and hashes of every table', async () => {
    const written = await dump(world.adminUrl, file);
    const restored = await restore(empty.adminUrl, file);
    const again = await dump(empty.adminUrl, join(folder, 'again.entente'));

    expect(restored).toEqual(written);
    expect(again).toEqual(written);
    expect(written['entente.party']?.rows).toBe(2);
    expect(gunzipSync(readFileSync(join(folder, 'again.entente')))).toEqual(gunzipSync(readFileSync(file)));
    expect(Object.keys(written).sort()).toEqual((await everyTable()).sort());
  });

  it('leaves the wall as it was', async () => {
    const catalogue = await readCatalogue(empty.admin);

    expect(lintCatalogue(catalogue)).toEqual([]);
    expect(catalogue.constraints).toEqual((await readCatalogue(world.admin)).constraints);
  });

  it('is refused by a database that is not empty', async () => {
    await expect(restore(empty.adminUrl, file)).rejects.toThrow(/There are rows in entente\.\w+ already/);
  });

  it.each([
    ['one letter changed', (text: string) => text.replace('Northwind', 'Northwend'), 'the archive was changed'],
    ['a row taken out', (text: string) => text.replace(/^.*Northwind.*\n/m, ''), 'the archive was changed'],
    ['its end cut off', (text: string) => text.slice(0, -200), /not whole|cannot be read/],
    ['its end cut off among the rows of a table', (text: string) => text.slice(0, text.indexOf('Northwind')), 'not whole'],
    ['another version', (text: string) => text.replace('0001_foundation.sql', '0001_elsewhere.sql'), 'written by another version'],
    ['a table that is not here', (text: string) => text.replaceAll('entente.party"', 'entente.pony"'), 'no table entente.pony'],
  ])('with %s is refused, and nothing of it kept', async (_what, spoil, words) => {
    const target = await testDatabase();
    const spoiled = join(folder, 'spoiled.entente');
    writeFileSync(spoiled, gzipSync(spoil(gunzipSync(readFileSync(file)).toString('utf8'))));

    await expect(restore(target.adminUrl, spoiled)).rejects.toThrow(words);

    expect(await target.admin('select count(*)::int as count from entente.tenant')).toEqual([{ count: 0 }]);
    await target.drop();
  });

  it('that is no gzip is refused in a sentence', async () => {
    const target = await testDatabase();
    writeFileSync(join(folder, 'plain'), 'not an archive');

    await expect(restore(target.adminUrl, join(folder, 'plain'))).rejects.toThrow('The archive cannot be read: incorrect header check');
    await target.drop();
  });

  it('of which half was copied is refused in a sentence, and the database is free again', async () => {
    const target = await testDatabase();
    const whole = readFileSync(file);
    writeFileSync(join(folder, 'half'), whole.subarray(0, Math.floor(whole.length / 2)));

    await expect(restore(target.adminUrl, join(folder, 'half'))).rejects.toThrow('The archive cannot be read: unexpected end of file');
    expect(await restore(target.adminUrl, file)).toEqual(await dump(world.adminUrl, join(folder, 'again.entente')));
    await target.drop();
  });

  it('holds what every tenant table holds', async () => {
    const source = await testDatabase();
    const catalogue = await readCatalogue(source.admin);
    await fill(source.admin, catalogue, generateWorld(catalogue));

    const written = await dump(source.adminUrl, join(folder, 'filled.entente'));

    expect(tenantTables(catalogue).filter(({ name }) => !written[name]?.rows)).toEqual([]);
    await source.drop();
  });

  const everyTable = async (): Promise<string[]> => {
    const rows = await world.admin<{ name: string }>(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('auth', 'entente', 'routing') and c.relkind in ('r', 'p') and not c.relispartition`);
    return rows.map(({ name }) => name);
  };
});
