import { execute, getArgumentValues, getOperationAST, GraphQLError, parse, specifiedRules, validate } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { changeFor, derivedBetween, nothingYet } from '../../features/results/index.ts';
import type { ChangesArgs, ChangeType } from '../../features/results/index.ts';
import type { Session } from '../../store/session/session.ts';
import { contextOf, shown } from '../execute-operation.ts';
import { asksForSchema, overTheLimit, validationRules } from '../limits.ts';
import type { ApiRequest } from '../request.ts';
import type { AccessWatch } from './access-watch.ts';
import { Hub } from './hub.ts';
import type { Answer, Range } from './hub.ts';
import type { LiveSocket } from './live-socket.ts';
import { groupActor } from './scope.ts';
import type { Scope } from './scope.ts';
import { rootField } from './subscription.ts';
import type { Check } from './subscription.ts';

export interface LiveApiOptions {
  readonly schema: GraphQLSchema;
  readonly watch: AccessWatch;
  /** What is known of any request of ours; who asks is the scope's to say. */
  readonly request: () => Omit<ApiRequest, 'caller' | 'mayIntrospect'>;
}

/** The hub over the API: each answer is read as the scope's own reader, under the wall, in one read-only transaction. */
export function openLiveApi({ schema, watch, request }: LiveApiOptions): Hub<LiveSocket> {
  const prepared = new WeakMap<Scope, Prepared>();
  const prepare = (scope: Scope): Prepared => {
    const known = prepared.get(scope) ?? prepareQuestion(schema, scope);
    prepared.set(scope, known);
    return known;
  };
  const apiRequest = (scope: Scope): ApiRequest => ({ ...request(), caller: { person: null, actor: groupActor(scope) }, mayIntrospect: false });
  const say = async (scope: Scope, asked: ApiRequest, session: Session | undefined, rootValue: ChangeType): Promise<string> => {
    const { document } = prepare(scope);
    const { operationName, variables } = scope;
    const result = await execute({ schema, document, operationName, variableValues: variables, rootValue, contextValue: contextOf(asked, session) });
    return JSON.stringify(shown(result, asked));
  };

  return new Hub<LiveSocket>({
    head: (tenantId) => readHead(request(), tenantId),
    greeting: (scope, position) => say(scope, apiRequest(scope), undefined, nothingYet(position, scope.partyId !== null)),
    answer: async (scope, { after, upTo: until }: Range): Promise<Answer> => {
      const asked = apiRequest(scope);
      const { tenantId } = scope;
      const derived = await asked.store.inTenant({ kind: 'worker', tenantId, reason: 'what is new in the log' }, (session) => derivedBetween(session, after, until), { readOnly: true });
      const payload = await asked.store.inTenant(groupActor(scope), async (session) => {
        const change = await changeFor(session, derived, prepare(scope).where, asked.now);
        return change && say(scope, asked, session, change);
      }, { readOnly: true });
      return { upTo: derived.upTo, ...(payload === undefined ? {} : { payload }) };
    },
    stillAllowed: (sockets) => watch.stillAllowed(sockets),
    dropped: (sockets, reason) => {
      request().failed(reason);
      for (const socket of sockets) socket.close('answer-failed');
    },
  });
}

/** The same limits as for any other operation. */
export const checkLive: Check = (schema, document, { operationName, variables }) => {
  const errors = validate(schema, document, [...specifiedRules, ...validationRules]);
  if (errors.length > 0) return errors;
  const operation = getOperationAST(document, operationName);
  const over = operation && overTheLimit(schema, document, operation, { ...variables });
  if (over) return [over];
  return asksForSchema(document) ? [new GraphQLError('The schema is not told here')] : [];
};

interface Prepared {
  readonly document: DocumentNode;
  readonly where: ChangesArgs;
}

function prepareQuestion(schema: GraphQLSchema, { query, operationName, variables }: Scope): Prepared {
  const document = parse(query);
  const operation = getOperationAST(document, operationName);
  const field = operation && rootField(operation);
  const definition = field && schema.getSubscriptionType()?.getFields()[field.name.value];
  if (!field || !definition) throw new Error('a live question that was checked cannot be read again');
  return { document, where: getArgumentValues(definition, field, variables) };
}

async function readHead({ store }: Pick<ApiRequest, 'store'>, tenantId: string): Promise<number> {
  const [row] = await store.asSystem('how far the log of a tenant has come', ({ sql }) =>
    sql<{ position: number }>('select position from routing.log_head where tenant_id = $1', [tenantId]));
  return row?.position ?? 0;
}
