import { Args, Ctx, FieldResolver, registerEnumType, Resolver, Root } from 'type-graphql';
import type { Connection } from '../../../graphql-kit/connection.ts';
import { PageArgs, pageOfList } from '../../../graphql-kit/connection.ts';
import type { Context } from '../../../graphql-kit/context.ts';
import { DateTime } from '../../../graphql-kit/scalars.ts';
import { SharedComponentType, sharedMetricsById, SharedMetricType } from '../../agreements/index.ts';
import { partiesById, PartyType } from '../../people/index.ts';
import { must } from '../must.ts';
import { pageOf } from '../paged.ts';
import { ExplanationConnection } from '../result.types.ts';
import type { ExplanationType } from '../result.types.ts';
import { shownAccount } from '../shown-result.ts';
import { latestSharedResults, resultsOfSharedMetrics, segmentsOfResults, sharedAccountsById, sharedRulesById, sharesOf, suppliersOf } from './shared-result.queries.ts';
import { RuleSharesType, SharedMetricResultConnection, SharedMetricResultType, SharedSegmentConnection, ShareType, SupplierLevelType } from './shared-result.types.ts';
import type { SharedSegmentType } from './shared-result.types.ts';
import { shownRules, shownSegment, shownShare, shownSharedResult, shownSupplier } from './shown-shared-result.ts';

@Resolver(() => SharedMetricResultType)
export class SharedMetricResultResolver {
  @FieldResolver(() => SharedMetricType)
  async metric(@Root() { sharedMetricId }: SharedMetricResultType, @Ctx() { loaders }: Context): Promise<SharedMetricType> {
    return must(await loaders.load(sharedMetricsById, sharedMetricId), 'whoever sees a result sees its shared metric');
  }

  @FieldResolver(() => [SupplierLevelType], { description: 'Each component by its own source, in the order of the metric.' })
  async suppliers(@Root() { id }: SharedMetricResultType, @Ctx() { loaders }: Context): Promise<readonly SupplierLevelType[]> {
    return ((await loaders.load(suppliersOf, id)) ?? []).map(shownSupplier);
  }

  @FieldResolver(() => [ShareType], { description: 'They add up to the end-to-end bad time exactly.' })
  async shares(@Root() { id }: SharedMetricResultType, @Ctx() { loaders }: Context): Promise<readonly ShareType[]> {
    return ((await loaders.load(sharesOf, id)) ?? []).map(shownShare);
  }

  @FieldResolver(() => SharedSegmentConnection, { description: 'The stretches that the shares are made of, in order of time.' })
  segments(@Root() { id }: SharedMetricResultType, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context): Promise<Connection<SharedSegmentType>> {
    return pageOf(loaders, segmentsOfResults, id, page, shownSegment);
  }

  @FieldResolver(() => [RuleSharesType], { description: 'The same bad time by every rule that could have been agreed. Empty for a result that was computed before rules were compared.' })
  async rules(@Root() { id }: SharedMetricResultType, @Ctx() { loaders }: Context): Promise<readonly RuleSharesType[]> {
    return shownRules((await loaders.load(sharedRulesById, id)) ?? '[]');
  }

  @FieldResolver(() => ExplanationConnection)
  async explain(@Root() { id }: SharedMetricResultType, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context): Promise<Connection<ExplanationType>> {
    return pageOfList(page, shownAccount((await loaders.load(sharedAccountsById, id)) ?? '[]'));
  }
}

@Resolver(() => SupplierLevelType)
export class SupplierLevelResolver {
  @FieldResolver(() => PartyType)
  async party(@Root() { partyId }: SupplierLevelType, @Ctx() { loaders }: Context): Promise<PartyType> {
    return must(await loaders.load(partiesById, partyId), 'whoever sees a shared metric sees its parties');
  }
}

@Resolver(() => ShareType)
export class ShareResolver {
  @FieldResolver(() => PartyType, { nullable: true })
  async party(@Root() { partyId }: ShareType, @Ctx() { loaders }: Context): Promise<PartyType | null> {
    return partyId === null ? null : loaders.load(partiesById, partyId);
  }
}

/** What results add to a shared metric. */
@Resolver(() => SharedMetricType)
export class ResultsOfSharedMetricResolver {
  @FieldResolver(() => SharedMetricResultType, { nullable: true, description: 'The latest period.' })
  async current(@Root() { id }: SharedMetricType, @Ctx() { loaders, now }: Context): Promise<SharedMetricResultType | null> {
    const row = await loaders.load(latestSharedResults, id);
    return row && shownSharedResult(row, now);
  }

  @FieldResolver(() => SharedMetricResultConnection, { description: 'Every period, the latest first.' })
  results(@Root() { id }: SharedMetricType, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders, now }: Context): Promise<Connection<SharedMetricResultType>> {
    return pageOf(loaders, resultsOfSharedMetrics, id, page, (row) => shownSharedResult(row, now));
  }
}

export const ComponentStateEnum = { UP: 'up', DOWN: 'down', DEGRADED: 'degraded', UNKNOWN: 'unknown' } as const;
registerEnumType(ComponentStateEnum, { name: 'ComponentState' });

/** What results add to a component of a shared metric: its state in the latest result. */
@Resolver(() => SharedComponentType)
export class StateOfComponentResolver {
  @FieldResolver(() => ComponentStateEnum, { description: 'As stored with the latest result.' })
  async state(@Root() component: SharedComponentType, @Ctx() context: Context): Promise<string> {
    return (await report(component, context))?.component_state ?? ComponentStateEnum.UNKNOWN;
  }

  @FieldResolver(() => DateTime, { nullable: true, description: 'Since when; null when that was before the period.' })
  async since(@Root() component: SharedComponentType, @Ctx() context: Context): Promise<Date | null> {
    return (await report(component, context))?.component_since ?? null;
  }
}

async function report({ sharedMetricId, key }: SharedComponentType, { loaders }: Context) {
  const latest = await loaders.load(latestSharedResults, sharedMetricId);
  const suppliers = latest && (await loaders.load(suppliersOf, latest.id));
  return suppliers?.find(({ component }) => component === key);
}
