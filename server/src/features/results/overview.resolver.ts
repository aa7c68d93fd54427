import { Args, Ctx, Field, FieldResolver, ObjectType, Query, Resolver } from 'type-graphql';
import { Allow } from '../../access/allow.ts';
import type { Connection } from '../../graphql-kit/connection.ts';
import { PageArgs } from '../../graphql-kit/connection.ts';
import type { Context } from '../../graphql-kit/context.ts';
import { AgreementConnection, agreementsPage } from '../agreements/index.ts';
import type { AgreementType } from '../agreements/index.ts';
import { countCurrentStates } from './levels/level-result.queries.ts';
import { StateCountType } from './result.types.ts';

@Allow('as-parent')
@ObjectType({ description: 'The state of everything that this reader may see.' })
export class Overview {
  @Field(() => Boolean, { description: 'Whether the tenant is one of the demo.' })
  demo: boolean;
}

@Resolver(() => Overview)
export class OverviewResolver {
  @Allow('read')
  @Query(() => Overview)
  async overview(@Ctx() { session }: Context): Promise<Overview> {
    return session.db.selectFrom('tenant').select('demo').where('tenant_id', '=', session.tenantId).executeTakeFirstOrThrow();
  }

  @FieldResolver(() => [StateCountType], { description: 'How many levels are in each state now.' })
  counts(@Ctx() { session, now }: Context): Promise<readonly StateCountType[]> {
    return countCurrentStates(session, now);
  }

  @FieldResolver(() => AgreementConnection)
  agreements(@Args(() => PageArgs) page: PageArgs, @Ctx() { session }: Context): Promise<Connection<AgreementType>> {
    return agreementsPage(session, page, null);
  }
}
