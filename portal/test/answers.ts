import { readFileSync } from 'node:fs';
import { Client } from '@urql/core';
import { buildSchema, execute, parse, validate, type DocumentNode } from 'graphql';
import { filter, map, mergeMap, fromPromise, pipe } from 'wonka';
import { makeResult, type Exchange } from '@urql/core';
import { cache } from '../src/api/cache.ts';

const schema = buildSchema(readFileSync(new URL('../../server/schema.graphql', import.meta.url), 'utf8'), { assumeValidSDL: true });

export type World = Readonly<Record<string, unknown>>;

/** Answers an operation from a world of plain objects by the server's own schema: what the schema lacks cannot be asked. */
export async function answer(world: World, query: string | DocumentNode, variables: Readonly<Record<string, unknown>> = {}) {
  const document = typeof query === 'string' ? parse(query) : query;
  const errors = validate(schema, document);
  if (errors.length > 0) return { errors };
  return await execute({ schema, document, rootValue: world, variableValues: variables, fieldResolver: resolve });
}

function resolve(source: unknown, args: Record<string, unknown>, _context: unknown, info: { fieldName: string }): unknown {
  const value: unknown = typeof source === 'object' && source !== null ? Reflect.get(source, info.fieldName) : undefined;
  return typeof value === 'function' ? value.call(source, args) : value;
}

/** A list as a connection: `first` is obeyed, the total is what there is. */
export function many<T>(nodes: readonly T[]) {
  return ({ first, after }: { first?: number; after?: string } = {}) => {
    const from = after === undefined || after === null ? 0 : Number(after) + 1;
    const page = nodes.slice(from, from + (first ?? nodes.length));
    return {
      nodes: page, edges: page.map((node, index) => ({ node, cursor: String(from + index) })), totalCount: nodes.length,
      pageInfo: { hasNextPage: from + page.length < nodes.length, endCursor: page.length === 0 ? null : String(from + page.length - 1) },
    };
  };
}

/** The portal's own client and cache before a world instead of a network. */
export function clientOf(world: World): Client {
  const answering: Exchange = () => (operations) => pipe(
    operations,
    filter((operation) => operation.kind === 'query' || operation.kind === 'mutation'),
    mergeMap((operation) => pipe(fromPromise(answer(world, operation.query, operation.variables ?? {})), map((result) => makeResult(operation, result as never)))),
  );
  return new Client({ url: 'http://world.invalid/graphql', preferGetMethod: false, exchanges: [cache(), answering] });
}
