import { describe, expect, it } from 'vitest';
import { testWorld } from '../../test/world.ts';
import { derivedUrls } from './open-database.ts';
import { openStore } from './open-store.ts';
import { selfCheck, versionProblem } from './self-check.ts';

describe('the self-check before anything is served', () => {
  const world = testWorld();

  it('is content with a migrated database', async () => {
    expect(await selfCheck(world.urls.app, true)).toEqual(expect.any(Array));
  });

  it('refuses a database whose wall has a hole, and names the hole', async () => {
    await world.admin('grant truncate on entente.party to entente_worker');

    await expect(selfCheck(world.urls.app, true)).rejects.toMatchObject({
      code: 'DATABASE_UNSAFE',
      message: expect.stringContaining('truncate on entente.party to entente_worker'),
    });

    await world.admin('revoke truncate on entente.party from entente_worker');
  });

  it.each([
    [150_018, undefined],
    [150_017, 'PostgreSQL 15.17 lacks security fixes; 15.18 or later is needed.'],
    [180_003, 'PostgreSQL 18.3 lacks security fixes; 18.4 or later is needed.'],
    [140_030, 'PostgreSQL 14.30 is not supported; 15 to 18 are.'],
    [190_001, 'PostgreSQL 19.1 is not supported; 15 to 18 are.'],
  ])('knows whether version %i will do', (version, problem) => {
    expect(versionProblem(version)).toBe(problem);
  });

  it.each([
    ['a wrong password', (url: URL) => (url.password = 'wrong'), 'DATABASE_PASSWORD', 'refuses the user or the password'],
    ['a missing database', (url: URL) => (url.pathname = '/nowhere'), 'DATABASE_MISSING', 'no such database'],
    ['nobody at the other end', (url: URL) => (url.href = 'postgres://u:p@127.0.0.1:1/entente'), 'DATABASE_UNREACHABLE', 'cannot be reached: connect ECONNREFUSED'],
  ])('says %s in one sentence that holds no password', async (_what, spoil, code, words) => {
    const url = new URL(world.urls.app);
    spoil(url);

    const problem: unknown = await selfCheck(url.href, true).catch((error: unknown) => error);

    expect(problem).toMatchObject({ code, message: expect.stringContaining(words) });
    expect(String(problem)).not.toContain('wrong');
  });

  it('says it of a store that is opened with another secret', async () => {
    const urls = derivedUrls(world.adminUrl, 'another secret of at least 32 characters');

    await expect(openStore({ urls, entities: [] })).rejects.toMatchObject({ code: 'DATABASE_PASSWORD', exitCode: 13, message: expect.stringContaining('made with another ENTENTE_SECRET') });
  });
});
