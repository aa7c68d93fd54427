/** Apollo on the API's own schema, in a process of its own: as it is served here, or plain. */
import 'reflect-metadata';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import fastifyApollo from '@as-integrations/fastify';
import { entities } from '@entente/server/dist/features/entities.js';
import { contextOf } from '@entente/server/dist/graphql/execute-operation.js';
import { openApi } from '@entente/server/dist/graphql/open-api.js';
import type { ApiRequest } from '@entente/server/dist/graphql/request.js';
import { buildApi } from '@entente/server/dist/graphql/schema.js';
import type { Context } from '@entente/server/dist/graphql-kit/context.js';
import { openStore, type Store } from '@entente/server/dist/store/open-store.js';
import type { Session } from '@entente/server/dist/store/session/session.js';
import Fastify from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { contend, type Task } from './contender.ts';
import { fedFromMemory, memoryStore } from './memory.ts';

contend(async ({ urls, tenantId, execution, feed }: Task) => {
  const schema = feed === 'memory' ? fedFromMemory(buildApi()) : buildApi();
  const store = feed === 'memory' ? memoryStore() : await openStore({ urls, entities, poolSize: 8 });
  const app = Fastify({ logger: false });
  const request = (): ApiRequest => requestOf(store, tenantId);
  if (execution === 'served') {
    const api = openApi({ schema });
    await api.start();
    await app.register(fastifyApollo(api), { path: '/graphql', method: ['POST'], context: async () => request() });
  } else {
    const api = plainApollo(schema);
    await api.start();
    await app.register(fastifyApollo(api), { path: '/graphql', method: ['POST'], context: async () => contextInTransaction(request()) });
  }
  return `${await app.listen({ host: '127.0.0.1', port: 0 })}/graphql`;
});

/** Every request is one owner's, who is known already: signing in is not what is compared. */
function requestOf(store: Store, tenantId: string): ApiRequest {
  return {
    caller: {
      person: { id: 'bench', name: 'Bench', email: 'bench@example.com', sessionId: 'bench' },
      actor: { kind: 'member', tenantId, membershipId: tenantId, userId: 'bench', role: 'owner', partyId: null, epoch: 1 },
    },
    requestId: 'bench', now: Date.now(), origin: 'http://127.0.0.1', secret: 'none', store,
    accounts: { makeResetToken: () => Promise.reject(new Error('nobody resets a password here')) },
    mayIntrospect: false,
    failed: (error) => console.error(error),
  };
}

/** The reference: Apollo with its defaults and graphql-js. */
function plainApollo(schema: GraphQLSchema): ApolloServer<PlainContext> {
  return new ApolloServer<PlainContext>({ schema, plugins: [endsTransaction] });
}

interface PlainContext extends Context {
  /** Ends the transaction. Apollo hands on a copy of the context, so it is a part of it. */
  answered(): Promise<void>;
}

/** One context a request, with the one transaction that its resolvers read in. */
async function contextInTransaction(request: ApiRequest): Promise<PlainContext> {
  const { actor } = request.caller;
  if (actor === null) throw new Error('nobody asks');
  const [opened, answered] = [Promise.withResolvers<Session>(), Promise.withResolvers<void>()];
  const transaction = request.store.inTenant(actor, (session) => {
    opened.resolve(session);
    return answered.promise;
  }, { readOnly: true });
  transaction.catch(opened.reject);
  const context = contextOf(request, await opened.promise);
  return Object.assign(context, {
    answered: () => {
      answered.resolve();
      return transaction;
    },
  });
}

const endsTransaction: ApolloServerPlugin<PlainContext> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ contextValue }) => contextValue.answered(),
  }),
};
