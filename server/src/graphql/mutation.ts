import type { GraphQLField } from 'graphql';
import type { Context } from '../graphql-kit/context.ts';

const refusals = new WeakSet<Context>();

/** Whether a mutation of the operation was refused: nothing it did is kept then. */
export const wasRefused = (context: Context): boolean => refusals.has(context);

/** Writes entities before the fields of the answer are read; notes a refusal. */
export function wholeOrNothing(field: GraphQLField<unknown, Context>): void {
  const { resolve } = field;
  if (resolve === undefined) throw new Error(`the mutation ${field.name} does nothing`);
  field.resolve = async (source, args, context, info) => {
    const answer: unknown = await resolve(source, args, context, info);
    if (typeof answer === 'object' && answer !== null && 'problems' in answer) refusals.add(context);
    else await context.flush();
    return answer;
  };
}
