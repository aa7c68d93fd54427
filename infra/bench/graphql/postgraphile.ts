/** PostGraphile 5 on the same tables: as the same role, under the same policies, with the settings of our connections. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { grafserv } from 'postgraphile/grafserv/node';
import { makePgService } from 'postgraphile/adaptors/pg';
import { postgraphile } from 'postgraphile';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { contend } from './contender.ts';

contend(async ({ urls, tenantId }) => {
  const pool = { max: 8, options: '-c search_path=entente,pg_temp -c timezone=UTC -c jit=off -c statement_timeout=15000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=30000' };
  const serving = postgraphile({
    extends: [PostGraphileAmberPreset],
    // It would not sort by a column without an index of its own, and our list is sorted by name.
    disablePlugins: ['PgIndexBehaviorsPlugin'],
    pgServices: [makePgService({ connectionString: urls.app, schemas: ['entente'], poolConfig: pool, pubsub: false })],
    gather: { installWatchFixtures: false },
    grafserv: { graphiql: false, watch: false },
    grafast: { context: () => ({ pgSettings: { 'entente.tenant_id': tenantId } }) },
  }).createServ(grafserv);
  const server = createServer();
  await serving.addTo(server);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}/graphql`;
});
