import { describe, expect, it } from 'vitest';
import { testWorld } from '../world.ts';
import { Party } from '../../src/features/people/index.ts';
import { openStore } from '../../src/store/open-store.ts';
import { newId } from '../../src/store/ids.ts';
import type { Session } from '../../src/store/session/session.ts';

describe('inTenant', () => {
  const world = testWorld();

  it('commits what the work did, and what an entity became', async () => {
    const tenant = await world.aTenant();

    await tenant.within(async ({ em, audit }) => {
      em.create(Party, { id: newId(), kind: 'provider', name: 'Acme', letters: 'AC' });
      await audit('party.added', 'party', 'acme');
    });

    const [entry] = await world.admin<{ actor_kind: string; actor_id: string }>(
      'select actor_kind, actor_id from entente.audit_entry where tenant_id = $1', [tenant.id]);
    expect(entry).toEqual({ actor_kind: 'worker', actor_id: 'seed' });
    expect(await tenant.within(({ em }) => em.count(Party))).toBe(1);
  });

  it('rolls everything back when the work throws', async () => {
    const tenant = await world.aTenant();

    const failed = tenant.within(async ({ em, sql }) => {
      em.create(Party, { id: newId(), kind: 'provider', name: 'Acme', letters: 'AC' });
      await em.flush();
      await sql('select 1 / 0');
    });

    await expect(failed).rejects.toThrow('division by zero');
    expect(await tenant.within(({ em }) => em.count(Party))).toBe(0);
  });

  it('does nothing when it cannot be opened, and says why', async () => {
    const tenant = await world.aTenant();

    const failed = world.store.inTenant(tenant.worker, ({ sql }) =>
      sql(`insert into entente.party (id, kind, name, letters) values ($1, 'provider', 'Acme', 'AC')`, [newId()]), { limits: { statement: -1 } });

    await expect(failed).rejects.toThrow('statement_timeout');
    expect(await tenant.within(({ em }) => em.count(Party))).toBe(0);
  });

  it('gives the same connection to many queries at once, by turns', async () => {
    const tenant = await world.aTenant();

    const backends = await tenant.within(({ sql }) =>
      Promise.all(Array.from({ length: 8 }, () => sql<{ pid: number }>('select pg_backend_pid() as pid'))));

    expect(new Set(backends.flat().map(({ pid }) => pid)).size).toBe(1);
  });

  it('closes the door behind the session', async () => {
    const tenant = await world.aTenant();
    let kept: Session | undefined;

    await tenant.within(async (session) => void (kept = session));

    await expect(kept?.sql('select 1')).rejects.toThrow('the session is over');
    await expect(kept?.em.find(Party, {})).rejects.toThrow('the session is over');
    await expect(kept?.db.selectFrom('party').selectAll().execute()).rejects.toThrow('the session is over');
  });

  it('writes nothing when it only reads', async () => {
    const tenant = await world.aTenant();

    const refused = world.store.inTenant(tenant.member(), ({ sql }) => sql('delete from entente.party'), { readOnly: true });

    await expect(refused).rejects.toThrow('read-only transaction');
  });

  it('is ended by its signal, and leaves the connection usable', async () => {
    const tenant = await world.aTenant();
    const stop = new AbortController();

    const cancelled = world.store.inTenant(tenant.worker, async ({ sql }) => {
      setTimeout(() => stop.abort(), 20);
      await sql('select pg_sleep(20)');
    }, { signal: stop.signal });

    await expect(cancelled).rejects.toThrow('canceling statement');
    expect(await tenant.within(({ sql }) => sql('select 1 as one'))).toEqual([{ one: 1 }]);
  });

  it('runs its deeds after the commit, and none after a rollback', async () => {
    const tenant = await world.aTenant();
    const done: string[] = [];

    await tenant.within(async ({ afterCommit }) => afterCommit(() => done.push('committed')));
    await tenant.within(async ({ afterCommit }) => {
      afterCommit(() => done.push('rolled back'));
      throw new Error('no');
    }).catch(() => undefined);

    expect(done).toEqual(['committed']);
  });

  it('is let finish when the store closes, and none begins after', async () => {
    const tenant = await world.aTenant();
    const store = await openStore({ urls: world.urls, entities: [Party] });
    const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
    const { promise: began, resolve: begin } = Promise.withResolvers<void>();
    const id = newId();

    const working = store.inTenant(tenant.worker, async ({ em }) => {
      begin();
      await mayEnd;
      em.create(Party, { id, kind: 'provider', name: 'Late', letters: 'L' });
    });
    await began;
    const closed = store.close();
    const tooLate = store.inTenant(tenant.worker, async () => 1);
    await expect(tooLate).rejects.toThrow('after calling end');
    end();
    await Promise.all([working, closed]);

    expect(await tenant.within(({ em }) => em.count(Party, { id }))).toBe(1);
  });

  it('finds nothing of one tenant in the cache of another, even when asked to keep it', async () => {
    const [one, two] = [await world.aTenant(), await world.aTenant()];
    await one.aParty('Acme');
    const read = (tenant: typeof one) => tenant.within(({ em }) => em.find(Party, {}, { cache: 60_000 }));

    expect((await read(one)).map(({ name }) => name)).toEqual(['Acme']);
    expect(await read(two)).toEqual([]);
  });

  it('takes ids only into the context', async () => {
    const work = world.store.inTenant({ kind: 'worker', tenantId: "x'; drop table party", reason: 'test' }, async () => 1);

    await expect(work).rejects.toThrow('ids only');
  });
});

describe('a statement that comes again and again', () => {
  const world = testWorld({ poolSize: 1 });

  it('is prepared once, and gives each tenant its own rows', async () => {
    const tenants = [await world.aTenant('One'), await world.aTenant('Two')];
    const names: string[] = [];

    for (let round = 0; round < 12; round += 1) {
      for (const tenant of tenants) {
        const [row] = await tenant.within(({ sql }) => sql<{ name: string }>('select name from entente.tenant where demo = $1', [false]));
        names.push(row?.name ?? '');
      }
    }
    const [prepared] = await tenants[0]?.within(({ sql }) =>
      sql<{ count: number }>("select count(*)::int as count from pg_prepared_statements where statement like '%where demo%'")) ?? [];

    expect(names).toEqual(Array.from({ length: 12 }, () => ['One', 'Two']).flat());
    expect(prepared?.count).toBe(1);
  });

  it('survives a change of its table: the connection is replaced, and the next session is served', async () => {
    const tenant = await world.aTenant();
    const read = () => tenant.within(({ sql }) => sql('select * from entente.party where name <> $1', ['x']));
    for (let round = 0; round < 5; round += 1) await read();

    await world.admin('alter table entente.party add column added integer');
    await expect(read()).rejects.toThrow('cached plan must not change result type');

    expect(await read()).toEqual([]);
    await world.admin('alter table entente.party drop column added');
  });
});
