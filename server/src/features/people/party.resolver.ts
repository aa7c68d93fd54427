import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../access/allow.ts';
import { type Connection, PageArgs } from '../../graphql-kit/connection.ts';
import type { Context } from '../../graphql-kit/context.ts';
import { answer, type Problems } from '../../graphql-kit/problems.ts';
import type { Party } from './party.entity.ts';
import { partiesPage } from './party.queries.ts';
import { CreatePartyInput, CreatePartyResult, PartyConnection, PartyType } from './party.types.ts';
import { createParty } from './party.use-cases.ts';

@Resolver(() => PartyType)
export class PartyResolver {
  @Allow('read')
  @Query(() => PartyConnection)
  parties(@Args(() => PageArgs) page: PageArgs, @Ctx() { session }: Context): Promise<Connection<PartyType>> {
    return partiesPage(session, page);
  }

  @Allow('manage-parties')
  @Mutation(() => CreatePartyResult)
  async createParty(@Arg('input', () => CreatePartyInput) input: CreatePartyInput, @Ctx() { session }: Context): Promise<PartyType | Problems> {
    return answer(await createParty(session, input), shown);
  }
}

const shown = ({ id, name, kind, letters, position }: Party): PartyType => ({ id, name, kind, letters, ordinal: position });
