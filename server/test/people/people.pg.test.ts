import { beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD, testApi, type Visitor } from '../api.ts';
import { testWorld } from '../world.ts';

const CREATE_TENANT = `mutation ($input: CreateTenantInput!) { createTenant(input: $input) {
  ... on Tenant { id slug name demo timeZone logPosition permissions { invite { authorized } } } ... on Problems { problems { code path } } } }`;
const INVITE = `mutation ($input: InviteInput!) { invite(input: $input) {
  ... on InvitationLink { url invitation { id email role party { name } } } ... on Problems { problems { code message path } } } }`;
const ACCEPT = `mutation ($token: String!) { acceptInvitation(token: $token) {
  ... on Membership { id role tenant { slug permissions { invite { authorized code message } } } party { name } } ... on Problems { problems { code } } } }`;
const ME = '{ me { email memberships { role tenant { name slug } party { name } } current { role tenant { slug } } permissions { createTenant { authorized } } } }';

describe('people', () => {
  const world = testWorld();
  const api = testApi(world);
  let ada: Visitor;

  beforeAll(async () => {
    ada = await api.aPerson('Ada Lovelace');
    const { body } = await ada.ask(CREATE_TENANT, { input: { name: 'Northwind', slug: 'northwind', timeZone: 'Europe/Amsterdam' } });
    expect(body).toMatchObject({ data: { createTenant: { slug: 'northwind', demo: false, timeZone: 'Europe/Amsterdam', permissions: { invite: { authorized: true } } } } });
    ada.tenant = 'northwind';
  });

  const invited = async (role: string, party: string | null = null): Promise<Visitor> => {
    const guest = api.visitor();
    const { body } = await ada.ask(INVITE, { input: { email: guest.email, role, party } });
    const token = String(body.data.invite.url).split('/').at(-1);
    const up = await guest.post('/api/auth/sign-up/email', { name: 'Guest', email: guest.email, password: PASSWORD, invitation: token });
    expect(up.status).toBe(200);
    const accepted = await guest.ask(ACCEPT, { token });
    expect(accepted.body).toMatchObject({ data: { acceptInvitation: { role } } });
    guest.tenant = 'northwind';
    return guest;
  };

  it('nobody is nobody', async () => {
    const { body } = await api.visitor().ask('{ me { email } }');

    expect(body).toEqual({ data: { me: null } });
  });

  it('the owner is told what it is', async () => {
    const { body } = await ada.ask(ME);

    expect(body.data.me).toMatchObject({ email: ada.email, memberships: [{ role: 'OWNER', tenant: { name: 'Northwind' }, party: null }], current: { role: 'OWNER' } });
  });

  it('an address of a tenant is taken once', async () => {
    const { body } = await ada.ask(CREATE_TENANT, { input: { name: 'Another', slug: 'northwind', timeZone: 'Mars/Olympus' } });

    expect(body.data.createTenant.problems).toEqual([{ code: 'ZONE_UNKNOWN', path: ['input', 'timeZone'] }]);
  });

  it('sign-up needs an invitation for that e-mail', async () => {
    const stranger = api.visitor();

    const answer = await stranger.post('/api/auth/sign-up/email', { name: 'Eve', email: stranger.email, password: PASSWORD, invitation: 'x' });

    expect(answer).toMatchObject({ status: 403, body: { code: 'INVITATION_REQUIRED' } });
  });

  it('a password has twelve characters or more', async () => {
    const guest = api.visitor();
    const { body } = await ada.ask(INVITE, { input: { email: guest.email, role: 'VIEWER' } });
    const invitation = String(body.data.invite.url).split('/').at(-1);
    const signUp = (password: string) => guest.post('/api/auth/sign-up/email', { name: 'Guest', email: guest.email, password, invitation });

    expect(await signUp('elevenchars')).toMatchObject({ status: 400, body: { code: 'PASSWORD_TOO_SHORT' } });
    expect((await signUp('twelve chars')).status).toBe(200);
  });

  it('who holds the link of an invitation is told why it is not open', async () => {
    const [guest, other] = [api.visitor(), api.visitor()];
    const { body } = await ada.ask(INVITE, { input: { email: guest.email, role: 'VIEWER' } });
    const token = String(body.data.invite.url).split('/').at(-1) ?? '';
    const signUp = (visitor: Visitor, invitation: string) => visitor.post('/api/auth/sign-up/email', { name: 'Guest', email: visitor.email, password: PASSWORD, invitation });
    const accept = async (visitor: Visitor, secret = token) => (await visitor.ask(ACCEPT, { token: secret })).body.data.acceptInvitation.problems?.[0].code;

    expect(await signUp(other, token)).toMatchObject({ status: 403, body: { code: 'INVITATION_OF_ANOTHER' } });
    expect(await signUp(guest, `${token}x`)).toMatchObject({ status: 403, body: { code: 'INVITATION_REQUIRED' } });
    await signUp(guest, token);
    await world.admin('update entente.invitation set expires_at = $1 where email = $2', [new Date(0), guest.email]);
    expect(await accept(guest)).toBe('INVITATION_EXPIRED');
    await world.admin('update entente.invitation set expires_at = $1 where email = $2', [new Date('2100-01-01'), guest.email]);
    expect([await accept(ada), await accept(guest, `${token}x`), await accept(guest), await accept(guest)]).toEqual(['INVITATION_OF_ANOTHER', 'INVITATION_REQUIRED', undefined, 'INVITATION_USED']);
    expect(await signUp(guest, token)).toMatchObject({ status: 403, body: { code: 'INVITATION_USED' } });
  });

  it('one who tries too often with a link keeps nobody else out', async () => {
    const tries = api.visitor();
    const signUp = (visitor: Visitor, invitation: string) => visitor.post('/api/auth/sign-up/email', { name: 'Guest', email: visitor.email, password: PASSWORD, invitation });
    for (let count = 0; count < 10; count += 1) await signUp(tries, 'no link of ours');

    expect((await signUp(tries, 'no link of ours')).status).toBe(429);
    await invited('VIEWER');
  });

  it('an invited person joins with the role of the invitation, once', async () => {
    const guest = await invited('ANALYST');

    const { body } = await guest.ask(ME);

    expect(body.data.me.current).toEqual({ role: 'ANALYST', tenant: { slug: 'northwind' } });
  });

  it('a viewer is denied with a code and a sentence, and nothing is done', async () => {
    const viewer = await invited('VIEWER');

    const { body } = await viewer.ask(INVITE, { input: { email: 'x@example.com', role: 'OWNER' } });
    const list = await viewer.ask('{ invitations(first: 5) { totalCount } }');

    expect(body.data.invite.problems[0]).toMatchObject({ code: 'FORBIDDEN', message: 'Your role (viewer) does not allow this; owner or admin may.' });
    expect(list.body.errors[0]).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  });

  it("a portal user sees its own party and no other people's", async () => {
    const made = await ada.ask('mutation { createParty(input: { name: "Acme Hosting", kind: PROVIDER }) { ... on Party { id letters ordinal } } }');
    await ada.ask('mutation { createParty(input: { name: "Rival", kind: PROVIDER }) { ... on Party { id } } }');
    const portal = await invited('VIEWER', made.body.data.createParty.id);

    const { body } = await portal.ask('{ parties(first: 10) { totalCount nodes { name letters } } tenant { name } }');
    const members = await portal.ask('{ members(first: 1) { totalCount } }');

    expect(made.body.data.createParty).toMatchObject({ letters: 'AH', ordinal: 2 });
    expect(body.data).toEqual({ parties: { totalCount: 1, nodes: [{ name: 'Acme Hosting', letters: 'AH' }] }, tenant: { name: 'Northwind' } });
    expect(members.body.errors[0].extensions.code).toBe('FORBIDDEN');
  });

  it('a removed member is out at once', async () => {
    const guest = await invited('MANAGER');
    const { body } = await ada.ask('{ members(first: 50) { nodes { id email } } }');
    const id = body.data.members.nodes.find(({ email }: { email: string }) => email === guest.email).id;

    const removed = await ada.ask('mutation ($id: ID!) { removeMembership(membership: $id) { ... on Membership { state } } }', { id });

    expect(removed.body.data.removeMembership).toEqual({ state: 'REMOVED' });
    expect((await guest.ask('{ tenant { name } }')).body.errors[0].extensions.code).toBe('TENANT_REQUIRED');
  });

  it('a reset link sets a new password once and ends the old sessions', async () => {
    const guest = await invited('ANALYST');
    const { body } = await ada.ask('{ members(first: 50) { nodes { id email } } }');
    const id = body.data.members.nodes.find(({ email }: { email: string }) => email === guest.email).id;
    const link = await ada.ask('mutation ($id: ID!) { makeResetLink(membership: $id) { ... on ResetLink { url } ... on Problems { problems { code } } } }', { id });
    const token = String(link.body.data.makeResetLink.url).split('/').at(-1);

    const reset = await api.visitor().post('/api/auth/reset-password', { token, newPassword: 'another long password' });
    const again = await api.visitor().post('/api/auth/reset-password', { token, newPassword: 'a third long password' });

    expect([reset.status, again.status]).toEqual([200, 400]);
    expect((await guest.ask('{ me { email } }')).body).toEqual({ data: { me: null } });
    const anew = api.visitor(guest.email);
    expect((await anew.post('/api/auth/sign-in/email', { email: guest.email, password: 'another long password' })).status).toBe(200);
  });

  it('nobody is told whether an account exists', async () => {
    const [wrong, unknown] = [api.visitor(ada.email), api.visitor()];

    const answers = await Promise.all([wrong, unknown].map((each) => each.post('/api/auth/sign-in/email', { email: each.email, password: 'not the password' })));

    expect(answers[0]?.status).toBe(401);
    expect(answers[0]?.text).toBe(answers[1]?.text);
  });

  it('too many attempts on an account have to wait, whether it exists or not', async () => {
    const somebody = api.visitor();
    const attempt = () => somebody.post('/api/auth/sign-in/email', { email: somebody.email, password: 'not the password' });
    for (let count = 0; count < 10; count += 1) await attempt();

    const last = await attempt();

    expect(last.status).toBe(429);
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('writes down who signed in, was invited, joined and left', async () => {
    await ada.post('/api/auth/sign-in/email', { email: ada.email, password: PASSWORD });

    const { body } = await ada.ask('{ auditEntries(first: 100) { nodes { action actor } } }');

    const actions = body.data.auditEntries.nodes.map(({ action }: { action: string }) => action);
    expect(new Set(actions)).toEqual(new Set(['signed-in', 'password.changed', 'reset-link.made', 'membership.removed', 'invitation.accepted', 'invitation.made', 'party.created', 'tenant.created']));
    expect(body.data.auditEntries.nodes[0]).toEqual({ action: 'signed-in', actor: 'Ada Lovelace' });
  });
});
