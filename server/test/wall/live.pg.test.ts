import { MINUTE } from '@entente/worktime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { recordStatusChanges } from '../../src/features/facts/index.ts';
import { inputs } from '../../src/features/results/index.ts';
import { globalId } from '../../src/graphql-kit/ids.ts';
import { type ResultsWorker, startResultsWorker } from '../../src/jobs/results-worker.ts';
import { type AgreementSeed, anAgreement } from '../agreement-seeds.ts';
import { PASSWORD, testApi, type Visitor } from '../api.ts';
import { type Line, openLine } from '../live.ts';
import { seedOf, type TenantSeed } from '../seeds.ts';
import { testWorld } from '../world.ts';

const PATIENTLY = { timeout: 20_000 };
const CHANGES = `subscription ($since: LogPosition, $agreement: ID) { changes(since: $since, agreement: $agreement) {
  position facts levels { id state toDate { bad } level { agreement { name state } } } statements { id } } }`;

describe('the live line of a tenant', () => {
  const world = testWorld({ poolSize: 8 });
  const api = testApi(world, { live: true });
  let worker: ResultsWorker;
  let tenant: TenantSeed;
  let ada: Visitor;
  let ours: AgreementSeed;
  let theirs: AgreementSeed;

  beforeAll(async () => {
    worker = startResultsWorker({ store: world.store, follower: api.follower, inputs, clock: systemClock, secret: 'a secret of at least thirty-two characters' });
    ada = await api.aPerson();
    await ada.ask('mutation ($input: CreateTenantInput!) { createTenant(input: $input) { ... on Tenant { id } ... on Problems { problems { code } } } }',
      { input: { name: 'Northwind', slug: 'northwind', timeZone: 'Europe/Amsterdam' } });
    ada.tenant = 'northwind';
    const [{ id } = { id: '' }] = await world.admin<{ id: string }>('select tenant_id as id from entente.tenant');
    tenant = seedOf(world.store, id, 'northwind', { kind: 'worker', tenantId: id, reason: 'seed' });
    ours = await anAgreement(tenant, { component: 'ours' });
    theirs = await anAgreement(tenant, { component: 'theirs' });
  });
  afterAll(() => worker.close());

  const invited = async (partyId: string): Promise<Visitor> => {
    const guest = api.visitor();
    const { body } = await ada.ask('mutation ($input: InviteInput!) { invite(input: $input) { ... on InvitationLink { url } ... on Problems { problems { code } } } }',
      { input: { email: guest.email, role: 'VIEWER', party: globalId('Party', partyId) } });
    const token = String(body.data.invite.url).split('/').at(-1);
    await guest.post('/api/auth/sign-up/email', { name: 'Guest', email: guest.email, password: PASSWORD, invitation: token });
    await guest.ask('mutation ($token: String!) { acceptInvitation(token: $token) { ... on Membership { id } ... on Problems { problems { code } } } }', { token });
    guest.tenant = 'northwind';
    return guest;
  };
  const goesDown = async ({ sourceId, metricId }: AgreementSeed): Promise<void> => {
    const now = systemClock();
    await tenant.within((session) => recordStatusChanges(session, sourceId, now, [{ metricId, at: now - 2 * MINUTE, state: 'down' }]));
  };
  const bad = ({ heard }: Line): number =>
    Math.max(0, ...heard.flatMap(({ data }) => data.changes.levels.map(({ toDate }: { toDate: { bad: string } }) => Number(toDate.bad))));
  const named = ({ heard }: Line): unknown[] => heard.flatMap(({ data }) => data.changes.levels.map(({ level }: { level: { agreement: { name: string } } }) => level.agreement.name));

  it('tells what a fact did to a number, to the tenant and to each party of the agreement, and to nobody else', async () => {
    await expect.poll(async () => (await world.admin('select 1 from entente.level_result where running')).length, PATIENTLY).toBe(2);
    const lines = {
      own: await openLine(api, ada, CHANGES),
      party: await openLine(api, await invited(ours.customerId), CHANGES),
      stranger: await openLine(api, await invited(theirs.customerId), CHANGES),
    };

    await goesDown(ours);
    await expect.poll(() => bad(lines.own), PATIENTLY).toBeGreaterThanOrEqual(2 * MINUTE);
    await expect.poll(() => bad(lines.party), PATIENTLY).toBeGreaterThanOrEqual(2 * MINUTE);
    await goesDown(theirs);
    await expect.poll(() => bad(lines.stranger), PATIENTLY).toBeGreaterThanOrEqual(2 * MINUTE);

    expect(new Set(named(lines.party))).toEqual(new Set(['Agreement of ours']));
    expect(new Set(named(lines.stranger))).toEqual(new Set(['Agreement of theirs']));
    expect(lines.party.heard.every(({ data }) => data.changes.facts === null)).toBe(true);
    expect(lines.own.heard.reduce((sum, { data }) => sum + data.changes.facts, 0)).toBe(2);
    expect(lines.own.heard.some(({ errors }) => errors)).toBe(false);
    for (const line of Object.values(lines)) line.hangUp();
  });

  it('resumes after the last position that was seen: what moved meanwhile comes first, once', async () => {
    const before = await openLine(api, ada, CHANGES);
    const since = before.heard.at(-1).data.changes.position;
    before.hangUp();
    await goesDown(ours);
    await expect.poll(async () => (await world.admin<{ n: number }>('select count(*)::int as n from entente.log_position where position > $1 and kind = \'level-result\'', [since]))[0]?.n, PATIENTLY).toBeGreaterThan(0);

    const after = await openLine(api, ada, CHANGES, { since });

    expect(after.heard[0].data.changes).toMatchObject({ position: since, facts: 0, levels: [] });
    const changes = () => after.heard.map(({ data }) => data.changes);
    await expect.poll(() => changes().reduce((sum, { facts }) => sum + facts, 0), PATIENTLY).toBe(1);
    await expect.poll(() => changes().flatMap(({ levels }) => levels).length, PATIENTLY).toBeGreaterThan(0);
    const positions = changes().map(({ position }) => Number(position));
    expect(positions).toEqual([...positions].sort((one, other) => one - other));
    for (const { levels } of changes()) expect(new Set(levels.map(({ id }: { id: string }) => id)).size).toBe(levels.length);
    after.hangUp();
  });

  it('with an agreement tells its changes alone; one that the reader may not see is silent', async () => {
    const one = await openLine(api, ada, CHANGES, { agreement: globalId('Agreement', theirs.id) });
    const hidden = await openLine(api, await invited(ours.customerId), CHANGES, { agreement: globalId('Agreement', theirs.id) });

    await goesDown(ours);
    await goesDown(theirs);
    await expect.poll(() => named(one).length, PATIENTLY).toBeGreaterThan(0);

    expect(new Set(named(one))).toEqual(new Set(['Agreement of theirs']));
    expect(hidden.heard).toHaveLength(1);
    one.hangUp();
    hidden.hangUp();
  });
});
