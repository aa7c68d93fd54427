import { CombinedError } from '@urql/core';
import { GraphQLError } from 'graphql';
import { describe, expect, test } from 'vitest';
import { problemsOf } from './outcome.ts';

describe('what a mutation came to', () => {
  test('a thing has no problems', () => {
    expect(problemsOf({ data: { createParty: { __typename: 'Party', id: 'p1' } } })).toEqual([]);
  });

  test('named problems come through with their fix', () => {
    const problem = { code: 'SLUG_TAKEN', message: 'Another tenant has it.', path: ['slug'], fix: 'Choose another.' };

    expect(problemsOf({ data: { createTenant: { __typename: 'Problems', problems: [problem] } } })).toEqual([problem]);
  });

  test('a denial is a named problem', () => {
    const error = new CombinedError({ graphQLErrors: [new GraphQLError('It needs the role administrator.', { extensions: { code: 'FORBIDDEN' } })] });

    expect(problemsOf({ error })).toEqual([{ code: 'FORBIDDEN', message: 'It needs the role administrator.' }]);
  });

  test('no answer is a named problem', () => {
    expect(problemsOf({ error: new CombinedError({ networkError: new Error('Failed to fetch') }) })).toEqual([{ code: 'NO_ANSWER', message: 'Failed to fetch' }]);
  });
});
