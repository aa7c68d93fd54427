import { Field, ID, InterfaceType } from 'type-graphql';
import { Allow } from '../access/allow.ts';
import type { Context } from './context.ts';

/**
 * What has a global id. A class that implements it keeps the bare uuid in `id`; the schema writes the global id of its
 * type in front of every reader, so that no resolver does.
 */
@InterfaceType()
export abstract class Node {
  @Allow('as-parent')
  @Field(() => ID)
  id: string;
}

/** How `node(id)` finds things of one type: null for what is not there or not to be seen, without a difference. */
export interface NodeFinder {
  readonly type: string;
  find(context: Context, uuid: string): Promise<object | null>;
}
