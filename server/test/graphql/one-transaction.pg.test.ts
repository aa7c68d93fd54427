import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { parse } from 'graphql';
import { Arg, Ctx, Field, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { Allow } from '../../src/access/allow.ts';
import { problem } from '../../src/access/outcome.ts';
import { createParty, Party, PartyType } from '../../src/features/people/index.ts';
import { everyFeature } from '../../src/graphql/features.ts';
import { compile, interpret } from '../../src/graphql/compile.ts';
import { executeOperation } from '../../src/graphql/execute-operation.ts';
import { buildApi } from '../../src/graphql/schema.ts';
import type { Context } from '../../src/graphql-kit/context.ts';
import { orProblems, type Problems } from '../../src/graphql-kit/problems.ts';
import type { TenantSeed } from '../seeds.ts';
import { testWorld } from '../world.ts';

const TryResult = orProblems('TryResult', () => PartyType);

@Allow('as-parent')
@ObjectType()
class Trouble {
  @Field(() => String, { nullable: true })
  none: string | null;
}

/** Mutations that write and then end in every way there is. */
@Resolver()
class TroubleResolver {
  @Allow('read')
  @Mutation(() => TryResult)
  async tryTo(@Arg('end', () => String) end: string, @Ctx() { session }: Context): Promise<PartyType | Problems> {
    const { value } = await createParty(session, { name: `Made to ${end}`, kind: 'provider' });
    if (value === undefined) throw new Error('no party');
    if (end === 'be refused') return { problems: [problem('NO', 'No.')] };
    if (end === 'throw') throw new Error('a table called secret_table');
    if (end === 'break a rule of the database') await session.sql('insert into entente.party (id, kind, name, letters) values ($1, $2, $3, $4)', [value.id, 'provider', 'Other', 'OT']);
    if (end === 'fail in a field') return { id: value.id, name: 'x', kind: 'no such kind', letters: 'X', ordinal: 1 };
    return { id: value.id, name: value.name, kind: value.kind, letters: value.letters, ordinal: value.position };
  }

  @Allow('read')
  @Query(() => Trouble)
  async writes(@Ctx() { session }: Context): Promise<Trouble> {
    session.em.create(Party, { id: '0190a0b0-0000-7000-8000-000000000000', name: 'Written by a query', kind: 'provider', letters: 'WQ', position: 1 });
    await session.em.flush();
    return { none: null };
  }
}

describe.each([['compiled', compile], ['interpreted', interpret]] as const)('an operation, %s, is one transaction', (_, plan) => {
  const world = testWorld({ poolSize: 2 });
  let schema: GraphQLSchema;
  let tenant: TenantSeed;
  const failures: unknown[] = [];

  beforeAll(async () => {
    schema = buildApi([...everyFeature, { resolvers: [TroubleResolver], nodes: [] }]);
    tenant = await world.aTenant();
  });

  const ask = async (text: string, variables = {}) => {
    const document = parse(text);
    const operation = text.startsWith('mutation') ? 'mutation' : 'query';
    return executeOperation(plan(schema, document, undefined), operation as never, variables, {
      caller: { person: null, actor: tenant.member('owner') }, requestId: 'trace', now: 0, origin: 'https://entente.example', secret: 'x', store: world.store,
      accounts: { makeResetToken: async () => '' }, mayIntrospect: false, failed: (error) => failures.push(error),
    });
  };
  const parties = async () => (await world.admin<{ name: string }>('select name from entente.party where tenant_id = $1', [tenant.id])).map(({ name }) => name);
  const TRY = 'mutation ($end: String!) { tryTo(end: $end) { ... on Party { id name kind } ... on Problems { problems { code } } } }';

  it.each(['be refused', 'throw', 'break a rule of the database', 'fail in a field'])('of which nothing is left when it is to %s', async (end) => {
    const answer = JSON.stringify(await ask(TRY, { end }));

    expect(await parties()).toEqual([]);
    expect(answer).not.toMatch(/secret_table|party_pkey|duplicate key|entente\./);
  });

  it('tells a conflict by its code', async () => {
    const { errors } = await ask(TRY, { end: 'break a rule of the database' });

    expect(errors?.[0]?.extensions).toEqual({ code: 'CONFLICT' });
    expect(errors?.[0]?.path).toEqual(['tryTo']);
  });

  it('that cannot write when it is a query', async () => {
    const { errors } = await ask('query { writes { none } }');

    expect(errors?.[0]?.extensions).toEqual({ code: 'INTERNAL' });
    expect(String(failures.at(-1))).toContain('read-only transaction');
    expect(await parties()).toEqual([]);
  });

  it('that takes variables of the wrong type for what they are', async () => {
    const { errors } = await ask('query ($first: Int!) { parties(first: $first) { totalCount } }', { first: 'many' });

    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
  });

  it('which is kept when all went well', async () => {
    const { data, errors } = await ask(TRY, { end: 'stay' });

    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ tryTo: { name: 'Made to stay', kind: 'PROVIDER' } });
    expect(await parties()).toEqual(['Made to stay']);
  });
});
