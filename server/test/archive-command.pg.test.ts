import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { testDatabase, testWorld } from './world.ts';

describe('the archive command', () => {
  const world = testWorld();
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'entente-command-'));
    chmodSync(folder, 0o711);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('moves everything from one database into an empty one, and not twice', async () => {
    await (await world.aTenant('Northwind')).aParty();
    const target = await testDatabase();
    const file = join(folder, 'all.entente');

    const dumped = await archive(world.adminUrl, 'dump', file);
    const restored = await archive(target.adminUrl, 'restore', file);
    const again = await archive(target.adminUrl, 'restore', file);

    expect(dumped).toMatchObject({ code: 0, said: expect.stringMatching(/Written to .*: \d+ rows of \d+ tables/) });
    expect(restored).toMatchObject({ code: 0, said: expect.stringContaining('Restored from') });
    expect(await target.admin('select name from entente.tenant')).toEqual([{ name: 'Northwind' }]);
    expect(again).toMatchObject({ code: 1, said: expect.stringContaining('goes into an empty database') });
    await target.drop();
  });

  it('says how it is used, and why there is no database, in one line and a code of its own', async () => {
    expect(await archive(world.adminUrl, 'dmup')).toEqual({ code: 2, said: 'Say `dump FILE` or `restore FILE`.\n' });
    expect(await archive('postgres://u:p@127.0.0.1:1/x', 'dump', join(folder, 'none')))
      .toMatchObject({ code: 12, said: expect.stringMatching(/^The database at 127\.0\.0\.1:1\/x .* cannot be reached: .*\n$/) });
  });

  const archive = (url: string, ...words: string[]): Promise<{ code: number | null; said: string }> =>
    new Promise((resolve, reject) => {
      const env = { PATH: '', DATABASE_URL: url, ENTENTE_SECRET: inject('cluster').secret, ENTENTE_DATA: folder, ENTENTE_ALLOW_OLD_POSTGRES: '1' };
      const child = spawn(process.execPath, [join(import.meta.dirname, '../src/commands/archive.ts'), ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
      let said = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
      child.once('error', reject);
      child.once('close', (code) => resolve({ code, said }));
    });
});
