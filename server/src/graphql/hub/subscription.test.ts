import { buildSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import { readQuestion } from './subscription.ts';

const schema = buildSchema(`
  type Query { me: String }
  type Mutation { act: String }
  type Change { position: String, again(at: String): String }
  type Subscription { changes(since: String, agreement: ID): Change! }
`);

describe('a live question', () => {
  test('is the same for everybody wherever they start, by variable', () => {
    const query = 'subscription ($since: String, $agreement: ID) { changes(since: $since, agreement: $agreement) { position } }';

    const early = readQuestion(schema, { query, variables: { since: '3', agreement: 'a' } });
    const late = readQuestion(schema, { query, variables: { since: '8', agreement: 'a' } });

    expect(early).toMatchObject({ since: 3, variables: { since: '0', agreement: 'a' } });
    expect(late).toMatchObject({ since: 8, variables: { since: '0', agreement: 'a' } });
  });

  test('keeps the variable when its value stands in the answer too', () => {
    const query = 'subscription ($since: String) { changes(since: $since) { again(at: $since) } }';

    expect(readQuestion(schema, { query, variables: { since: '3' } })).toMatchObject({ since: 3, variables: { since: '3' } });
  });

  test('may start anywhere in its text, or nowhere', () => {
    expect(readQuestion(schema, { query: 'subscription { changes(since: "12") { position } }' })).toMatchObject({ since: 12 });
    expect(readQuestion(schema, { query: 'subscription { changes { position } }' })).toMatchObject({ since: undefined });
  });

  test.each([
    ['a query', '{ me }', 'Only subscriptions are answered here'],
    ['a mutation', 'mutation { act }', 'Only subscriptions are answered here'],
    ['an unknown field', 'subscription { changes { secret } }', 'Cannot query field "secret" on type "Change".'],
    ['two questions at once', 'subscription { changes { position } b: changes { position } }', 'Anonymous Subscription must select only one top level field.'],
    ['no position', 'subscription { changes(since: "1e99") { position } }', 'since is not a position in the log'],
    ['no GraphQL', 'subscription {', 'Syntax Error: Expected Name, found <EOF>.'],
  ])('is refused when it is %s', (_what, query, message) => {
    expect(readQuestion(schema, { query })).toMatchObject([{ message }]);
  });
});
