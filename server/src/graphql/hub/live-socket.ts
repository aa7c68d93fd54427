import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Actor } from '../../access/actor.ts';
import { frameOf } from './frame.ts';

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

/** The part of a websocket that is used here, and the stream below it: it takes frames that are made already, without a word more. */
export interface Wire {
  readonly socket: Pick<WebSocket, 'close' | 'terminate' | 'readyState' | 'bufferedAmount'>;
  readonly stream: Pick<Duplex, 'write'>;
}

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
    return this.wire.socket.readyState === CLOSED;
  }

  /** How one operation is answered: each call sends one `next` message of graphql-transport-ws around an answer that is already JSON. */
  operation(id: string): (payload: string) => void {
    return (payload) => {
      const { socket, stream } = this.wire;
      if (this.closedFor !== undefined || socket.readyState !== OPEN) return;
      if (socket.bufferedAmount > MOST_BUFFERED) return this.close('too-slow');
      stream.write(messageOf(id, payload));
    };
  }

  /** Nothing is sent from here on; a peer that does not answer the closing is cut off. */
  close(closing: Closing): void {
    if (this.closedFor !== undefined) return;
    this.closedFor = closing;
    const [code, reason] = CLOSINGS[closing];
    this.wire.socket.close(code, reason);
    if (closing === 'too-slow') this.wire.socket.terminate();
  }
}

const OPEN = 1;
const CLOSED = 3;

let last: { readonly payload: string; readonly id: string; readonly frame: Buffer } | undefined;

/** The bytes of a message: the same for all of a group who call their operation the same, so they are made once for all of these. */
function messageOf(id: string, payload: string): Buffer {
  if (last?.payload !== payload || last.id !== id) last = { payload, id, frame: frameOf(`{"id":${JSON.stringify(id)},"type":"next","payload":${payload}}`) };
  return last.frame;
}
