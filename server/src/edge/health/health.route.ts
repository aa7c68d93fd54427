import type { FastifyInstance } from 'fastify';
import type { Store } from '../../store/open-store.ts';
import type { Meters } from './meters.ts';

export interface HealthOptions {
  readonly store: Store;
  readonly meters: Meters;
  /** What is not as it should be, though it runs. */
  readonly warnings: readonly string[];
  /** Tenants whose log could not be followed at the last look, with the reason. */
  readonly failing: () => ReadonlyMap<string, string>;
}

/** `/healthz`: the process answers. `/readyz`: it can serve, and what troubles it. `/metrics`: figures for Prometheus. */
export function healthRoutes(app: FastifyInstance, { store, meters, warnings, failing }: HealthOptions): void {
  app.addHook('onResponse', async (request, reply) => {
    meters.answered(request.method, request.routeOptions.url ?? 'none', reply.statusCode, reply.elapsedTime / 1_000);
  });

  app.get('/healthz', async () => ({ status: 'ok' }));

  app.get('/readyz', async (_request, reply) => {
    const database = await reachable(store);
    const troubled = failing().size;
    const status = !database ? 'unavailable' : troubled > 0 ? 'degraded' : 'ready';
    return reply.code(database ? 200 : 503).send({ status, database: database ? 'reachable' : 'unreachable', tenantsBehind: troubled, warnings });
  });

  app.get('/metrics', async (_request, reply) => reply.type(meters.contentType).send(await meters.text()));
}

async function reachable(store: Store): Promise<boolean> {
  try {
    await store.asSystem('whether the database answers', ({ sql }) => sql('select 1'));
    return true;
  } catch {
    // What is wrong is told by the answer; the log has it from whoever needed the database.
    return false;
  }
}
