import { beforeEach, describe, expect, test } from 'vitest';
import { AccessWatch } from './access-watch.ts';
import type { Standing } from './access-watch.ts';
import { LiveSocket, MOST_BUFFERED } from './live-socket.ts';
import type { Wire } from './live-socket.ts';

class Line implements Wire {
  readyState: Wire['socket']['readyState'] = 1;
  bufferedAmount = 0;
  sent: Buffer[] = [];
  closed: number | undefined;
  readonly socket = this;
  readonly stream = { write: (frame: Buffer) => this.sent.push(frame) > 0 };
  close(code?: number): void {
    this.closed = code;
  }
  terminate(): void {
    this.readyState = 3;
  }
}

/** Of an unmasked frame with less than 126 bytes. */
const HEADER = 2;

const epochs = new Map<string, number>();
const sessions = new Set<string>();
let reachable = true;
const standing: Standing = {
  lapsed: async (_tenant, held) => new Set([...held].filter((each) => `${each.split(' ')[0]} ${epochs.get(each.split(' ')[0] ?? '')}` !== each)),
  ended: async (ids) => {
    if (!reachable) throw new Error('connection refused');
    return new Set([...ids].filter((id) => !sessions.has(id)));
  },
};
let now = 0;
let watch: AccessWatch;
let line: Line;
let socket: LiveSocket;

beforeEach(() => {
  now = 1_000;
  reachable = true;
  epochs.clear();
  sessions.clear();
  epochs.set('m1', 3);
  sessions.add('s1');
  watch = new AccessWatch({ standing, clock: () => now });
  line = new Line();
  socket = new LiveSocket(
    { kind: 'member', tenantId: 't1', membershipId: 'm1', userId: 'u1', role: 'viewer', partyId: null, epoch: 3 }, 's1', line);
  watch.add(socket);
});

describe('a live socket', () => {
  test('stays while its membership has the epoch it was opened with and its session lasts', async () => {
    await watch.look();

    expect(await watch.stillAllowed([socket])).toEqual(new Set([socket]));
    expect(line.closed).toBeUndefined();
  });

  test.each([
    ['the membership is removed', () => epochs.delete('m1'), 4403],
    ['its role or party changes, which raises the epoch', () => epochs.set('m1', 4), 4403],
    ['its session ends', () => sessions.delete('s1'), 4401],
  ])('closes when %s', async (_way, lose, code) => {
    lose();

    expect((await watch.stillAllowed([socket])).size).toBe(0);
    expect(line.closed).toBe(code);
    socket.operation('1')('{}');
    expect(line.sent).toEqual([]);
  });

  test('closes alone when the same person has come again with the new role', async () => {
    const again = new LiveSocket({ ...socket.member, epoch: 4 }, 's1', new Line());
    epochs.set('m1', 4);

    expect(await watch.stillAllowed([socket, again])).toEqual(new Set([again]));
    expect(line.closed).toBe(4403);
  });

  test('closes after 2 s without the database, not before', async () => {
    reachable = false;
    now += 1_999;
    await watch.look();
    expect(line.closed).toBeUndefined();

    now += 1;
    await watch.look();

    expect(line.closed).toBe(1013);
  });

  test('survives a short absence of the database', async () => {
    reachable = false;
    now += 1_500;
    await watch.look();
    reachable = true;
    now += 400;
    await watch.look();
    now += 1_900;
    await watch.look();

    expect(line.closed).toBeUndefined();
  });

  test('wraps an answer as one message of the protocol', () => {
    socket.operation('op "1"')('{"data":{"a":1}}');

    expect(JSON.parse(String(line.sent[0]?.subarray(HEADER)))).toEqual({ id: 'op "1"', type: 'next', payload: { data: { a: 1 } } });
  });

  test('is cut off when its reader does not keep up', () => {
    line.bufferedAmount = MOST_BUFFERED + 1;

    socket.operation('1')('{}');

    expect(line.sent).toEqual([]);
    expect(line.closed).toBe(4408);
    expect(line.readyState).toBe(3);
  });
});
