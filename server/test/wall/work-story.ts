import { MINUTE } from '@entente/worktime';
import { createAgreement, createCalendar, createComponent, createMetric, createSource } from '../../src/features/agreements/index.ts';
import { merged, recordClockEvents, recordSamples } from '../../src/features/facts/index.ts';
import { newId } from '../../src/store/ids.ts';
import { granted } from '../agreement-seeds.ts';
import type { TenantSeed } from '../seeds.ts';

/** Who works for whom. */
interface Between {
  readonly providerId: string;
  readonly customerId: string;
}

/** An agreement on work: what is delivered in an hour, and how fast. */
export interface WorkSeed {
  readonly id: string;
  readonly goalId: string;
  readonly clockId: string;
}

/** One level that counts and two of clocks, one chained to the other, between two parties, told of in the hour from `at` on. Unit, ticket, priority and the work above carry the token. */
export async function aWorkAgreement(tenant: TenantSeed, token: string, { providerId, customerId }: Between, at: number): Promise<WorkSeed> {
  return tenant.within(async (session) => {
    const component = granted(await createComponent(session, { service: `Service of ${token}`, key: `${token}-desk`, name: `${token} desk`, partyId: providerId }));
    await session.em.flush();
    const calendar = granted(createCalendar(session, `${token} desk hours`, { kind: 'always' }));
    const [leads, incidents, tickets] = [
      createMetric(session, { componentId: component.id, key: 'leads', name: `${token} leads`, measures: 'samples', unit: `${token} lead`, method: { combine: 'any-bad' } }),
      createMetric(session, { componentId: component.id, key: 'incidents', name: `${token} incidents`, measures: 'clocks', method: {} }),
      createMetric(session, { componentId: component.id, key: 'response', name: `${token} response`, measures: 'clocks', method: {} }),
    ];
    await session.em.flush();
    const source = granted(await createSource(session, { name: `${token} desk tool`, partyId: providerId, metrics: [leads.id, incidents.id, tickets.id] }));
    const common = { calendarVersionId: calendar.id, every: 'PT1H', anchor: '2026-05-20' } as const;
    const timed = { kind: 'clock', reopening: 'continue', priorityChange: 'retroactive', exclusions: { effect: 'remove' }, partialPeriod: 'prorate' } as const;
    const { id } = granted(await createAgreement(session, {
      key: `work-of-${token}`, name: `Work of ${token}`, kind: 'sla', providerPartyId: providerId, customerPartyId: customerId, zone: 'UTC', startsAt: new Date(at), grace: 5 * MINUTE,
      levels: [
        { ...common, key: 'leads', name: `${token} leads`, metricId: leads.id, expected: '100', minimum: '50',
          terms: { kind: 'goal', counts: 'events', unit: `${token} lead`, promised: '4', better: 'higher', exclusions: { effect: 'remove' }, partialPeriod: 'prorate' } },
        { ...common, key: 'incident', name: `${token} incident`, metricId: incidents.id, expected: '90', terms: { ...timed, targets: [{ within: 30 * MINUTE }] } },
        { ...common, key: 'response', name: `${token} response`, metricId: tickets.id, expected: '90',
          terms: { ...timed, targets: [{ within: 10 * MINUTE }], chain: { parent: 'incident', reserve: MINUTE } } },
      ],
    }));
    await session.em.flush();

    const minutes = [1, 7, 31];
    const samples = merged([{ at: Float64Array.from(minutes, (minute) => at + minute * MINUTE), good: new Float64Array(minutes.length).fill(1), total: new Float64Array(minutes.length).fill(1) }]);
    await recordSamples(session, { id: newId(), sourceId: source.id, recordedAt: at + 40 * MINUTE }, [{ metric: { metricId: leads.id, method: leads.terms, seriesId: null, seriesRule: null }, samples }]);
    const told = { reason: null, party: null, sequence: null, priority: `${token}-urgent` };
    const word = { ...told, metricId: tickets.id, parent: `${token}-incident` };
    await recordClockEvents(session, source.id, at + 40 * MINUTE, [
      { ...told, metricId: incidents.id, parent: null, clock: `${token}-incident`, event: 'start', at: at + MINUTE },
      { ...word, clock: `${token}-ticket`, event: 'start', at: at + 2 * MINUTE }, { ...word, clock: `${token}-ticket`, event: 'stop', at: at + 15 * MINUTE },
      { ...word, clock: `${token}-open`, event: 'start', at: at + 20 * MINUTE },
    ]);
    const levels = await session.sql<{ id: string; key: string }>('select id, key from entente.level where agreement_id = $1', [id]);
    const levelOf = (key: string): string => levels.find((level) => level.key === key)?.id ?? '';
    return { id, goalId: levelOf('leads'), clockId: levelOf('response') };
  });
}
