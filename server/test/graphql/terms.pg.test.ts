import { beforeAll, describe, expect, it } from 'vitest';
import { testApi, type Visitor } from '../api.ts';
import { testWorld } from '../world.ts';
import { buildApi } from '../../src/graphql/schema.ts';
import { apiRunner, type Principal } from '../wall/api-runner.ts';
import { anAgreement } from '../agreement-seeds.ts';

const IMPORT = `mutation ($text: String!) { importTerms(input: { text: $text }) {
  ... on ImportedTerms { parties services components sources calendars metrics sharedMetrics agreements amendments }
  ... on Problems { problems { line column code path message fix } } } }`;
const ACME = 'apiVersion: entente/v1\nkind: Party\nmetadata: { name: acme, displayName: Acme }\nspec: { role: provider, letters: AC }\n';
const NOTHING = { parties: 0, services: 0, components: 0, sources: 0, calendars: 0, metrics: 0, sharedMetrics: 0, agreements: 0, amendments: 0 };

describe('the API', () => {
  const world = testWorld();
  const api = testApi(world);
  let ada: Visitor;

  beforeAll(async () => {
    ada = await api.aPerson('Ada Lovelace');
    await ada.ask('mutation { createTenant(input: { name: "Northwind", slug: "northwind", timeZone: "UTC" }) { __typename } }');
    ada.tenant = 'northwind';
  });

  it('takes documents in, once, and gives them back', async () => {
    const first = await ada.ask(IMPORT, { text: ACME });
    const second = await ada.ask(IMPORT, { text: ACME });

    expect(first.body.data.importTerms).toEqual({ ...NOTHING, parties: 1 });
    expect(second.body.data.importTerms).toEqual(NOTHING);
    const { body } = await ada.ask('{ terms }');
    expect(body.data.terms).toBe(
      'apiVersion: entente/v1\nkind: Party\nmetadata:\n  name: northwind\n  displayName: Northwind\nspec:\n  role: internal\n  letters: NO\n'
      + '---\napiVersion: entente/v1\nkind: Party\nmetadata:\n  name: acme\n  displayName: Acme\nspec:\n  role: provider\n  letters: AC\n');
  });

  it('tells problems with line, column and way out, and keeps nothing of the rest', async () => {
    const { body } = await ada.ask(IMPORT, { text: `${ACME.replaceAll(/acme/gi, 'bolt')}---\n${ACME.replace('letters: AC', 'letters: XX')}` });

    expect(body.data.importTerms.problems).toEqual([{
      line: 8, column: 1, code: 'KEPT_OTHERWISE', path: ['metadata'], message: 'The party "Acme" is kept with something else as its letters.', fix: 'Write it as it is kept; an import adds, it changes nothing.',
    }]);
    expect((await ada.ask('{ terms }')).body.data.terms).not.toContain('bolt');
  });
});

describe('terms as documents', () => {
  const world = testWorld();
  const schema = buildApi();
  const ask = (principal: Principal, query: string) => apiRunner(schema, world.store).ask(principal, query);
  const IMPORT_NOTHING = 'mutation { importTerms(input: { text: "" }) { ... on ImportedTerms { parties } ... on Problems { problems { code } } } }';

  it.each([['owner', true], ['manager', true], ['analyst', false], ['viewer', false]] as const)('are read by a %s; whether taken in from one: %s', async (role, mayImport) => {
    const tenant = await world.aTenant();
    const principal = { name: role, person: true, actor: tenant.member(role) };

    expect(await ask(principal, '{ terms }')).toBe('{"data":{"terms":""}}');
    expect(await ask(principal, IMPORT_NOTHING)).toBe(mayImport ? '{"data":{"importTerms":{"parties":0}}}' : '{"data":{"importTerms":{"problems":[{"code":"FORBIDDEN"}]}}}');
  });

  it('are neither read nor written by the people of a party', async () => {
    const tenant = await world.aTenant();
    const { providerId } = await anAgreement(tenant);
    const principal = { name: 'party', person: true, actor: tenant.portalUser(providerId, 'owner') };

    for (const operation of ['{ terms }', IMPORT_NOTHING]) expect(await ask(principal, operation)).toContain('FORBIDDEN');
  });
});
