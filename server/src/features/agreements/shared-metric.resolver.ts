import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Allow } from '../../access/allow.ts';
import { type Connection, PageArgs } from '../../graphql-kit/connection.ts';
import type { Context } from '../../graphql-kit/context.ts';
import { idOf } from '../../graphql-kit/ids.ts';
import type { PartyType } from '../people/index.ts';
import { party } from './agreement.resolver.ts';
import { sharedComponentsOf, sharedMetricsById, sharedMetricsPage, structureNodes } from './shared-metric.queries.ts';
import { SharedComponentType, SharedMetricConnection, SharedMetricType, type StructureNodeType } from './shared-metric.types.ts';

@Resolver(() => SharedMetricType)
export class SharedMetricResolver {
  @Allow('read')
  @Query(() => SharedMetricConnection)
  sharedMetrics(@Args(() => PageArgs) page: PageArgs, @Ctx() { session }: Context): Promise<Connection<SharedMetricType>> {
    return sharedMetricsPage(session, page);
  }

  @Allow('read')
  @Query(() => SharedMetricType, { nullable: true })
  async sharedMetric(@Arg('id', () => ID) id: string, @Ctx() { loaders }: Context): Promise<SharedMetricType | null> {
    const uuid = idOf('SharedMetric', id);
    return uuid === null ? null : loaders.load(sharedMetricsById, uuid);
  }

  @FieldResolver()
  async components(@Root() { id }: SharedMetricType, @Ctx() { loaders }: Context): Promise<readonly SharedComponentType[]> {
    return (await loaders.load(sharedComponentsOf, id)) ?? [];
  }

  @FieldResolver()
  async structure(@Root() metric: SharedMetricType, @Ctx() context: Context): Promise<readonly StructureNodeType[]> {
    return structureNodes(metric.tree, await this.components(metric, context));
  }
}

@Resolver(() => SharedComponentType)
export class SharedComponentResolver {
  @FieldResolver()
  party(@Root() { partyId }: SharedComponentType, @Ctx() context: Context): Promise<PartyType> {
    return party(context, partyId);
  }
}
