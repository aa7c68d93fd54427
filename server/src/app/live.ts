import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Clock } from '../clock.ts';
import { lapsedMemberships, memberOf, type SignIn } from '../features/people/index.ts';
import { AccessWatch } from '../graphql/hub/access-watch.ts';
import { checkLive, openLiveApi } from '../graphql/hub/live-api.ts';
import { liveEndpoint } from '../graphql/hub/live-endpoint.ts';
import { opaqueId } from '../random.ts';
import type { LogFollower } from '../store/log/follow-log.ts';
import type { Store } from '../store/open-store.ts';
import { isOwnOrigin } from './origins.ts';
import { headersOf } from './sign-in-routes.ts';

export interface LiveOptions {
  readonly store: Store;
  readonly signIn: SignIn;
  readonly schema: GraphQLSchema;
  readonly clock: Clock;
  readonly origin: string;
  readonly secret: string;
  readonly follower: Pick<LogFollower, 'onPositions'>;
}

/** The websocket on the path of the API, fed by the log. */
export function liveRoute(app: FastifyInstance, { store, signIn, schema, clock, origin, secret, follower }: LiveOptions): void {
  const failed = (error: unknown) => app.log.error({ err: error }, 'a live answer failed');
  const watch = new AccessWatch({
    clock,
    standing: {
      lapsed: (tenantId, held) => lapsedMemberships(store, tenantId, held),
      ended: (sessionIds) => signIn.ended(sessionIds, new Date(clock())),
    },
  });
  const hub = openLiveApi({ schema, watch, request: () => ({ requestId: opaqueId(), now: clock(), origin, secret, store, accounts: signIn, failed }) });
  const endpoint = liveEndpoint({
    schema, hub, watch, failed,
    check: checkLive,
    isOwnOrigin: ({ headers }) => isOwnOrigin(origin, headers.origin),
    signIn: async ({ headers }) => {
      const person = await signIn.personOf(headersOf({ headers }));
      return person === null ? undefined : { userId: person.id, sessionId: person.sessionId };
    },
    memberOf: ({ userId }, tenant) => memberOf(store, userId, tenant),
  });

  follower.onPositions((tenantId, entries) => {
    const last = entries.at(-1);
    if (last !== undefined) void hub.publish(tenantId, last.position);
  });
  app.server.on('upgrade', (request, socket, head) => {
    if (pathOf(request.url) === '/graphql') endpoint.upgrade(request, socket, head);
    else socket.destroy();
  });
  app.addHook('onListen', () => watch.start());
  app.addHook('preClose', () => endpoint.close());
}

const pathOf = (url = ''): string => url.split('?')[0] ?? '';
