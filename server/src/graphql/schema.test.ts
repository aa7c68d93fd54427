import 'reflect-metadata';
import { printSchema } from 'graphql';
import { Field, ObjectType, Query, Resolver } from 'type-graphql';
import { describe, expect, it } from 'vitest';
import { Allow } from '../access/allow.ts';
import { buildApi } from './schema.ts';

@ObjectType()
class Secret {
  @Field(() => String)
  text: string;
}

@Resolver()
class SecretResolver {
  @Allow('read')
  @Query(() => Secret)
  secret(): Secret {
    return { text: 'nobody said who may read this' };
  }
}

describe('the API', () => {
  it('is made of what the features export', () => {
    expect(printSchema(buildApi())).toContain('union CreatePartyResult = Party | Problems');
  });

  it('is not built while a field declares no permission', () => {
    const build = () => buildApi([{ resolvers: [SecretResolver], nodes: [] }]);

    expect(build).toThrow('Fields without @Allow: Secret.text');
  });
});
