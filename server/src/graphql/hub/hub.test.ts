import { beforeEach, describe, expect, test } from 'vitest';
import { Hub } from './hub.ts';
import type { Answer, HubPorts, Range, Subscriber } from './hub.ts';
import { groupKey } from './scope.ts';
import type { Scope } from './scope.ts';

const scope: Scope = { tenantId: 't1', partyId: null, role: 'viewer', query: 'subscription { changes { position } }', variables: {} };

/** A log in memory, and a count of the answers made from it. */
class World implements HubPorts<string> {
  position = 10;
  answers: Range[] = [];
  revoked = new Set<string>();
  droppedSockets: string[] = [];
  beforeAnswer: () => Promise<void> = async () => {};
  most = Number.POSITIVE_INFINITY;

  async head(): Promise<number> {
    return this.position;
  }

  async answer(asked: Scope, range: Range): Promise<Answer> {
    this.answers.push(range);
    await this.beforeAnswer();
    const upTo = Math.min(range.upTo, range.after + this.most);
    return { payload: `${asked.partyId ?? 'all'} ${range.after + 1}-${upTo}`, upTo };
  }

  async greeting(_scope: Scope, position: number): Promise<string> {
    return `at ${position}`;
  }

  async stillAllowed(sockets: Iterable<string>): Promise<ReadonlySet<string>> {
    return new Set([...sockets].filter((socket) => !this.revoked.has(socket)));
  }

  dropped(sockets: readonly string[]): void {
    this.droppedSockets.push(...sockets);
  }
}

class Reader implements Subscriber<string> {
  seen: string[] = [];
  constructor(readonly socket: string) {}
  send(payload: string): void {
    this.seen.push(payload);
  }
}

let world: World;
let hub: Hub<string>;
beforeEach(() => {
  world = new World();
  hub = new Hub(world);
});

describe('the hub', () => {
  test('answers once for all readers of a scope and sends them the same bytes', async () => {
    const readers = [new Reader('a'), new Reader('b'), new Reader('c')];
    for (const reader of readers) await hub.join(scope, undefined, reader);

    await hub.publish('t1', 12);

    expect(world.answers).toEqual([{ after: 10, upTo: 12 }]);
    for (const reader of readers) expect(reader.seen).toEqual(['at 10', 'all 11-12']);
  });

  test('keeps readers of another tenant, party, role, question and variables apart', () => {
    const others: Scope[] = [
      { ...scope, tenantId: 't2' }, { ...scope, partyId: 'p' }, { ...scope, role: 'owner' },
      { ...scope, query: 'subscription { changes { facts } }' }, { ...scope, variables: { agreement: 'x' } },
    ];

    const keys = new Set([scope, ...others].map(groupKey));

    expect(keys.size).toBe(6);
    expect(groupKey({ ...scope, variables: { a: 1, b: [{ c: 2, d: 3 }] } })).toBe(groupKey({ ...scope, variables: { b: [{ d: 3, c: 2 }], a: 1 } }));
  });

  test('does not tell one tenant what another one\'s log does', async () => {
    const reader = new Reader('a');
    await hub.join(scope, undefined, reader);

    await hub.publish('t2', 99);

    expect(reader.seen).toEqual(['at 10']);
  });

  test('resumes after the position that was seen last, then goes on live', async () => {
    const reader = new Reader('a');

    await hub.join(scope, 4, reader);
    await hub.publish('t1', 11);

    expect(reader.seen).toEqual(['at 4', 'all 5-10', 'all 11-11']);
  });

  test('sends a long past in parts', async () => {
    world.most = 3;
    const reader = new Reader('a');

    await hub.join(scope, 2, reader);

    expect(reader.seen).toEqual(['at 2', 'all 3-5', 'all 6-8', 'all 9-10']);
  });

  test('misses nothing that comes while a reader catches up', async () => {
    await hub.join(scope, undefined, new Reader('other'));
    const reader = new Reader('a');
    let published: Promise<void> | undefined;
    world.beforeAnswer = async () => {
      published ??= hub.publish('t1', 15);
    };

    await hub.join(scope, 8, reader);
    await published;

    expect(positionsOf(reader.seen)).toEqual(expect.arrayContaining([9, 10, 11, 12, 13, 14, 15]));
  });

  test('misses nothing that comes between the reading of the head and the making of the group', async () => {
    const reader = new Reader('a');
    world.head = async () => {
      await hub.publish('t1', 13);
      return 10;
    };

    await hub.join(scope, undefined, reader);

    expect(positionsOf(reader.seen)).toEqual([11, 12, 13]);
  });

  test('takes what comes while it answers together', async () => {
    const reader = new Reader('a');
    await hub.join(scope, undefined, reader);
    let burst: Promise<unknown> | undefined;
    world.beforeAnswer = async () => {
      burst ??= Promise.all([12, 13, 14, 15].map((position) => hub.publish('t1', position)));
    };

    await hub.publish('t1', 11);
    await burst;

    expect(reader.seen).toEqual(['at 10', 'all 11-11', 'all 12-15']);
  });

  test('misses nothing that comes at the very moment at which it has served everything', async () => {
    const reader = new Reader('a');
    const atOnce = Promise.withResolvers<void>();
    reader.send = (payload) => {
      reader.seen.push(payload);
      if (payload === 'all 11-11') queueMicrotask(() => hub.publish('t1', 12).then(atOnce.resolve));
    };
    await hub.join(scope, undefined, reader);

    await hub.publish('t1', 11);
    await atOnce.promise;

    expect(reader.seen).toEqual(['at 10', 'all 11-11', 'all 12-12']);
  });

  test('sends nothing to a socket that lost its access in between', async () => {
    const kept = new Reader('a');
    const gone = new Reader('b');
    await hub.join(scope, undefined, kept);
    await hub.join(scope, undefined, gone);
    world.beforeAnswer = async () => void world.revoked.add('b');

    await hub.publish('t1', 11);

    expect(kept.seen).toEqual(['at 10', 'all 11-11']);
    expect(gone.seen).toEqual(['at 10']);
  });

  test('lets the readers of a group go when an answer fails, so that they resume', async () => {
    const reader = new Reader('a');
    await hub.join(scope, undefined, reader);
    world.beforeAnswer = async () => {
      throw new Error('database gone');
    };

    await hub.publish('t1', 11);

    expect(world.droppedSockets).toEqual(['a']);
    expect(hub.size).toEqual({ groups: 0, subscribers: 0 });
  });

  test('forgets a group when its last reader leaves', async () => {
    const leaves = [await hub.join(scope, undefined, new Reader('a')), await hub.join(scope, undefined, new Reader('b'))];

    for (const leave of leaves) leave();

    expect(hub.size).toEqual({ groups: 0, subscribers: 0 });
  });
});

function positionsOf(seen: readonly string[]): number[] {
  return seen.flatMap((payload) => {
    const [, first, last] = /(\d+)-(\d+)/.exec(payload) ?? [];
    return first === undefined ? [] : Array.from({ length: Number(last) - Number(first) + 1 }, (_, n) => Number(first) + n);
  });
}
