import { HOUR, MINUTE } from '@entente/worktime';
import { createApiKey, recordExclusions, recordStatusChanges } from '../../src/features/facts/index.ts';
import { invite } from '../../src/features/people/index.ts';
import { inputs, markTouched, recomputeNext } from '../../src/features/results/index.ts';
import { closePeriod } from '../../src/features/results/periods/close-period.use-cases.ts';
import { newId } from '../../src/store/ids.ts';
import { numberPending } from '../../src/store/log/sequencer.ts';
import { type AgreementSeed, anAgreement, aSharedMetric, granted } from '../agreement-seeds.ts';
import type { TenantSeed } from '../seeds.ts';
import type { World } from '../world.ts';
import { aWorkAgreement, type WorkSeed } from './work-story.ts';

/** A tenant with something of everything the API can show, each word of which carries the tenant's token, and its party's. */
export interface ApiStory {
  readonly tenant: TenantSeed;
  readonly token: string;
  /** Two agreements between four parties; everything about one says `<token>-one`, about the other `<token>-two`. */
  readonly one: AgreementSeed;
  readonly two: AgreementSeed;
  /** Work between the parties of each: levels that count, and levels of clocks. */
  readonly work: { readonly one: WorkSeed; readonly two: WorkSeed };
  /** A party of the tenant that is in nothing. */
  readonly bystander: string;
}

export const TEN = Date.parse('2026-05-20T10:00:00Z');
const SECRET = 'a secret of at least thirty-two characters';

export async function apiStory(world: World, token: string): Promise<ApiStory> {
  const tenant = await world.aTenant(`${token} tenant`);
  const hourly = { every: 'PT1H', startsAt: new Date(TEN), grace: 5 * MINUTE } as const;
  const one = await anAgreement(tenant, { ...hourly, component: `${token}-one` });
  const two = await anAgreement(tenant, { ...hourly, component: `${token}-two` });
  const bystander = await tenant.aParty(`${token}-bystander`, 'provider');
  const shared = await aSharedMetric(tenant, [`${token}-three`, `${token}-four`], { series: [{ component: `${token}-three` }, { component: `${token}-four` }] },
    { every: 'PT1H', anchor: '2026-05-20', startsAt: new Date(TEN) });

  await tenant.within(async (session) => {
    for (const { sourceId, metricId } of [one, two, ...shared.parts]) {
      await recordStatusChanges(session, sourceId, TEN + 40 * MINUTE, [
        { metricId, at: TEN, state: 'up' }, { metricId, at: TEN + 10 * MINUTE, state: 'down' }, { metricId, at: TEN + 12 * MINUTE, state: 'up' },
      ]);
      granted(await createApiKey(session, sourceId));
    }
    for (const { id, role } of [{ id: newId(), role: 'owner' }, { id: newId(), role: 'viewer' }]) {
      await session.sql(
        `insert into entente.membership (id, user_id, name, email, role, created_at) values ($1, $2, $3, $4, $5, $6)`,
        [id, newId(), `${token} ${role}`, `${role}@${token}.example`, role, new Date(TEN)],
      );
    }
  });
  await world.store.inTenant(tenant.member('owner'), async (session) => {
    granted(await invite(session, { email: `guest@${token}.example`, role: 'viewer', partyId: one.providerId }, new Date(TEN)));
  });
  const work = { one: await aWorkAgreement(tenant, `${token}-one`, one, TEN), two: await aWorkAgreement(tenant, `${token}-two`, two, TEN) };
  await excluded(tenant, one, `${token}-one window`);
  await settle(world, tenant, TEN + 40 * MINUTE);
  for (const { id } of [one, two, work.one, work.two]) {
    await world.store.inTenant(tenant.member('owner'), (session) => closePeriod(session, inputs, { agreementId: id, instant: TEN, now: TEN + HOUR + 10 * MINUTE, secret: SECRET }));
  }
  await settle(world, tenant, TEN + HOUR + 11 * MINUTE);
  return { tenant, token, one, two, work, bystander };
}

async function excluded(tenant: TenantSeed, { sourceId, metricId }: AgreementSeed, reason: string): Promise<void> {
  await tenant.within(async (session) => {
    const [metric] = await session.sql<{ component_id: string }>('select component_id from entente.metric where id = $1', [metricId]);
    if (metric === undefined) throw new Error('the metric of the story is not there');
    await recordExclusions(session, { sourceId }, TEN + 41 * MINUTE, [{ componentId: metric.component_id, start: TEN + 20 * MINUTE, end: TEN + 25 * MINUTE, reason, approved: true }]);
  });
}

async function settle(world: World, tenant: TenantSeed, now: number): Promise<void> {
  const clock = () => now;
  await numberPending(world.store, tenant.id, [markTouched(inputs, clock)]);
  while ((await recomputeNext({ store: world.store, inputs, clock }, tenant.id)) === 'recomputed');
}
