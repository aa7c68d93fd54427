import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { createApiKey } from '../../src/features/facts/index.ts';
import { agreedLevels, createAgreement, createCalendar, createComponent, createMetric, createSource } from '../../src/features/agreements/index.ts';
import { inputs } from '../../src/features/results/index.ts';
import { ingestRoutes } from '../../src/edge/ingest/ingest.route.ts';
import { startResultsWorker } from '../../src/jobs/results-worker.ts';
import { followLog } from '../../src/store/log/follow-log.ts';
import { granted } from '../agreement-seeds.ts';
import type { TenantSeed } from '../seeds.ts';
import type { World } from '../world.ts';

/** A node that takes facts in over HTTP and keeps the results up to date, as the product does. */
export async function runningNode(world: World, clock: () => number) {
  const app = Fastify({ bodyLimit: 64 * 2 ** 20 });
  ingestRoutes(app, { store: world.store, clock });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const follower = followLog({ store: world.store, doorbellUrl: world.urls.routing });
  const worker = startResultsWorker({ store: world.store, follower, inputs, clock, secret: 'a secret of at least thirty-two characters', every: 3_600_000 });
  const address = app.server.address() as AddressInfo; // it listens on TCP
  return {
    url: `http://127.0.0.1:${address.port}`,
    /** Resolves when everything that was taken in is in the results. */
    settled: async (tenant: TenantSeed) => {
      await follower.look();
      await worker.settle(tenant.id);
    },
    close: async () => {
      await worker.close();
      await follower.close();
      await app.close();
    },
  };
}

export interface Site {
  readonly key: string;
  readonly from: Date;
  readonly to: Date | null;
}

export interface ImportedSite extends Site {
  readonly agreementId: string;
  readonly levelId: string;
  readonly metricId: string;
  readonly partyId: string;
}

/** An agreement for each site, in months of UTC, in force as long as the site was watched; one source speaks for all of them. */
export async function watchedSites(tenant: TenantSeed, sites: readonly Site[]): Promise<{ readonly key: string; readonly sites: readonly ImportedSite[] }> {
  const us = await tenant.aParty('Us', 'customer');
  const imported: ImportedSite[] = [];
  for (const site of sites) {
    const partyId = await tenant.aParty(site.key, 'provider');
    imported.push(await tenant.within(async (session) => {
      const component = granted(await createComponent(session, { service: site.key, key: site.key, name: site.key, partyId }));
      const metric = createMetric(session, { componentId: component.id, key: 'availability', name: 'up', measures: 'status', method: { combine: 'any-bad' } });
      const calendar = granted(createCalendar(session, `${site.key} hours`, { kind: 'always' }));
      await session.em.flush();
      const { id } = granted(await createAgreement(session, {
        key: site.key, name: site.key, kind: 'uc', providerPartyId: partyId, customerPartyId: us, zone: 'UTC', startsAt: site.from, endsAt: site.to,
        levels: [{ key: 'up', name: 'up', metricId: metric.id, calendarVersionId: calendar.id, expected: '99.9', every: 'P1M', anchor: '2020-01-01' }],
      }));
      const [level] = await agreedLevels(session, { tenantId: tenant.id, agreements: [id] });
      return { ...site, agreementId: id, levelId: level?.terms.id ?? '', metricId: metric.id, partyId };
    }));
  }
  const key = await tenant.within(async (session) => {
    const source = granted(await createSource(session, { name: 'uptime monitor', metrics: imported.map(({ metricId }) => metricId) }));
    await session.em.flush();
    return granted(await createApiKey(session, source.id)).secret;
  });
  return { key, sites: imported };
}
