import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Allow } from '../../access/allow.ts';
import { type Connection, PageArgs, pageOfList } from '../../graphql-kit/connection.ts';
import type { Context } from '../../graphql-kit/context.ts';
import { idOf } from '../../graphql-kit/ids.ts';
import { partiesById, type PartyType } from '../people/index.ts';
import { agreementsById, agreementsPage, versionAt, versionsOf } from './agreement.queries.ts';
import {
  AgreementConnection, AgreementKindEnum, AgreementPermissionsType, AgreementType, AgreementVersionConnection, AgreementVersionType, ComponentType, LevelConnection, LevelType,
} from './agreement.types.ts';
import { levelsById, levelsOfVersions } from './level.queries.ts';

@Resolver(() => AgreementType)
export class AgreementResolver {
  @Allow('read')
  @Query(() => AgreementConnection)
  agreements(@Args(() => PageArgs) page: PageArgs, @Arg('kind', () => AgreementKindEnum, { nullable: true }) kind: string | null, @Ctx() { session }: Context): Promise<Connection<AgreementType>> {
    return agreementsPage(session, page, kind ?? null);
  }

  @Allow('read')
  @Query(() => AgreementType, { nullable: true })
  agreement(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<AgreementType | null> {
    return find(context, idOf('Agreement', id), agreementsById);
  }

  @FieldResolver(() => AgreementVersionType, { description: 'The version in force now; before the first one, the first.' })
  async version(@Root() { id }: AgreementType, @Ctx() { loaders, now }: Context): Promise<AgreementVersionType> {
    const version = versionAt((await loaders.load(versionsOf, id)) ?? [], now);
    if (version === undefined) throw new Error(`agreement ${id} has no version`);
    return version;
  }

  @FieldResolver(() => AgreementVersionConnection)
  async versions(@Root() { id }: AgreementType, @Args(() => PageArgs) page: PageArgs, @Ctx() { loaders }: Context): Promise<Connection<AgreementVersionType>> {
    return pageOfList(page, (await loaders.load(versionsOf, id)) ?? []);
  }

  @FieldResolver(() => LevelConnection, { description: 'The levels of the version in force.' })
  async levels(@Root() agreement: AgreementType, @Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<Connection<LevelType>> {
    const { id } = await this.version(agreement, context);
    return pageOfList(page, (await context.loaders.load(levelsOfVersions, id)) ?? []);
  }

  @FieldResolver()
  provider(@Root() { providerId }: AgreementType, @Ctx() context: Context): Promise<PartyType> {
    return party(context, providerId);
  }

  @FieldResolver()
  customer(@Root() { customerId }: AgreementType, @Ctx() context: Context): Promise<PartyType> {
    return party(context, customerId);
  }

  @FieldResolver(() => AgreementPermissionsType)
  permissions(@Ctx() { may }: Context): AgreementPermissionsType {
    return { amend: may('manage-agreements'), declareExclusion: may('declare-exclusions'), closePeriod: may('close-periods') };
  }
}

@Resolver(() => LevelType)
export class LevelResolver {
  @Allow('read')
  @Query(() => LevelType, { nullable: true })
  level(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<LevelType | null> {
    return find(context, idOf('Level', id), levelsById);
  }

  @FieldResolver()
  async agreement(@Root() { agreementId }: LevelType, @Ctx() { loaders }: Context): Promise<AgreementType> {
    const agreement = await loaders.load(agreementsById, agreementId);
    if (agreement === null) throw new Error('a level is seen without its agreement');
    return agreement;
  }

  @FieldResolver()
  obligor(@Root() { obligorId }: LevelType, @Ctx() context: Context): Promise<PartyType> {
    return party(context, obligorId);
  }
}

@Resolver(() => ComponentType)
export class ComponentResolver {
  @FieldResolver()
  async party(@Root() { partyId }: ComponentType, @Ctx() { loaders }: Context): Promise<PartyType | null> {
    return partyId === null ? null : loaders.load(partiesById, partyId);
  }
}

export async function party({ loaders }: Context, id: string): Promise<PartyType> {
  const found = await loaders.load(partiesById, id);
  if (found === null) throw new Error('a thing is seen without the party it names');
  return found;
}

function find<T>({ loaders }: Context, id: string | null, batch: Parameters<typeof loaders.load<string, T>>[0]): Promise<T | null> {
  return id === null ? Promise.resolve(null) : loaders.load(batch, id);
}
