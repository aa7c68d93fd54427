import type { ExecutionResult, OperationTypeNode } from 'graphql';
import { type Context, makeContext } from '../graphql-kit/context.ts';
import { makeLoaders } from '../graphql-kit/loaders.ts';
import type { Session } from '../store/session/session.ts';
import type { Plan } from './compile.ts';
import { shownError } from './errors.ts';
import { wasRefused } from './mutation.ts';
import type { ApiRequest } from './request.ts';

/** An answer whose transaction must not stay. */
class NotKept extends Error {
  constructor(readonly answer: ExecutionResult) {
    super('an operation failed or was refused');
  }
}

/** One operation, one transaction: read only for a query; a mutation that fails or is refused leaves nothing behind. */
export async function executeOperation(
  plan: Plan,
  operation: OperationTypeNode,
  variables: Readonly<Record<string, unknown>>,
  request: ApiRequest,
): Promise<ExecutionResult> {
  const { actor } = request.caller;
  const run = async (session: Session | undefined): Promise<ExecutionResult> => {
    const context: Context = contextOf(request, session);
    const answer = shown(await plan(context, variables), request);
    if (answer.errors !== undefined || wasRefused(context)) throw new NotKept(answer);
    return answer;
  };

  try {
    if (actor === null) return await run(undefined);
    return await request.store.inTenant(actor, run, { readOnly: operation !== 'mutation' });
  } catch (error) {
    if (error instanceof NotKept) return error.answer;
    return { data: null, errors: [shownError({ message: 'commit', originalError: error }, request.failed)] };
  }
}

/** What the resolvers of one operation are given. */
export function contextOf(request: ApiRequest, session: Session | undefined): Context {
  const { caller, requestId, now, origin, secret, store, accounts } = request;
  const open = (): Session => {
    if (session === undefined) throw new Error('nothing is loaded without a tenant');
    return session;
  };
  return makeContext({ caller, requestId, now, origin, secret, store, accounts, session, loaders: makeLoaders(open) });
}

/** The answer with errors as the client may see them. */
export function shown(answer: ExecutionResult, { failed }: ApiRequest): ExecutionResult {
  if (answer.errors === undefined || answer.errors.length === 0) return answer;
  return { ...answer, errors: answer.errors.map((error) => shownError(error, failed)) };
}
