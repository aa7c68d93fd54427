import { DAY, HOUR, MINUTE, periodAt, type PeriodStep } from '@entente/worktime';
import type { Outcome } from '../access/outcome.ts';
import type { Clock } from '../clock.ts';
import {
  createAgreement, createCalendar, createComponent, createMetric, createSharedMetric, createSource, type LevelInput,
} from '../features/agreements/index.ts';
import { acceptInvitation, createParty, createTenant, invite, memberOf, Party, type SignIn } from '../features/people/index.ts';
import type { Store } from '../store/open-store.ts';
import type { Session } from '../store/session/session.ts';
import type { DemoLogin } from './demo-files.ts';
import {
  ALWAYS, CHECKOUT, CHECKOUT_STRUCTURE, CLIENTS, COMPANY, HOURLY_CLIENT, OFFICE_HOURS, OWN_APPLICATION, PROVIDER, SEEN_CLIENT, SUPPLIERS,
} from './story.ts';

export interface Maker {
  readonly store: Store;
  readonly signIn: SignIn;
  readonly clock: Clock;
}

/** The first instant of the demo's history: three whole months before the running one, in the tenant's zone. */
export function historyStart(zone: string, now: number): number {
  const month = (instant: number) => periodAt({ zone, anchor: '2020-01-01', every: 'P1M' }, instant).start;
  return [1, 2, 3].reduce((start) => month(start - DAY), month(now));
}

/** The managed-service provider: twelve clients, an agreement each, and one with hourly periods. */
export async function makeProvider(maker: Maker, owner: DemoLogin, client: DemoLogin): Promise<void> {
  const tenantId = await makeTenant(maker, owner, PROVIDER);
  const now = maker.clock();
  const seen = await inDemo(maker, tenantId, async (session) => {
    const us = await partyNamed(session, PROVIDER.name);
    const from = new Date(historyStart(PROVIDER.zone, now));
    let seenParty = '';
    for (const { name, letters, key } of CLIENTS) {
      const them = granted(await createParty(session, { name, kind: 'customer', letters }));
      if (key === SEEN_CLIENT) seenParty = them.id;
      const portal = await component(session, `${key}-portal`, 'Customer portal', us);
      const orders = await component(session, `${key}-orders`, 'Order service', us);
      const zone = PROVIDER.zone;
      granted(await createAgreement(session, {
        key: `${key}-hosting`, name: `Managed hosting, ${name}`, kind: 'sla', providerPartyId: us, customerPartyId: them.id, zone, startsAt: from,
        levels: [
          await level(session, { key: 'portal', name: 'Customer portal is up', metric: portal, hours: 'always', expected: '99.9', minimum: '99.5', every: 'P1M' }),
          await level(session, { key: 'orders', name: 'Order service is up in office hours', metric: orders, hours: 'office', expected: '99.5', minimum: '99.0', every: 'P1M' }),
        ],
      }));
      const metrics = [portal, orders];
      if (key === HOURLY_CLIENT) {
        const exchange = await component(session, `${key}-exchange`, 'Document exchange', us);
        metrics.push(exchange);
        granted(await createAgreement(session, {
          key: `${key}-exchange`, name: `Document exchange by the hour, ${name}`, kind: 'sla', providerPartyId: us, customerPartyId: them.id, zone, grace: MINUTE,
          startsAt: new Date(Math.floor(now / HOUR) * HOUR - 2 * HOUR),
          levels: [await level(session, { key: 'exchange', name: 'Document exchange is up', metric: exchange, hours: 'always', expected: '99', minimum: '95', every: 'PT1H' })],
        }));
      }
      granted(await createSource(session, { name: `probe ${key}`, cadence: MINUTE, metrics }));
    }
    return seenParty;
  });
  await makeMember(maker, owner, client, seen);
}

/** The company: five suppliers with their contracts, its own application, and the checkout that needs them. */
export async function makeCompany(maker: Maker, owner: DemoLogin, supplier: DemoLogin): Promise<void> {
  const tenantId = await makeTenant(maker, owner, COMPANY);
  const startsAt = new Date(historyStart(COMPANY.zone, maker.clock()));
  const seen = await inDemo(maker, tenantId, async (session) => {
    const us = await partyNamed(session, COMPANY.name);
    const parts: { metricId: string; partyId: string; name: string }[] = [];
    let seenParty = '';
    let team = '';
    for (const { role, name, letters, component: key, service, expected, minimum } of SUPPLIERS) {
      // Who carries the checkout comes before who does not: places in the book are colours.
      if (role === 'delivery') team = granted(await createParty(session, { name: OWN_APPLICATION.party, kind: 'internal-unit', letters: OWN_APPLICATION.letters })).id;
      const them = granted(await createParty(session, { name, kind: 'provider', letters }));
      if (role === 'east') seenParty = them.id;
      const metricId = await component(session, key, service, them.id);
      granted(await createAgreement(session, {
        key, name: `${service}, ${name}`, kind: 'uc', providerPartyId: them.id, customerPartyId: us, zone: COMPANY.zone, startsAt,
        levels: [await level(session, { key: 'up', name: `${service} is up`, metric: metricId, hours: 'always', expected, minimum, every: 'P1M' })],
      }));
      granted(await createSource(session, { name: `${name} status`, partyId: them.id, cadence: MINUTE, metrics: [metricId] }));
      if (role !== 'delivery') parts.push({ metricId, partyId: them.id, name });
    }
    const shop = await component(session, OWN_APPLICATION.component, OWN_APPLICATION.service, team);
    const checkout = await component(session, CHECKOUT.component, CHECKOUT.service, us);
    granted(await createSource(session, { name: 'shop monitoring', cadence: MINUTE, metrics: [shop] }));
    granted(await createSource(session, { name: 'checkout probe', cadence: MINUTE, metrics: [checkout] }));
    const hours = await calendar(session, 'always');
    granted(await createSharedMetric(session, {
      key: 'checkout', name: CHECKOUT.service, endToEndMetricId: checkout, structure: CHECKOUT_STRUCTURE, components: [...parts, { metricId: shop, partyId: team, name: OWN_APPLICATION.service }],
      calendarVersionId: hours, zone: COMPANY.zone, every: 'P1M', anchor: '2020-01-01', expected: CHECKOUT.expected, minimum: CHECKOUT.minimum, startsAt,
    }));
    return seenParty;
  });
  await makeMember(maker, owner, supplier, seen);
}

async function makeTenant({ store, signIn, clock }: Maker, { name, email, password }: DemoLogin, tenant: { readonly slug: string; readonly name: string; readonly zone: string }): Promise<string> {
  const id = await signIn.makePerson({ name, email, password });
  const made = granted(await createTenant(store, { id, name, email }, { name: tenant.name, slug: tenant.slug, timeZone: tenant.zone, demo: true }, new Date(clock())));
  return made.id;
}

async function makeMember({ store, signIn, clock }: Maker, owner: DemoLogin, { name, email, password }: DemoLogin, partyId: string): Promise<void> {
  const now = new Date(clock());
  const ownerId = await signIn.makePerson(owner);
  const actor = await memberOf(store, ownerId, owner.tenant);
  if (actor === undefined) throw new Error(`${owner.email} is no member of ${owner.tenant}`);
  const { token } = granted(await store.inTenant(actor, (session) => invite(session, { email, role: 'viewer', partyId }, now)));
  const id = await signIn.makePerson({ name, email, password });
  granted(await acceptInvitation(store, { id, name, email }, token, now));
}

function inDemo<T>({ store }: Maker, tenantId: string, work: (session: Session) => Promise<T>): Promise<T> {
  return store.inTenant({ kind: 'worker', tenantId, reason: 'the demo is made' }, work);
}

/** A component with its metric; gives the metric's id. */
async function component(session: Session, key: string, name: string, partyId: string): Promise<string> {
  const made = granted(await createComponent(session, { service: name, key, name, partyId }));
  const { id } = createMetric(session, { componentId: made.id, key: 'availability', name: `${name} is up`, measures: 'status', method: { combine: 'any-bad', cadence: MINUTE } });
  await session.em.flush();
  return id;
}

interface DemoLevel {
  readonly key: string;
  readonly name: string;
  readonly metric: string;
  readonly hours: 'always' | 'office';
  readonly expected: string;
  readonly minimum: string;
  readonly every: PeriodStep;
}

async function level(session: Session, { metric, hours, ...rest }: DemoLevel): Promise<LevelInput> {
  return { ...rest, metricId: metric, calendarVersionId: await calendar(session, hours), anchor: '2020-01-01' };
}

/** The tenant's calendar of that name, made when there is none. */
async function calendar(session: Session, hours: 'always' | 'office'): Promise<string> {
  const name = hours === 'always' ? 'Around the clock' : 'Office hours';
  const [known] = await session.sql<{ id: string }>('select v.id from entente.calendar k join entente.calendar_version v on v.tenant_id = k.tenant_id and v.calendar_id = k.id where k.name = $1', [name]);
  if (known !== undefined) return known.id;
  const version = granted(createCalendar(session, name, hours === 'always' ? ALWAYS : OFFICE_HOURS));
  await session.em.flush();
  return version.id;
}

async function partyNamed({ em }: Session, name: string): Promise<string> {
  return (await em.findOneOrFail(Party, { name })).id;
}

function granted<T>({ value, problems }: Outcome<T>): T {
  if (value === undefined) throw new Error(`the demo was refused: ${JSON.stringify(problems)}`);
  return value;
}

