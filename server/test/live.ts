import type { AddressInfo } from 'node:net';
import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { type Api, ORIGIN, type Visitor } from './api.ts';

/** A live question of a visitor: what has come so far, and how it ended. */
export interface Line {
  /** The answers in order, each as the test asked for it. */
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly heard: any[];
  /** The code that the server closed with; undefined while the line stands. */
  readonly closed: () => number | undefined;
  hangUp(): void;
}

let listening: Promise<number> | undefined;

/** Opens a websocket with the visitor's cookie and asks; resolves when the server has greeted. */
export async function openLine(api: Api, visitor: Visitor, query: string, variables: Record<string, unknown> = {}): Promise<Line> {
  const port = await portOf(api);
  const heard: unknown[] = [];
  let closed: number | undefined;
  const { cookie } = visitor;
  class VisitorSocket extends WebSocket {
    constructor(url: string, protocols: string) {
      super(url, protocols, { headers: { cookie, origin: ORIGIN } });
    }
  }
  const client: Client = createClient({
    url: `ws://127.0.0.1:${port}/graphql`, webSocketImpl: VisitorSocket, connectionParams: { tenant: visitor.tenant }, retryAttempts: 0,
    on: { closed: (event) => (closed = Object(event).code) },
  });
  await new Promise<void>((resolve, reject) => {
    client.subscribe({ query, variables }, {
      next: (answer) => {
        heard.push(answer);
        resolve();
      },
      error: (reason) => reject(new Error(Object(reason).message ?? JSON.stringify(reason))),
      complete: () => resolve(),
    });
  });
  return { heard, closed: () => closed, hangUp: () => void client.dispose() };
}

function portOf({ app }: Api): Promise<number> {
  listening ??= app.listen({ host: '127.0.0.1', port: 0 }).then(() => (app.server.address() as AddressInfo).port);
  return listening;
}
