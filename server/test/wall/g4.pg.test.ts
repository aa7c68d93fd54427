import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApi } from '../../src/graphql/schema.ts';
import { PASSWORD, testApi, type Visitor } from '../api.ts';
import { openLine } from '../live.ts';
import { testWorld } from '../world.ts';

/** One question for every field of Subscription: a new one is covered the day it lands, or fails here. */
const QUESTIONS: Readonly<Record<string, string>> = { changes: 'subscription { changes { position facts levels { id value { unit toDate { shown } } clocks(first: 10) { nodes { clock parent } } } } }' };

const MEMBERS = '{ members(first: 100) { nodes { id email } } }';
const INVITE = 'mutation ($input: InviteInput!) { invite(input: $input) { ... on InvitationLink { url } ... on Problems { problems { code } } } }';
const ACCEPT = 'mutation ($token: String!) { acceptInvitation(token: $token) { ... on Membership { id } ... on Problems { problems { code } } } }';

describe('G4: every subscription ends with every way to lose access', () => {
  const world = testWorld({ poolSize: 6 });
  const api = testApi(world, { live: true });
  const times: string[] = [];
  let ada: Visitor;

  beforeAll(async () => {
    ada = await api.aPerson();
    const { body } = await ada.ask('mutation ($input: CreateTenantInput!) { createTenant(input: $input) { ... on Tenant { id } ... on Problems { problems { code } } } }',
      { input: { name: 'Northwind', slug: 'northwind', timeZone: 'Europe/Amsterdam' } });
    expect(body.data.createTenant.id).toBeTypeOf('string');
    ada.tenant = 'northwind';
  });
  afterAll(() => console.log(`sockets closed after ${times.join(', ')}`));

  const aMember = async (): Promise<Visitor> => {
    const guest = api.visitor();
    const { body } = await ada.ask(INVITE, { input: { email: guest.email, role: 'ANALYST', party: null } });
    const token = String(body.data.invite.url).split('/').at(-1);
    await guest.post('/api/auth/sign-up/email', { name: 'Guest', email: guest.email, password: PASSWORD, invitation: token });
    await guest.ask(ACCEPT, { token });
    guest.tenant = 'northwind';
    return guest;
  };
  const membershipOf = async ({ email }: Visitor): Promise<string> => {
    const { body } = await ada.ask(MEMBERS);
    const found = body.data.members.nodes.find((each: { email: string }) => each.email === email);
    return found.id;
  };
  const aParty = async (): Promise<string> => {
    const { body } = await ada.ask(`mutation { createParty(input: { name: "Party ${Math.round(performance.now())}", kind: CUSTOMER }) { ... on Party { id } ... on Problems { problems { code } } } }`);
    return body.data.createParty.id;
  };

  const ways: readonly (readonly [string, (guest: Visitor) => Promise<unknown>, number])[] = [
    ['signs out', (guest) => guest.post('/api/auth/sign-out', {}), 4401],
    ['changes the password', (guest) => guest.post('/api/auth/change-password', { currentPassword: PASSWORD, newPassword: `${PASSWORD}, a new one` }), 4401],
    ['is given a new password by a reset link', async (guest) => {
      const { body } = await ada.ask(`mutation { makeResetLink(membership: "${await membershipOf(guest)}") { ... on ResetLink { url } ... on Problems { problems { code } } } }`);
      const token = String(body.data.makeResetLink.url).split('/').at(-1);
      const answer = await api.visitor().post('/api/auth/reset-password', { token, newPassword: `${PASSWORD}, another` });
      expect(answer.status).toBe(200);
    }, 4401],
    ['is removed', async (guest) => {
      const { body } = await ada.ask(`mutation { removeMembership(membership: "${await membershipOf(guest)}") { ... on Membership { id } ... on Problems { problems { code } } } }`);
      expect(body.data.removeMembership.id).toBeTypeOf('string');
    }, 4403],
    ['is given another role', async (guest) => {
      const { body } = await ada.ask(`mutation { changeRole(membership: "${await membershipOf(guest)}", role: VIEWER) { ... on Membership { id } ... on Problems { problems { code } } } }`);
      expect(body.data.changeRole.id).toBeTypeOf('string');
    }, 4403],
    ['is given a party scope', async (guest) => {
      const { body } = await ada.ask(`mutation { changeRole(membership: "${await membershipOf(guest)}", role: ANALYST, party: "${await aParty()}") { ... on Membership { id } ... on Problems { problems { code } } } }`);
      expect(body.data.changeRole.id).toBeTypeOf('string');
    }, 4403],
    ['has a session that expires', (guest) => world.admin(
      'update auth.session set "expiresAt" = now() - interval \'1 second\' where "userId" = (select id from auth."user" where email = $1)', [guest.email]), 4401],
  ];

  it('asks every subscription that there is', () => {
    expect(Object.keys(QUESTIONS)).toEqual(Object.keys(buildApi().getSubscriptionType()?.getFields() ?? {}));
  });

  for (const [name, question] of Object.entries(QUESTIONS)) {
    it.each(ways)(`${name}: a member %s`, async (way, lose, code) => {
      const guest = await aMember();
      const line = await openLine(api, guest, question);
      const bystander = await openLine(api, ada, question);

      await lose(guest);
      const began = performance.now();

      await expect.poll(line.closed, { timeout: 20_000, interval: 20 }).toBe(code);
      times.push(`${Math.round(performance.now() - began)} ms (${way})`);
      expect(bystander.closed()).toBeUndefined();
      bystander.hangUp();
    });
  }

  it('a line cannot be opened again with what was lost', async () => {
    const guest = await aMember();
    await guest.post('/api/auth/sign-out', {});

    await expect(openLine(api, guest, QUESTIONS['changes'] ?? '')).rejects.toThrow('Unexpected server response: 401');
  });
});
