import type { WebSocket } from 'ws';
import type { Actor } from '../../access/actor.ts';

export type Member = Extract<Actor, { readonly kind: 'member' }>;

/** Why a socket is closed by us. Clients come again after all of them but `signed-out`. */
export const CLOSINGS = {
  'signed-out': [4401, 'Signed out'],
  'access-changed': [4403, 'Access changed'],
  'too-slow': [4408, 'Too slow to keep up'],
  'database-unreachable': [1013, 'Try again later'],
  'answer-failed': [1011, 'Could not answer'],
  'going-down': [1012, 'Going down'],
} as const satisfies Record<string, readonly [number, string]>;

export type Closing = keyof typeof CLOSINGS;

/** The most that may wait for a slow reader, in bytes. */
export const MOST_BUFFERED = 1_048_576;

/** The part of a websocket that is used here. */
export type Wire = Pick<WebSocket, 'send' | 'close' | 'terminate' | 'readyState' | 'bufferedAmount'>;

/** A live connection of one member, signed in by one session. */
export class LiveSocket {
  closedFor: Closing | undefined;
  /** The membership as it was when the line was opened. */
  readonly held: string;

  constructor(
    readonly member: Member,
    readonly sessionId: string,
    private readonly wire: Wire,
  ) {
    this.held = `${member.membershipId} ${member.epoch}`;
  }

  /** Whether the connection is no more, whoever ended it. */
  get gone(): boolean {
    return this.wire.readyState === CLOSED;
  }

  /** How one operation is answered: each call sends one `next` message of graphql-transport-ws around an answer that is already JSON. */
  operation(id: string): (payload: string) => void {
    const head = Buffer.from(`{"id":${JSON.stringify(id)}`);
    return (payload) => {
      if (this.closedFor !== undefined || this.wire.readyState !== OPEN) return;
      if (this.wire.bufferedAmount > MOST_BUFFERED) return this.close('too-slow');
      const tail = tailOf(payload);
      this.wire.send(Buffer.concat([head, tail], head.length + tail.length), { binary: false });
    };
  }

  /** Nothing is sent from here on; a peer that does not answer the closing is cut off. */
  close(closing: Closing): void {
    if (this.closedFor !== undefined) return;
    this.closedFor = closing;
    const [code, reason] = CLOSINGS[closing];
    this.wire.close(code, reason);
    if (closing === 'too-slow') this.wire.terminate();
  }
}

const OPEN = 1;
const CLOSED = 3;

let last: { readonly payload: string; readonly tail: Buffer } | undefined;

/** What stands behind the operation's id, in bytes: the same for a whole group, so it is encoded once for all of it. */
function tailOf(payload: string): Buffer {
  if (last?.payload !== payload) last = { payload, tail: Buffer.from(`,"type":"next","payload":${payload}}`) };
  return last.tail;
}
