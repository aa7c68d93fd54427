import { type DocumentNode, type GraphQLSchema, getOperationAST, parse, validate } from 'graphql';
import type { Actor } from '../../src/access/actor.ts';
import { interpret } from '../../src/graphql/compile.ts';
import { executeOperation } from '../../src/graphql/execute-operation.ts';
import type { Store } from '../../src/store/open-store.ts';
import { TEN } from './api-story.ts';

/** Who asks in a generated test. `person`: whether somebody is signed in. */
export interface Principal {
  readonly name: string;
  readonly person: boolean;
  readonly actor: Actor | null;
}

export interface Runner {
  /** The whole answer, as text; nothing the operation did is kept. */
  ask(principal: Principal, query: string, variables?: Readonly<Record<string, unknown>>): Promise<string>;
  /** What went wrong inside, which no client is told. */
  readonly failures: unknown[];
}

const PERSON = { id: 'user-of-the-runner', name: 'Runner', email: 'runner@example.com', sessionId: 'session-of-the-runner' };

/** Executes as the server does, without HTTP in front, and takes back whatever was written. */
export function apiRunner(schema: GraphQLSchema, store: Store): Runner {
  const documents = new Map<string, DocumentNode>();
  const failures: unknown[] = [];
  const ask: Runner['ask'] = async ({ person, actor }, query, variables = {}) => {
    const document = documents.get(query) ?? parse(query);
    if (!documents.has(query)) {
      const [wrong] = validate(schema, document);
      if (wrong) throw new Error(`${wrong.message}\n${query}`);
      documents.set(query, document);
    }
    const operation = getOperationAST(document)?.operation;
    if (operation === undefined) throw new Error('no operation');
    const answer = await executeOperation(interpret(schema, document, undefined), operation, variables, {
      caller: { person: person ? PERSON : null, actor },
      requestId: 'trace', now: TEN + 1_000_000, origin: 'https://entente.example', secret: 'a secret of at least thirty-two characters',
      store: takingBack(store), accounts: { makeResetToken: async () => 'token' }, mayIntrospect: false,
      failed: (error) => failures.push(error),
    });
    return JSON.stringify(answer);
  };
  return { ask, failures };
}

class TakenBack extends Error {
  constructor(readonly value: unknown) {
    super('taken back');
  }
}

function takingBack(store: Store): Store {
  return {
    ...store,
    authPool: store.authPool,
    inTenant: async <T>(...[actor, work, options]: Parameters<typeof store.inTenant<T>>) => {
      try {
        return await store.inTenant<T>(actor, async (session) => {
          throw new TakenBack(await work(session));
        }, options);
      } catch (error) {
        if (error instanceof TakenBack) return error.value as T; // it is what `work` gave
        throw error;
      }
    },
  };
}
