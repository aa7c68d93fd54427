import { describe, expect, it } from 'vitest';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { testWorld } from '../../../test/world.ts';
import { newId } from '../ids.ts';
import { literal, statement } from '../session/literals.ts';
import { followLog } from './follow-log.ts';
import { entriesAfter, type LogEntry, numberPending } from './sequencer.ts';

describe('the sequencer', () => {
  const world = testWorld({ poolSize: 20 });

  it('numbers what 16 writers announce, with 3 of it competing: no gap, none twice, none lost', async () => {
    const tenant = await world.aTenant();
    let writing = true;
    const announced: string[] = [];
    const writer = async (count: number) => {
      for (let n = 0; n < count; n += 1) {
        const id = newId();
        await tenant.within(({ announce }) => announce('status-change', id));
        announced.push(id);
      }
    };
    const sequencer = async () => {
      while (writing) await numberPending(world.store, tenant.id);
    };

    const sequencers = [sequencer(), sequencer(), sequencer()];
    await Promise.all(Array.from({ length: 16 }, () => writer(25)));
    writing = false;
    await Promise.all(sequencers);
    await numberPending(world.store, tenant.id);

    const entries = await entriesAfter(world.store, tenant.id, 0);
    expect(entries.map(({ position }) => position)).toEqual(Array.from({ length: 400 }, (_, n) => n + 1));
    expect(entries.map(({ id }) => id).sort()).toEqual(announced.sort());
  });

  it('waits for nobody: a writer that stays open is numbered when it commits, after those that did not', async () => {
    const tenant = await world.aTenant();
    const [slow, quick] = [newId(), newId()];
    const writer = new Client({ connectionString: world.urls.worker });
    await writer.connect();
    await writer.query('begin');
    await writer.query(statement`set local entente.tenant_id = ${literal(tenant.id)}`);
    await writer.query('insert into entente.outbox_pending (id, kind, subject_id) values ($1, $2, $3)', [newId(), 'exclusion', slow]);
    await writer.query('insert into routing.work_waiting (id) values ($1)', [newId()]);

    await tenant.within(({ announce }) => announce('status-change', quick));
    await numberPending(world.store, tenant.id);
    const before = await entriesAfter(world.store, tenant.id, 0);
    await writer.query('commit');
    await writer.end();
    await numberPending(world.store, tenant.id);

    expect(before.map(({ id }) => id)).toEqual([quick]);
    expect((await entriesAfter(world.store, tenant.id, 0)).map(({ id }) => id)).toEqual([quick, slow]);
  });

  it('rolls back the numbers with the work that was to be marked in their transaction', async () => {
    const tenant = await world.aTenant();
    await tenant.within(({ announce }) => announce('status-change', newId()));

    const failed = numberPending(world.store, tenant.id, [() => Promise.reject(new Error('cannot mark'))]);

    await expect(failed).rejects.toThrow('cannot mark');
    expect(await entriesAfter(world.store, tenant.id, 0)).toEqual([]);
    expect(await numberPending(world.store, tenant.id)).toBe(1);
  });
});

describe('a node that follows the log', () => {
  const world = testWorld({ poolSize: 6 });

  it('hears of what was announced here and by others, in order and once', async () => {
    const tenant = await world.aTenant();
    const [here, there] = [follow(), follow()];
    await here.follower.look();
    await there.follower.look();
    const ids = Array.from({ length: 5 }, () => newId());

    for (const id of ids) await tenant.within(({ announce }) => announce('status-change', id));
    await until(() => here.heard.length === 5 && there.heard.length === 5);

    expect(here.heard.map(({ id }) => id)).toEqual(ids);
    expect(there.heard.map(({ id }) => id)).toEqual(ids);
    await Promise.all([here.follower.close(), there.follower.close()]);
  });

  it('finds by itself what a process announced that died between its commit and the doorbell', async () => {
    const tenant = await world.aTenant();
    const { heard, follower } = follow();
    const id = newId();
    const dying = new Client({ connectionString: world.urls.worker });
    await dying.connect();
    await dying.query('begin');
    await dying.query(statement`set local entente.tenant_id = ${literal(tenant.id)}`);
    await dying.query('insert into entente.outbox_pending (id, kind, subject_id) values ($1, $2, $3)', [newId(), 'exclusion', id]);
    await dying.query('insert into routing.work_waiting (id) values ($1)', [newId()]);
    await dying.query('commit');
    await dying.end();

    await until(() => heard.length > 0);

    expect(heard).toEqual([{ position: 1, kind: 'exclusion', id }]);
    await follower.close();
  });

  it('tells whose log fails, and goes on with the others', async () => {
    const [sound, unsound] = [await world.aTenant(), await world.aTenant()];
    const { heard, follower } = follow();
    let broken = true;
    follower.whileNumbering(async ({ tenantId }) => {
      if (broken && tenantId === unsound.id) throw new Error('cannot mark');
    });
    for (const tenant of [unsound, sound]) await tenant.within(({ announce }) => announce('exclusion', tenant.id));

    await until(() => heard.some(({ id }) => id === sound.id) && follower.failing().has(unsound.id));
    broken = false;
    await until(() => heard.some(({ id }) => id === unsound.id));

    expect(follower.failing().has(sound.id)).toBe(false);
    await follower.close();
  });

  const follow = () => {
    const heard: LogEntry[] = [];
    const follower = followLog({ store: world.store, doorbellUrl: world.urls.routing });
    follower.onPositions((_tenant, entries) => void heard.push(...entries));
    return { heard, follower };
  };
});

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(10);
}
