import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aTenant } from '../../../test/seeds.ts';
import { readEnv } from '../../env.ts';
import { newId } from '../ids.ts';
import { type Database, openDatabase } from '../open-database.ts';
import { openStore } from '../open-store.ts';
import { followLog } from './follow-log.ts';

describe('a PostgreSQL that goes away and comes back', () => {
  let data: string;
  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), 'entente-outage-'));
    chmodSync(data, 0o711);
  });
  afterEach(() => rmSync(data, { recursive: true, force: true }));

  it('is found again by the store, the doorbell and the log, and nothing acknowledged is lost', async () => {
    const open = (): Promise<Database> => openDatabase(readEnv({ ENTENTE_DATA: data }));
    const before = await open();
    const { entities } = await import('../../features/entities.ts');
    const store = await openStore({ urls: before.urls, entities });
    const tenant = await aTenant(store);
    const heard: string[] = [];
    const log = followLog({ store, doorbellUrl: before.urls.routing, every: 100 });
    log.onPositions((_tenant, entries) => void heard.push(...entries.map(({ id }) => id)));
    const [early, late] = [newId(), newId()];

    await tenant.within(({ announce }) => announce('exclusion', early));
    await before.close();
    const refused = tenant.within(async () => 1);
    await expect(refused).rejects.toThrow(/./);
    const after = await open();
    await tenant.within(({ announce }) => announce('exclusion', late));
    while (heard.length < 2) await pause(20);

    expect(heard).toEqual([early, late]);
    await log.close();
    await store.close();
    await after.close();
  });
});
