import { Client, fetchExchange, subscriptionExchange } from '@urql/core';
import type { Client as Socket } from 'graphql-ws';
import { cache } from './cache.ts';
import { liveSocket } from './live-socket.ts';

export interface TenantClient {
  readonly client: Client;
  /** Calls back each time the live connection is made; gives what ends that. */
  readonly onConnected: (listener: () => void) => () => void;
  /** Ends the live connection; the client is not used afterwards. */
  readonly close: () => void;
}

/** One client, cache and socket a tenant session: nothing of one tenant is ever shown in another. */
export function openTenantClient(tenant: string): TenantClient {
  const socket = liveSocket(tenant);
  const client = new Client({
    url: '/graphql',
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    fetchOptions: { headers: { 'entente-tenant': tenant }, credentials: 'same-origin' },
    exchanges: [cache(), fetchExchange, subscriptions(socket)],
  });
  return { client, onConnected: (listener) => socket.on('connected', listener), close: () => void socket.dispose() };
}

/** For what concerns the person and no tenant: who is signed in, invitations, a new tenant. */
export function openPersonClient(): Client {
  return new Client({ url: '/graphql', preferGetMethod: false, requestPolicy: 'network-only', fetchOptions: { credentials: 'same-origin' }, exchanges: [fetchExchange] });
}

function subscriptions(socket: Socket) {
  return subscriptionExchange({
    forwardSubscription: ({ query, variables }) => ({
      subscribe: (sink) => ({ unsubscribe: socket.subscribe({ query: query ?? '', variables: variables ?? {} }, sink) }),
    }),
  });
}
