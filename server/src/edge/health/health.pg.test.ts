import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { testWorld } from '../../../test/world.ts';
import type { Store } from '../../store/open-store.ts';
import { healthRoutes } from './health.route.ts';
import { openMeters } from './meters.ts';

const world = testWorld();

function anApp(given: { readonly store?: Store; readonly failing?: ReadonlyMap<string, string> } = {}) {
  const app = Fastify();
  healthRoutes(app, { store: given.store ?? world.store, meters: openMeters(), warnings: ['PostgreSQL is old'], failing: () => given.failing ?? new Map() });
  app.get('/things/:id', async () => 'thing');
  return app;
}

describe('a node', () => {
  it('says that it is alive and ready, and what it is warned of', async () => {
    const app = anApp();

    expect((await app.inject('/healthz')).statusCode).toBe(200);
    expect((await app.inject('/readyz')).json()).toEqual({ status: 'ready', database: 'reachable', tenantsBehind: 0, warnings: ['PostgreSQL is old'] });
  });

  it('is alive and not ready without its database', async () => {
    const store: Store = { ...world.store, asSystem: () => Promise.reject(new Error('connection refused')) };
    const app = anApp({ store });

    expect((await app.inject('/healthz')).statusCode).toBe(200);
    expect((await app.inject('/readyz')).statusCode).toBe(503);
  });

  it('says when the log of a tenant cannot be followed, and not whose', async () => {
    const answer = await anApp({ failing: new Map([['tenant-1', 'broken']]) }).inject('/readyz');

    expect(answer.json()).toMatchObject({ status: 'degraded', tenantsBehind: 1 });
    expect(answer.body).not.toContain('tenant-1');
  });

  it('counts what it answered by route, never by what stood in the path', async () => {
    const app = anApp();
    await app.inject('/things/0198c5e2');

    const { body, headers } = await app.inject('/metrics');

    expect(headers['content-type']).toContain('text/plain');
    expect(body).toContain('entente_http_requests_total{method="GET",route="/things/:id",status="2xx"} 1');
    expect(body).not.toContain('0198c5e2');
  });
});
