import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { Allow } from '../access/allow.ts';
import type { Context } from '../graphql-kit/context.ts';
import type { GraphqlFeature } from '../graphql-kit/feature.ts';
import { namedBy } from '../graphql-kit/ids.ts';
import { Node } from '../graphql-kit/node.ts';

/** The resolver of `node`, over what every feature says it can find. */
export function nodeResolver(features: readonly GraphqlFeature[]): new () => object {
  const finders = new Map(features.flatMap(({ nodes }) => nodes).map((finder) => [finder.type, finder]));

  @Resolver()
  class NodeResolver {
    @Allow('read')
    @Query(() => Node, { nullable: true })
    async node(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<object | null> {
      const named = namedBy(id);
      const finder = named && finders.get(named.type);
      if (!finder) return null;
      const found = await finder.find(context, named.uuid);
      return found && { ...found, __typename: finder.type };
    }
  }
  return NodeResolver;
}
