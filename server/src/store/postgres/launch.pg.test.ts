import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { embeddedBinaries } from './binaries.ts';
import { launchPostgres } from './launch.ts';
import { isRunning } from './postmaster.ts';

describe('the embedded PostgreSQL', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'entente-launch-'));
    chmodSync(directory, 0o711);
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));
  const launch = () => launchPostgres({ directory, throwaway: true, binaries: (account) => embeddedBinaries(account, directory) });
  const ask = async (url: string, text: string): Promise<unknown[]> => {
    const client = new Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query(text);
    await client.end();
    return rows;
  };

  it('is made on first use, keeps its data over a restart, and syncs what it acknowledges', async () => {
    const first = await launch();
    await ask(first.url(), 'create table kept as select 1 as one');
    await first.stop();
    const second = await launch();

    expect(await ask(second.url(), 'select one from kept')).toEqual([{ one: 1 }]);
    expect(await ask(second.url(), 'show fsync')).toEqual([{ fsync: 'on' }]);
    await second.stop();
    expect(isRunning(join(directory, 'data'))).toBeUndefined();
  });

  it('lets nobody in without the password, which only its owner can read', async () => {
    const cluster = await launch();
    const url = new URL(cluster.url());
    url.password = 'guess';

    await expect(ask(url.href, 'select 1')).rejects.toThrow('password authentication failed');
    expect(statSync(join(directory, 'superuser')).mode & 0o777).toBe(0o600);
    await cluster.stop();
  });

  it('takes over the one that runs already, and leaves it to the keeper to stop', async () => {
    const first = await launch();
    const second = await launch();

    expect(await ask(second.url(), 'select 1 as one')).toEqual([{ one: 1 }]);
    await first.stop();
    expect(isRunning(join(directory, 'data'))).toBeUndefined();
  });

  it('ends with the process that keeps it, even when that is killed', async ({ skip }) => {
    if (!existsSync('/usr/bin/setpriv')) skip('this system has no setpriv');
    const script = `
      import { launchPostgres } from ${JSON.stringify(join(import.meta.dirname, 'launch.ts'))};
      import { embeddedBinaries } from ${JSON.stringify(join(import.meta.dirname, 'binaries.ts'))};
      const directory = ${JSON.stringify(directory)};
      await launchPostgres({ directory, throwaway: true, binaries: (account) => embeddedBinaries(account, directory) });
      console.log('up');
      setInterval(() => {}, 1000);`;
    const keeper = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(keeper.stdout, 'data');
    const data = join(directory, 'data');
    expect(isRunning(data)).toBeTypeOf('number');

    keeper.kill('SIGKILL');
    while (isRunning(data)) await pause(10);

    const log = readFileSync(join(directory, 'postgres.log'), 'utf8');
    expect(log).toContain('received fast shutdown request');
  });

  it('says in one sentence why it does not start', async () => {
    const cluster = await launch();
    await cluster.stop();

    const failed = launchPostgres({
      directory, throwaway: true, settings: { shared_buffers: 'much' }, binaries: (account) => embeddedBinaries(account, directory),
    });

    await expect(failed).rejects.toMatchObject({ code: 'EMBEDDED_POSTGRES', message: expect.stringContaining('invalid value for parameter "shared_buffers"') });
  });
});
