import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Allow } from '../../access/allow.ts';
import { type Outcome, problem, refused } from '../../access/outcome.ts';
import { type Connection, PageArgs } from '../../graphql-kit/connection.ts';
import type { Context } from '../../graphql-kit/context.ts';
import { idOf } from '../../graphql-kit/ids.ts';
import { answer, type Problems } from '../../graphql-kit/problems.ts';
import { createSource } from '../agreements/index.ts';
import { partiesById, type PartyType } from '../people/index.ts';
import { createApiKey, revokeApiKey } from './api-key.use-cases.ts';
import { firstFact } from './first-fact.ts';
import { keyById, keysOf, metricsOf, scopesOf, sourcesById, sourcesPage } from './source.queries.ts';
import {
  ApiKeyResult, ApiKeyType, CreateApiKeyResult, CreateSourceInput, CreateSourceResult, NewApiKeyType, SourceConnection, SourcePermissionsType, type SourceScopeInput, SourceScopeType, SourceType,
} from './source.types.ts';

@Resolver(() => SourceType)
export class SourceResolver {
  @Allow('read-own')
  @Query(() => SourceConnection)
  sources(@Args(() => PageArgs) page: PageArgs, @Ctx() { session }: Context): Promise<Connection<SourceType>> {
    return sourcesPage(session, page);
  }

  @FieldResolver(() => [SourceScopeType])
  async scope(@Root() { id }: SourceType, @Ctx() { loaders }: Context): Promise<readonly SourceScopeType[]> {
    return (await loaders.load(scopesOf, id)) ?? [];
  }

  @FieldResolver(() => [ApiKeyType])
  async keys(@Root() { id }: SourceType, @Ctx() { loaders }: Context): Promise<readonly ApiKeyType[]> {
    return (await loaders.load(keysOf, id)) ?? [];
  }

  @FieldResolver()
  async party(@Root() { partyId }: SourceType, @Ctx() { loaders }: Context): Promise<PartyType | null> {
    return partyId === null ? null : loaders.load(partiesById, partyId);
  }

  @FieldResolver(() => SourcePermissionsType)
  permissions(@Ctx() { may }: Context): SourcePermissionsType {
    return { makeKey: may('manage-sources'), revokeKey: may('manage-sources') };
  }

  @Allow('manage-sources')
  @Mutation(() => CreateSourceResult)
  async createSource(@Arg('input', () => CreateSourceInput) { name, party, cadenceSeconds, scope }: CreateSourceInput, @Ctx() context: Context): Promise<SourceType | Problems> {
    const metrics = await metricsOfScope(context, scope);
    const partyId = party == null ? null : idOf('Party', party);
    if (metrics.value === undefined) return { problems: metrics.problems };
    if (party != null && (partyId === null || (await partiesById(context.session, [partyId])).size === 0)) {
      return { problems: [problem('PARTY_NOT_FOUND', 'There is no such party.', ['party'], 'Choose a party of this tenant, or leave it out.')] };
    }
    const cadence = cadenceSeconds == null ? null : cadenceSeconds * 1000;
    return answer(await createSource(context.session, { name, partyId, cadence, metrics: metrics.value }), async ({ id }) => {
      await context.flush();
      const source = (await sourcesById(context.session, [id])).get(id);
      if (source === undefined) throw new Error('a source that was just written is not there');
      return source;
    });
  }

  @Allow('manage-sources')
  @Mutation(() => CreateApiKeyResult)
  async createApiKey(@Arg('source', () => ID) source: string, @Ctx() { session, origin, flush }: Context): Promise<NewApiKeyType | Problems> {
    const sourceId = idOf('Source', source);
    if (sourceId === null) return { problems: [NO_SOURCE] };
    return answer(await createApiKey(session, sourceId), async ({ id, secret }) => {
      await flush();
      const [scope] = (await scopesOf(session, [sourceId])).get(sourceId) ?? [];
      return { key: await keyById(session, id), secret, curl: firstFact(origin, secret, scope?.component.key ?? 'component') };
    });
  }

  @Allow('manage-sources')
  @Mutation(() => ApiKeyResult)
  async revokeApiKey(@Arg('key', () => ID) key: string, @Ctx() { session }: Context): Promise<ApiKeyType | Problems> {
    const keyId = idOf('ApiKey', key);
    if (keyId === null) return { problems: [problem('NOT_FOUND', 'There is no such key.', ['key'])] };
    return answer(await revokeApiKey(session, keyId), ({ id }) => keyById(session, id));
  }
}

const NO_SOURCE = problem('NOT_FOUND', 'There is no such source.', ['source']);

async function metricsOfScope({ session }: Context, scope: readonly SourceScopeInput[]): Promise<Outcome<readonly string[]>> {
  const components = scope.map(({ component }) => idOf('Component', component));
  const metrics = await metricsOf(session, [...new Set(components.filter((id) => id !== null))]);
  const chosen = scope.map(({ metric }, place) => (metrics.get(components[place] ?? '') ?? []).filter(({ key }) => metric == null || key === metric));
  const missing = chosen.flatMap((each, place) => (each.length > 0 ? [] : [problem('METRIC_NOT_FOUND', 'There is no such component or metric.', ['scope', String(place)], 'Choose components of this tenant.')]));
  return missing.length > 0 ? refused(...missing) : { value: [...new Set(chosen.flat().map(({ id }) => id))] };
}
