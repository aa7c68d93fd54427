import { createClient, type Client } from 'graphql-ws';

const PONG_WITHIN = 5_000;

/**
 * One websocket of a tenant. It does not retry by itself: whoever follows the changes asks again from the last
 * position seen, which a blind retry of the first question would not do.
 */
export function liveSocket(tenant: string, place: Pick<Location, 'protocol' | 'host'> = location): Client {
  let socket: WebSocket | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let operations = 0;
  return createClient({
    url: `${place.protocol === 'https:' ? 'wss' : 'ws'}://${place.host}/graphql`,
    connectionParams: { tenant },
    retryAttempts: 0,
    keepAlive: 10_000,
    // Counted, not random: readers who call the same question the same are sent the same bytes.
    generateID: () => String(++operations),
    on: {
      opened: (opened) => { if (opened instanceof WebSocket) socket = opened; },
      // A half-open connection never says that it is lost; a missing pong does.
      ping: (received) => { if (!received) silence = setTimeout(() => socket?.close(4408, 'no pong'), PONG_WITHIN); },
      pong: (received) => { if (received) clearTimeout(silence); },
      closed: () => clearTimeout(silence),
    },
  });
}
