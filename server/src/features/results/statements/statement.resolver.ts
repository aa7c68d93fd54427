import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Allow } from '../../../access/allow.ts';
import type { Connection } from '../../../graphql-kit/connection.ts';
import { PageArgs } from '../../../graphql-kit/connection.ts';
import type { Context } from '../../../graphql-kit/context.ts';
import { idOf } from '../../../graphql-kit/ids.ts';
import { answer } from '../../../graphql-kit/problems.ts';
import type { Problems } from '../../../graphql-kit/problems.ts';
import { DateTime } from '../../../graphql-kit/scalars.ts';
import { agreementsById, AgreementType } from '../../agreements/index.ts';
import { partiesById, PartyType } from '../../people/index.ts';
import { must } from '../must.ts';
import { pageOf } from '../paged.ts';
import { closePeriod } from '../periods/close-period.use-cases.ts';
import { inputs } from '../tenant-inputs.ts';
import { shownStatement, statementsById, statementsOfAgreements, statementsPage } from './statement.queries.ts';
import { StatementConnection, StatementResult, StatementType } from './statement.types.ts';

const NOBODYS = '00000000-0000-0000-0000-000000000000';

@Resolver(() => StatementType)
export class StatementResolver {
  @Allow('read')
  @Query(() => StatementConnection, { description: 'What was made for this reader, the latest period first.' })
  statements(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('agreement', () => ID, { nullable: true }) agreement: string | null,
    @Ctx() { session, now }: Context,
  ): Promise<Connection<StatementType>> {
    const agreementId = agreement == null ? undefined : (idOf('Agreement', agreement) ?? NOBODYS);
    return statementsPage(session, page, agreementId, (row) => shownStatement(row, now));
  }

  @Allow('read')
  @Query(() => StatementType, { nullable: true })
  async statement(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<StatementType | null> {
    const uuid = idOf('Statement', id);
    return uuid === null ? null : findStatement(context, uuid);
  }

  @Allow('close-periods')
  @Mutation(() => StatementResult, { description: "Closes the period that holds the instant, or restates it after late facts (S23); gives the tenant's own statement." })
  async closePeriod(
    @Arg('agreement', () => ID) agreement: string,
    @Arg('period', () => DateTime) period: Date,
    @Ctx() context: Context,
  ): Promise<StatementType | Problems> {
    const agreementId = idOf('Agreement', agreement) ?? NOBODYS;
    const { session, now, secret } = context;
    const outcome = await closePeriod(session, inputs, { agreementId, instant: period.getTime(), now, secret });
    return answer(outcome, async ({ statements: [own] }) => must(await findStatement(context, must(own, 'a closed period has statements')), 'a statement that was just made is there'));
  }

  @FieldResolver(() => AgreementType)
  async agreement(@Root() { agreementId }: StatementType, @Ctx() { loaders }: Context): Promise<AgreementType> {
    return must(await loaders.load(agreementsById, agreementId), 'whoever sees a statement sees its agreement');
  }

  @FieldResolver(() => PartyType, { nullable: true })
  async audience(@Root() { partyId }: StatementType, @Ctx() { loaders }: Context): Promise<PartyType | null> {
    return partyId === null ? null : loaders.load(partiesById, partyId);
  }
}

/** What results add to an agreement: its statements. */
@Resolver(() => AgreementType)
export class StatementsOfAgreementResolver {
  @FieldResolver(() => StatementConnection)
  statements(@Root() { id }: AgreementType, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders, now }: Context): Promise<Connection<StatementType>> {
    return pageOf(loaders, statementsOfAgreements, id, page, (row) => shownStatement(row, now));
  }
}

export async function findStatement({ loaders, now }: Context, id: string): Promise<StatementType | null> {
  const row = await loaders.load(statementsById, id);
  return row && shownStatement(row, now);
}
