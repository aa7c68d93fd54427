import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '../../test/world.ts';
import { readEnv } from '../env.ts';
import { openDatabase } from './open-database.ts';
import { openStore } from './open-store.ts';

describe('opening the database', () => {
  let data: string;
  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), 'entente-data-'));
    chmodSync(data, 0o711);
  });
  afterEach(() => rmSync(data, { recursive: true, force: true }));

  it('without DATABASE_URL makes one in the data directory, and finds it again with its secret', async () => {
    const env = readEnv({ ENTENTE_DATA: data });
    const first = await openDatabase(env);
    await first.close();
    const second = await openDatabase(env);
    const store = await openStore({ urls: second.urls, entities: [] });

    expect(first.migrated[0]).toBe('0001_foundation.sql');
    expect(second.migrated).toEqual([]);
    expect(second.secret).toBe(first.secret);
    expect(second.warnings).toEqual([]);
    expect(statSync(join(data, 'secret')).mode & 0o777).toBe(0o600);
    expect(await store.asSystem('test', ({ sql }) => sql('select current_user::text as me'))).toEqual([{ me: 'entente_routing' }]);
    await store.close();
    await second.close();
  });

  it('of our own gives the roles new passwords when the secret is another', async () => {
    await (await openDatabase(readEnv({ ENTENTE_DATA: data }))).close();
    const kept = readFileSync(join(data, 'secret'), 'utf8');
    writeFileSync(join(data, 'secret'), 'another secret of at least thirty-two characters');
    const database = await openDatabase(readEnv({ ENTENTE_DATA: data }));

    const store = await openStore({ urls: database.urls, entities: [] });

    expect(kept).not.toBe(database.secret);
    await store.close();
    await database.close();
  });

  it.each([
    ['not an address', 'CONFIGURATION', 'not a connection string'],
    ['postgres://u:p@127.0.0.1:1/entente', 'DATABASE_UNREACHABLE', '127.0.0.1:1/entente (user u) cannot be reached'],
  ])('with DATABASE_URL %s ends in one sentence', async (url, code, words) => {
    const opened = openDatabase(readEnv({ ENTENTE_DATA: data, DATABASE_URL: url }));

    await expect(opened).rejects.toMatchObject({ code, message: expect.stringContaining(words) });
  });

  it('says it when the given database has roles with other passwords than this secret gives', async () => {
    const { adminUrl, drop } = await testDatabase();

    const opened = openDatabase(readEnv({ ENTENTE_DATA: data, DATABASE_URL: adminUrl, ENTENTE_SECRET: 'x'.repeat(40) }));

    await expect(opened).rejects.toMatchObject({ code: 'DATABASE_PASSWORD', message: expect.stringContaining('user entente_app') });
    await drop();
  });
});
