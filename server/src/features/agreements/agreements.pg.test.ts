import { describe, expect, it } from 'vitest';
import { aSharedMetric, anAgreement, granted } from '../../../test/agreement-seeds.ts';
import type { TenantSeed } from '../../../test/seeds.ts';
import { testWorld } from '../../../test/world.ts';
import { agreedLevels, agreedSharedMetrics, amendAgreement, closeAgreementUntil, createCalendar, createSharedMetric, disclose, withdraw } from './index.ts';
import { createAvailabilityAgreement } from './availability-template.use-cases.ts';
import { reachFromScratch } from './reach.use-cases.ts';

const world = testWorld();
const on = (day: string) => new Date(`${day}T00:00:00Z`);

describe('an agreement', () => {
  it('gives the engine its terms with everything resolved', async () => {
    const tenant = await world.aTenant();
    const seed = await anAgreement(tenant, { component: 'mail', zone: 'Europe/Amsterdam' });

    const [level] = await tenant.within((session) => agreedLevels(session, { tenantId: tenant.id, components: ['mail'] }));

    expect(level).toMatchObject({
      key: 'availability', agreementId: seed.id, version: 1,
      terms: {
        id: seed.levelId, component: 'mail', expected: '99.9', minimum: '99.5', basis: 'time', calendar: { kind: 'always' }, obligor: seed.providerId,
        period: { zone: 'Europe/Amsterdam', anchor: '2026-01-01', every: 'P1M' }, inForce: { start: on('2026-01-01').getTime() },
        method: { combine: 'any-bad', measures: 'status', metric: seed.metricId, sources: [seed.sourceId] },
      },
    });
    expect(level?.terms.inForce.end).toBeUndefined();
  });

  it('is amended by a new version; the one before ends where the new one begins and keeps its terms', async () => {
    const tenant = await world.aTenant();
    const { id } = await anAgreement(tenant);

    await tenant.within((session) => closeAgreementUntil(session, id, on('2026-03-01')));
    await tenant.within(async (session) =>
      granted(await amendAgreement(session, { agreementId: id, effectiveFrom: on('2026-03-15'), changes: { availability: { expected: '99.5' } } })));

    const levels = await tenant.within((session) => agreedLevels(session, { tenantId: tenant.id, agreements: [id] }));
    expect(levels.map(({ version, terms }) => [version, terms.expected, terms.minimum, terms.inForce])).toEqual([
      [1, '99.9', '99.5', { start: on('2026-01-01').getTime(), end: on('2026-03-15').getTime() }],
      [2, '99.5', '99.5', { start: on('2026-03-15').getTime() }],
    ]);
  });

  it.each([
    ['overlaps the version in force', { effectiveFrom: on('2025-12-01'), changes: {} }, 'VERSION_OVERLAPS'],
    ['is dated before a closed period', { effectiveFrom: on('2026-02-15'), changes: {} }, 'PERIOD_CLOSED'],
    ['names a level that is not there', { effectiveFrom: on('2026-04-01'), changes: { speed: { expected: '99' } } }, 'LEVEL_NOT_FOUND'],
    ['puts the minimum above the expected', { effectiveFrom: on('2026-04-01'), changes: { availability: { expected: '99', minimum: '99.1' } } }, 'MINIMUM_ABOVE_EXPECTED'],
  ])('refuses an amendment that %s, and writes nothing', async (_what, amendment, code) => {
    const tenant = await world.aTenant();
    const { id } = await anAgreement(tenant);
    await tenant.within((session) => closeAgreementUntil(session, id, on('2026-03-01')));

    const { problems } = await tenant.within((session) => amendAgreement(session, { agreementId: id, ...amendment }));

    expect(problems?.map((each) => each.code)).toContain(code);
    expect(await tenant.within((session) => agreedLevels(session, { tenantId: tenant.id, agreements: [id] }))).toHaveLength(1);
  });

  it('refuses a calendar with no open time (S4)', async () => {
    const tenant = await world.aTenant();

    const { problems } = await tenant.within(async (session) => createCalendar(session, 'never', { kind: 'business', zone: 'UTC', weekly: [] }));

    expect(problems).toHaveLength(1);
    expect(problems?.[0]?.fix).toBeTruthy();
  });
});

describe('a shared metric', () => {
  it('gives the engine its structure, its components with their methods, and its parties in order (S31)', async () => {
    const tenant = await world.aTenant();
    const structure = { series: [{ component: 'net' }, { parallel: [{ component: 'east' }, { component: 'west' }] }] };
    const { id, parts } = await aSharedMetric(tenant, ['net', 'east', 'west'], structure);

    const [shared] = await tenant.within((session) => agreedSharedMetrics(session, { tenantId: tenant.id, components: ['west'] }));

    expect(shared?.terms).toMatchObject({ id, structure, rule: 'shapley', expected: '99.7' });
    expect(shared?.terms.components.map(({ component, method }) => [component, method.sources])).toEqual(parts.map(({ component, sourceId }) => [component, [sourceId]]));
    expect(shared?.parties).toEqual(parts.map(({ partyId }) => partyId));
  });

  it.each([
    ['counts a component twice', { series: [{ component: 'net' }, { component: 'net' }, { component: 'east' }] }, 'COMPONENT_TWICE'],
    ['names an unknown component', { series: [{ component: 'net' }, { component: 'east' }, { component: 'moon' }] }, 'COMPONENT_UNKNOWN'],
    ['leaves a component out', { series: [{ component: 'net' }] }, 'COMPONENT_UNUSED'],
    ['asks for three of two', { atLeast: 3, of: [{ component: 'net' }, { component: 'east' }] }, 'AT_LEAST_INVALID'],
  ])('is refused when its structure %s', async (_what, structure, code) => {
    const tenant = await world.aTenant();
    const { parts } = await aSharedMetric(tenant, ['net', 'east'], { series: [{ component: 'net' }, { component: 'east' }] });

    const { problems } = await tenant.within(async (session) => {
      const calendar = granted(createCalendar(session, 'always', { kind: 'always' }));
      return createSharedMetric(session, {
        key: 'second', name: 'Second', structure, calendarVersionId: calendar.id, zone: 'UTC', every: 'P1M', anchor: '2026-01-01', expected: '99', startsAt: on('2026-01-01'),
        components: parts.map(({ metricId, partyId, component }) => ({ metricId, partyId, name: component })),
      });
    });

    expect(problems?.map((each) => each.code)).toContain(code);
  });
});

describe('the template', () => {
  it('in a zone that is not known makes nothing, and says so', async () => {
    const tenant = await world.aTenant();
    const [providerPartyId, customerPartyId] = [await tenant.aParty('Provider'), await tenant.aParty('Customer')];

    const { problems } = await tenant.within((session) => createAvailabilityAgreement(session, {
      key: 'lost', name: 'Lost', kind: 'sla', providerPartyId, customerPartyId, zone: 'Mars/One', startsAt: on('2026-01-01'), service: 'Mail', component: 'lost-mail', expected: '99', calendar: { kind: 'always' },
    }));

    expect(problems).toMatchObject([{ path: ['timeZone'], fix: expect.stringMatching(/./) }]);
    expect(await tenant.within(({ sql }) => sql('select id from entente.calendar'))).toEqual([]);
  });
});

describe('what a party may see', () => {
  it('is at every moment what roles and disclosures give, rebuilt from scratch', async () => {
    const tenant = await world.aTenant();
    const stranger = await tenant.aParty('Stranger');
    const { id, providerId, customerId } = await anAgreement(tenant);
    const { parts } = await aSharedMetric(tenant, ['net', 'east'], { series: [{ component: 'net' }, { component: 'east' }] });
    const parties = [stranger, providerId, customerId, ...parts.map(({ partyId }) => partyId)];
    const disclosure = { partyId: stranger, aspect: 'levels', targetKind: 'agreement', targetId: id } as const;

    for (const step of [() => Promise.resolve(), () => tenant.within((session) => disclose(session, disclosure)), () => tenant.within((session) => withdraw(session, disclosure))]) {
      await step();
      expect(await kept(tenant, parties)).toEqual(await tenant.within((session) => reachFromScratch(session, parties)));
    }
  });

  it('is an agreement with all aspects for its own parties, one aspect by a disclosure, nothing for others', async () => {
    const tenant = await world.aTenant();
    const [stranger, guest] = [await tenant.aParty('Stranger'), await tenant.aParty('Guest')];
    const { id, customerId } = await anAgreement(tenant);
    await tenant.within((session) => disclose(session, { partyId: guest, aspect: 'terms', targetKind: 'agreement', targetId: id }));

    const aspects = (partyId: string) =>
      tenant.within(({ sql }) => sql<{ aspect: string }>(`select aspect from entente.party_reach where party_id = $1 and target_kind = 'agreement' order by 1`, [partyId]));

    expect((await aspects(customerId)).map(({ aspect }) => aspect)).toEqual(['levels', 'money', 'terms']);
    expect((await aspects(guest)).map(({ aspect }) => aspect)).toEqual(['terms']);
    expect(await aspects(stranger)).toEqual([]);
  });

  it('opens a client its own agreement in the portal and no other', async () => {
    const tenant = await world.aTenant();
    const [ours] = [await anAgreement(tenant), await anAgreement(tenant)];

    const names = await world.store.inTenant(tenant.portalUser(ours.customerId), ({ db }) => db.selectFrom('agreement').select('id').execute(), { readOnly: true });

    expect(names).toEqual([{ id: ours.id }]);
  });
});

function kept(tenant: TenantSeed, parties: readonly string[]) {
  return tenant.within(({ sql }) =>
    sql(`select party_id, aspect, target_kind, target_id from entente.party_reach where party_id = any($1::uuid[]) order by 1, 2, 3, 4`, [[...parties]]));
}
