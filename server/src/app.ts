import fastifyApollo from '@as-integrations/fastify';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { portalFiles } from './app/portal-files.ts';
import { securityHeaders } from './app/security-headers.ts';
import { signInRoutes } from './app/sign-in-routes.ts';
import { whoAsks } from './app/who-asks.ts';
import type { Clock } from './clock.ts';
import type { SignIn } from './features/people/index.ts';
import { openApi } from './graphql/open-api.ts';
import type { ApiRequest } from './graphql/request.ts';
import type { Logger } from './log.ts';
import { opaqueId } from './random.ts';
import type { Store } from './store/open-store.ts';

export interface AppOptions {
  readonly store: Store;
  readonly signIn: SignIn;
  readonly schema: GraphQLSchema;
  readonly clock: Clock;
  readonly log: Logger;
  /** Where people reach us. */
  readonly origin: string;
  /** Seals what a tenant signs with. */
  readonly secret: string;
  readonly portalDirectory: string;
  /** Whether the request carries an API key that is in force: only such may ask for the schema. */
  readonly holdsApiKey?: (authorization: string | undefined) => Promise<boolean>;
  /** HTTP that is not GraphQL. */
  readonly routes?: readonly ((app: FastifyInstance) => void | Promise<void>)[];
}

/** The server of one node, not listening yet: the API, sign-in, the edge and the portal on one port. */
export async function buildApp({ store, signIn, schema, clock, log, origin, secret, portalDirectory, holdsApiKey, routes = [] }: AppOptions): Promise<FastifyInstance> {
  const loggerInstance: FastifyBaseLogger = log;
  const app = Fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => opaqueId(),
    requestIdHeader: false,
    bodyLimit: 1_048_576,
    forceCloseConnections: 'idle',
  });
  securityHeaders(app, origin.startsWith('https:'));
  app.addHook('onResponse', async (request, reply) => {
    const { method, id, routeOptions } = request;
    request.log.info({ trace: id, method, route: routeOptions.url ?? 'none', status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered');
  });
  app.setErrorHandler((error, request, reply) => {
    const status = statusOf(error);
    if (status >= 500) request.log.error({ trace: request.id, err: error }, 'failed');
    const [code, message] = status >= 500 ? ['INTERNAL', 'Something went wrong on our side. The trace id leads to it.'] : ['BAD_REQUEST', 'This request cannot be read.'];
    return reply.code(status).send({ code, message, trace: request.id });
  });

  const api = openApi({ schema });
  await api.start();
  app.addHook('onClose', () => api.stop());
  await app.register(fastifyApollo(api), {
    path: '/graphql',
    method: ['POST'],
    context: async (request): Promise<ApiRequest> => ({
      caller: await whoAsks(signIn, store, request.headers),
      requestId: request.id,
      now: clock(),
      origin,
      secret,
      store,
      accounts: signIn,
      mayIntrospect: (await holdsApiKey?.(request.headers.authorization)) ?? false,
      failed: (error) => request.log.error({ trace: request.id, err: error }, 'failed'),
    }),
  });
  signInRoutes(app, { signIn, store, clock, origin });
  for (const register of routes) await register(app);
  await portalFiles(app, portalDirectory);
  return app;
}

function statusOf(error: unknown): number {
  const status: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'statusCode') : undefined;
  return typeof status === 'number' && status >= 400 ? status : 500;
}
