import type { Outcome } from '../src/access/outcome.ts';
import {
  type AvailabilityInput, createAvailabilityAgreement, createCalendar, createComponent, createMetric, createSharedMetric, createSource,
} from '../src/features/agreements/index.ts';
import type { SharedMetricInput } from '../src/features/agreements/index.ts';
import type { Session } from '../src/store/session/session.ts';
import type { TenantSeed } from './seeds.ts';

/** An agreement of the story with what facts need to reach it. */
export interface AgreementSeed {
  readonly id: string;
  readonly providerId: string;
  readonly customerId: string;
  readonly levelId: string;
  readonly component: string;
  readonly metricId: string;
  readonly sourceId: string;
}

let made = 0;

/** What a use case gave; a refusal ends the story with its problems. */
export function granted<T>({ value, problems }: Outcome<T>): T {
  if (value === undefined) throw new Error(JSON.stringify(problems));
  return value;
}

/** Provider promises customer 99.9 % of every month in UTC around the clock from 2026, on one component with one source. */
export async function anAgreement(tenant: TenantSeed, given: Partial<AvailabilityInput> = {}): Promise<AgreementSeed> {
  const name = given.component ?? `component-${++made}`;
  const providerPartyId = given.providerPartyId ?? (await tenant.aParty(`${name} provider`, 'provider'));
  const customerPartyId = given.customerPartyId ?? (await tenant.aParty(`${name} customer`, 'customer'));
  return tenant.within(async (session) => {
    const agreement = granted(await createAvailabilityAgreement(session, {
      key: `agreement-of-${name}`, name: `Agreement of ${name}`, kind: 'sla', zone: 'UTC', startsAt: new Date('2026-01-01T00:00:00Z'),
      service: `Service of ${name}`, component: name, expected: '99.9', minimum: '99.5', calendar: { kind: 'always' }, ...given, providerPartyId, customerPartyId,
    }));
    const [level] = await session.sql<{ id: string; metric_id: string }>('select id, metric_id from entente.level where agreement_id = $1', [agreement.id]);
    if (level === undefined) throw new Error('the agreement has no level');
    const source = granted(await createSource(session, { name: `probe of ${name}`, partyId: providerPartyId, metrics: [level.metric_id] }));
    return { id: agreement.id, providerId: providerPartyId, customerId: customerPartyId, levelId: level.id, component: name, metricId: level.metric_id, sourceId: source.id };
  });
}

/** One supplier's component in a shared metric of the story. */
export interface SharedPartSeed {
  readonly component: string;
  readonly metricId: string;
  readonly sourceId: string;
  readonly partyId: string;
}

/** Parties, components, metrics and sources by their keys, and the shared metric over them. */
export async function aSharedMetric(
  tenant: TenantSeed,
  keys: readonly string[],
  structure: SharedMetricInput['structure'],
  given: Partial<SharedMetricInput> = {},
): Promise<{ readonly id: string; readonly parts: readonly SharedPartSeed[] }> {
  const parties = new Map<string, string>();
  for (const key of keys) parties.set(key, await tenant.aParty(`${key} supplier`, 'provider'));
  return tenant.within(async (session) => {
    const parts: SharedPartSeed[] = [];
    for (const [component, partyId] of parties) parts.push(await aSharedPart(session, component, partyId));
    const calendar = granted(createCalendar(session, `hours ${++made}`, { kind: 'always' }));
    const metric = granted(await createSharedMetric(session, {
      key: `shared-${made}`, name: `Shared ${made}`, structure, calendarVersionId: calendar.id, zone: 'UTC', every: 'P1M', anchor: '2026-01-01', expected: '99.7',
      components: parts.map(({ metricId, partyId, component }) => ({ metricId, partyId, name: component })), startsAt: new Date('2026-01-01T00:00:00Z'), ...given,
    }));
    return { id: metric.id, parts };
  });
}

async function aSharedPart(session: Session, component: string, partyId: string): Promise<SharedPartSeed> {
  const made = granted(await createComponent(session, { service: `Service of ${component}`, key: component, name: component, partyId }));
  const metric = createMetric(session, { componentId: made.id, key: 'availability', name: `${component} is up`, measures: 'status', method: { combine: 'any-bad' } });
  await session.em.flush();
  const source = granted(await createSource(session, { name: `probe of ${component}`, partyId, metrics: [metric.id] }));
  return { component, metricId: metric.id, sourceId: source.id, partyId };
}
