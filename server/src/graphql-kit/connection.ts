import { GraphQLError } from 'graphql';
import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql';
import { Allow } from '../access/allow.ts';

@ArgsType()
export class PageArgs {
  @Field(() => Int)
  first: number;

  @Field(() => String, { nullable: true })
  after?: string | null;
}

@Allow('as-parent')
@ObjectType()
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage: boolean;

  @Field(() => String, { nullable: true })
  endCursor: string | null;
}

export interface Connection<T> {
  readonly nodes: readonly T[];
  readonly edges: readonly { readonly node: T; readonly cursor: string }[];
  readonly pageInfo: PageInfo;
  /** Counted only when it is asked for. */
  readonly totalCount: () => Promise<number>;
}

/** The connection of a type by Relay's rules: `connectionType('Party', () => PartyType)` makes PartyConnection and PartyEdge. */
export function connectionType<T extends object>(name: string, type: () => ClassType<T>): ClassType<Connection<T>> {
  @Allow('as-parent')
  @ObjectType(`${name}Edge`)
  class Edge {
    @Field(type)
    node: T;

    @Field(() => String)
    cursor: string;
  }

  @Allow('as-parent')
  @ObjectType(`${name}Connection`)
  class ConnectionOf {
    @Field(() => [Edge])
    edges: readonly Edge[];

    @Field(() => [type()])
    nodes: readonly T[];

    @Field(() => PageInfo)
    pageInfo: PageInfo;

    @Field(() => Int)
    totalCount: () => Promise<number>;
  }
  return ConnectionOf;
}

/** Where a page ends, in the order of the list: the values it is sorted by, the last of them unique. */
export type Cursor = readonly (string | number)[];

export interface PageSource<T> {
  /** Rows after the place, in order, at most `limit` of them. */
  rows(after: Cursor | undefined, limit: number): Promise<readonly T[]>;
  cursorOf(row: T): Cursor;
  count(): Promise<number>;
}

/** One page: asks for one row more than wanted to know whether there is a next. */
export async function readPage<T>({ first, after }: PageArgs, source: PageSource<T>): Promise<Connection<T>> {
  const rows = await source.rows(after ? readCursor(after) : undefined, first + 1);
  return pageOf(rows.slice(0, first), rows.length > first, source);
}

/** A page of a list that is in memory whole. */
export function pageOfList<T>({ first, after }: PageArgs, list: readonly T[]): Connection<T> {
  const [begin = -1] = after ? readCursor(after) : [];
  const place = (index: number): Cursor => [index];
  const from = Number(begin) + 1;
  const nodes = list.slice(from, from + first);
  const edges = nodes.map((node, index) => ({ node, cursor: writeCursor(place(from + index)) }));
  return {
    nodes,
    edges,
    pageInfo: { hasNextPage: list.length > from + first, endCursor: edges.at(-1)?.cursor ?? null },
    totalCount: async () => list.length,
  };
}

function pageOf<T>(nodes: readonly T[], hasNextPage: boolean, { cursorOf, count }: PageSource<T>): Connection<T> {
  const edges = nodes.map((node) => ({ node, cursor: writeCursor(cursorOf(node)) }));
  return { nodes, edges, pageInfo: { hasNextPage, endCursor: edges.at(-1)?.cursor ?? null }, totalCount: count };
}

const writeCursor = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url');

function readCursor(text: string): Cursor {
  try {
    const values: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (Array.isArray(values) && values.every((value) => typeof value === 'string' || typeof value === 'number')) return values;
  } catch {
    // What is no cursor is told below, whatever is wrong with it.
  }
  throw new GraphQLError('`after` is not a cursor of this list.', { extensions: { code: 'BAD_USER_INPUT' } });
}
