import 'reflect-metadata';
import { buildSchema, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import { graphql, printSchema } from 'graphql';
import { describe, expect, it } from 'vitest';

@ObjectType()
class Greeting {
  @Field(() => ID)
  id: string;

  @Field()
  text: string;
}

@Resolver(() => Greeting)
class GreetingResolver {
  @Query(() => Greeting)
  greeting(): Greeting {
    return { id: '1', text: 'hello' };
  }
}

describe('decorated classes', () => {
  it('make a schema under vitest, with metadata of their fields', async () => {
    const schema = await buildSchema({ resolvers: [GreetingResolver], validate: false });

    const answer = await graphql({ schema, source: '{ greeting { id text } }' });

    expect(printSchema(schema)).toContain('text: String!');
    expect(answer.data?.['greeting']).toEqual({ id: '1', text: 'hello' });
  });
});
