import { beforeAll, describe, expect, it } from 'vitest';
import { CODES } from '../../src/graphql/errors.ts';
import { testApi, type Visitor } from '../api.ts';
import { testWorld } from '../world.ts';

describe('the endpoint', () => {
  const world = testWorld();
  const api = testApi(world);
  let ada: Visitor;

  beforeAll(async () => {
    ada = await api.aPerson();
    await ada.ask('mutation { createTenant(input: { name: "Northwind", slug: "northwind", timeZone: "UTC" }) { __typename } }');
    ada.tenant = 'northwind';
  });

  it.each([
    ['a page of more than 100', '{ parties(first: 101) { totalCount } }', {}, 'BAD_USER_INPUT'],
    ['a page of nothing', '{ parties(first: 0) { totalCount } }', {}, 'BAD_USER_INPUT'],
    ['a page of more than 100 by a variable', 'query ($n: Int!) { parties(first: $n) { totalCount } }', { n: 1_000 }, 'BAD_USER_INPUT'],
    ['a page of no stated size', '{ parties { totalCount } }', {}, 'GRAPHQL_VALIDATION_FAILED'],
    ['a cursor of its own making', '{ parties(first: 1, after: "nonsense") { totalCount } }', {}, 'BAD_USER_INPUT'],
    ['pages of pages of pages', '{ agreements(first: 100) { nodes { levels(first: 100) { nodes { results(first: 100) { nodes { id } } } } } } }', {}, 'TOO_COMPLEX'],
    ['pages of pages by variables', 'query ($n: Int!) { agreements(first: $n) { nodes { levels(first: $n) { nodes { results(first: $n) { nodes { id } } } } } } }', { n: 100 }, 'TOO_COMPLEX'],
    ['two mutations at once', 'mutation { a: createParty(input: { name: "A", kind: PROVIDER }) { __typename } b: createParty(input: { name: "B", kind: PROVIDER }) { __typename } }', {}, 'TOO_COMPLEX'],
    ['the schema', '{ __schema { types { name } } }', {}, 'INTROSPECTION_OFF'],
    ['a type of the schema', '{ __type(name: "Party") { name } }', {}, 'INTROSPECTION_OFF'],
    ['what is no GraphQL', '{', {}, 'GRAPHQL_PARSE_FAILED'],
    ['a field that is not there', '{ partys(first: 1) { totalCount } }', {}, 'GRAPHQL_VALIDATION_FAILED'],
    ['thousands of tokens', `{ parties(first: 1) { ${'totalCount '.repeat(2_500)} } }`, {}, 'GRAPHQL_PARSE_FAILED'],
    ['many names for one field', `{ ${Array.from({ length: 40 }, (_, place) => `a${place}: me { id }`).join(' ')} }`, {}, 'GRAPHQL_VALIDATION_FAILED'],
  ])('refuses to be asked for %s', async (_what, query, variables, code) => {
    const { body, text } = await ada.ask(query, variables);

    expect(body.errors?.[0]?.extensions, text).toMatchObject({ code, trace: expect.any(String) });
    expect(text).not.toMatch(/Did you mean|stacktrace/);
    expect(CODES).toContain(body.errors[0].extensions.code);
  });

  it('takes no list of operations', async () => {
    const answer = await ada.post('/graphql', [{ query: '{ me { id } }' }]);

    expect(answer.status).toBe(400);
  });

  it('takes nothing that a foreign page could send without asking', async () => {
    const answer = await api.app.inject({ method: 'POST', url: '/graphql', headers: { 'content-type': 'text/plain', cookie: ada.cookie }, payload: '{"query":"{ me { id } }"}' });

    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
  });

  it('a tenant that one is not in is a tenant that is not there', async () => {
    const stranger = await api.aPerson('Eve');
    const answers: string[] = [];
    for (const tenant of ['northwind', 'no-such-tenant', '0190a0b0-0000-7000-8000-000000000000']) {
      stranger.tenant = tenant;
      answers.push((await stranger.ask('{ tenant { name } }')).text.replace(/"trace":"[^"]*"/, ''));
    }

    expect(new Set(answers).size).toBe(1);
  });

  it('carries the rules for browsers on every answer', async () => {
    const answers = [await ada.ask('{ me { id } }'), await ada.ask('{'), await ada.post('/api/nothing', {}), await ada.post('/api/auth/sign-in/email', {})];

    for (const { headers } of answers) {
      expect(headers).toMatchObject({ 'x-frame-options': 'DENY', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers['cache-control']).toContain('no-store');
    }
  });

  it('keeps the session in a cookie that scripts cannot read and foreign pages do not send', async () => {
    const answer = await api.app.inject({ method: 'POST', url: '/api/auth/sign-in/email', headers: { 'content-type': 'application/json', origin: 'http://127.0.0.1:4000' }, payload: { email: ada.email, password: 'a long and quiet password' } });

    expect(answer.cookies.find(({ name }) => name.includes('session_token'))).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  });

  it('signs nobody in from a foreign page', async () => {
    const answer = await ada.post('/api/auth/sign-in/email', { email: ada.email, password: 'a long and quiet password' }, { origin: 'https://evil.example' });

    expect(answer.status).toBe(403);
  });

  it('signs out', async () => {
    const eve = await api.aPerson('Eve');
    await eve.post('/api/auth/sign-out', {});

    expect((await eve.ask('{ me { id } }')).body).toEqual({ data: { me: null } });
  });
});
