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

  constructor(
    readonly member: Member,
    readonly sessionId: string,
    private readonly wire: Wire,
  ) {}

  /** Whether the connection is no more, whoever ended it. */
  get gone(): boolean {
    return this.wire.readyState === CLOSED;
  }

  /** One `next` message of graphql-transport-ws around an answer that is already JSON. */
  sendNext(operationId: string, payload: string): void {
    if (this.closedFor !== undefined || this.wire.readyState !== OPEN) return;
    if (this.wire.bufferedAmount > MOST_BUFFERED) return this.close('too-slow');
    this.wire.send(`{"id":${JSON.stringify(operationId)},"type":"next","payload":${payload}}`);
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
