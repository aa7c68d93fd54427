import { mkdtempSync, rmSync, writeFileSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { testDatabase } from '../../../test/world.ts';
import { dump } from '../archive/dump.ts';
import { restore } from '../archive/restore.ts';
import { derivedUrls } from '../open-database.ts';
import { embeddedBinaries, installedBinaries } from '../postgres/binaries.ts';
import { launchPostgres } from '../postgres/launch.ts';
import { selfCheck } from '../self-check.ts';
import { migrate } from './migrate.ts';

describe('migrate', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'entente-migrate-'));
    chmodSync(folder, 0o711);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('runs each file once and in order, and both of two that start together', async () => {
    const { adminUrl, admin, drop } = await testDatabase({ empty: true });
    writeFileSync(join(folder, '0001_a.sql'), 'create schema a;\ncreate table a.t (n int);');
    writeFileSync(join(folder, '0002_b.sql'), "insert into a.t values (1); -- one; and no more\ninsert into a.t values (length(';'));");

    const both = await Promise.all([migrate({ ownerUrl: adminUrl, folder }), migrate({ ownerUrl: adminUrl, folder })]);

    expect(both.flat().sort()).toEqual(['0001_a.sql', '0002_b.sql']);
    expect(await admin('select n from a.t')).toEqual([{ n: 1 }, { n: 1 }]);
    await drop();
  });

  it('keeps nothing of a file that fails, and names it with its statement', async () => {
    const { adminUrl, admin, drop } = await testDatabase({ empty: true });
    writeFileSync(join(folder, '0001_a.sql'), 'create schema a; create tabel a.t (n int);');

    const failed = migrate({ ownerUrl: adminUrl, folder });

    await expect(failed).rejects.toMatchObject({ code: 'MIGRATION_FAILED', message: expect.stringContaining('create tabel') });
    expect(await admin("select 1 from pg_namespace where nspname = 'a'")).toEqual([]);
    await drop();
  });

  it('refuses a file that was changed after it ran', async () => {
    const { adminUrl, drop } = await testDatabase({ empty: true });
    writeFileSync(join(folder, '0001_a.sql'), 'create schema a');
    await migrate({ ownerUrl: adminUrl, folder });
    writeFileSync(join(folder, '0001_a.sql'), 'create schema b');

    await expect(migrate({ ownerUrl: adminUrl, folder })).rejects.toThrow('0001_a.sql was changed after it ran');
    await drop();
  });

  it('and everything the owner does is done by one who is no superuser', async () => {
    const { installed } = inject('cluster');
    const cluster = await launchPostgres({
      directory: folder,
      throwaway: true,
      binaries: (account) => (installed ? installedBinaries(installed) : embeddedBinaries(account, folder)),
    });
    const admin = new Client({ connectionString: cluster.url() });
    await admin.connect();
    await admin.query("create role somebody login createrole password 'known'");
    for (const statement of ['create database one owner somebody', 'create database two owner somebody']) await admin.query(statement);
    await admin.end();
    const secret = 'a secret of at least thirty-two characters';
    const [one, two] = ['one', 'two'].map((database) => cluster.url(database).replace(/\/\/.*@/, '//somebody:known@')) as [string, string];

    await migrate({ ownerUrl: one, secret });
    await migrate({ ownerUrl: two, secret });
    const written = await dump(one, join(folder, 'archive'));

    expect(await restore(two, join(folder, 'archive'))).toEqual(written);
    expect(await selfCheck(derivedUrls(two, secret).app, true)).toEqual(expect.any(Array));
    await cluster.stop();
  });
});
