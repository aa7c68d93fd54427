import { describe, expect, test } from 'vitest';
import { forbidden, ROOMS } from './rooms.js';
import { wayAround } from './one-place.js';

describe('the arrows', () => {
  test.each([
    ['packages/sla/src/level.ts', '@entente/worktime'],
    ['packages/sla/src/level.test.ts', 'packages/sla/oracle/level.ts'],
    ['server/src/features/results/recompute.ts', 'server/src/features/facts/index.ts'],
    ['server/src/features/people/party.resolver.ts', 'server/src/store/in-tenant.ts'],
    ['server/src/app.ts', 'server/src/graphql/server.ts'],
    ['portal/src/pages/Overview.vue', 'portal/src/features/levels/LevelRow.vue'],
  ])('%s may import %s', (from, to) => {
    expect(forbidden(from, to)).toBeUndefined();
  });

  test.each([
    ['packages/worktime/src/interval.ts', '@entente/sla', 'worktime may not enter sla'],
    ['packages/sla/src/level.ts', 'packages/sla/oracle/level.ts', 'sla may not enter oracle'],
    ['server/src/features/people/tenant.ts', 'server/src/features/facts/index.ts', 'may not enter feature facts'],
    ['server/src/features/results/recompute.ts', 'server/src/features/facts/status-change.queries.ts', 'is entered by its face'],
    ['server/src/store/in-tenant.ts', 'server/src/features/people/index.ts', 'store may not enter feature people'],
    ['server/src/edge/ingest.ts', 'server/src/graphql/server.ts', 'edge may not enter graphql'],
    ['portal/src/ui/Strip.vue', 'portal/src/features/levels/x.ts', 'portal ui may not enter portal features'],
    ['portal/src/api/client.ts', 'server/src/app.ts', 'schema.graphql'],
  ])('%s may not import %s', (from, to, why) => {
    expect(forbidden(from, to)).toContain(why);
  });

  test('the rooms can be entered in one order only: no two rooms lead to each other', () => {
    const leadsTo = (name: string) => ROOMS.find((room) => room.name === name)?.mayEnter ?? [];

    const mutual = ROOMS.flatMap((room) => room.mayEnter.filter((other) => leadsTo(other).includes(room.name)).map((other) => `${room.name} ⇄ ${other}`));

    expect(mutual).toEqual([]);
  });
});

describe('one place to read the world', () => {
  test('the clock is read in clock.ts alone', () => {
    expect(wayAround('server/src/store/sequencer.ts', 'Date.now')).toContain('reads the clock');
    expect(wayAround('server/src/clock.ts', 'Date.now')).toBeUndefined();
  });

  test('tests may look at their own watch', () => {
    expect(wayAround('server/src/store/sequencer.pg.test.ts', 'Date.now')).toBeUndefined();
  });
});
