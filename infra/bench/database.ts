import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { entities } from '@entente/server/dist/features/entities.js';
import { migrate } from '@entente/server/dist/store/migrations/migrate.js';
import { derivedUrls } from '@entente/server/dist/store/open-database.js';
import { openStore, type Store } from '@entente/server/dist/store/open-store.js';
import type { RoleUrls } from '@entente/server/dist/store/session/pools.js';
import { embeddedBinaries } from '@entente/server/dist/store/postgres/binaries.js';
import { launchPostgres } from '@entente/server/dist/store/postgres/launch.js';

/** A cluster of its own with the settings of a real start, fsync on, and the migrated database in it. */
export interface BenchDatabase {
  readonly adminUrl: string;
  readonly urls: RoleUrls;
  readonly store: Store;
  close(): Promise<void>;
}

export async function openBenchDatabase(): Promise<BenchDatabase> {
  const directory = join(tmpdir(), `entente-bench-${process.pid}`);
  const cluster = await launchPostgres({
    directory, throwaway: true, binaries: (account) => embeddedBinaries(account, directory), settings: { shared_buffers: '512MB', max_wal_size: '4GB' },
  });
  const secret = 'the secret of a benchmark, which keeps none';
  await migrate({ ownerUrl: cluster.url(), secret });
  const urls = derivedUrls(cluster.url(), secret);
  const store = await openStore({ urls, entities, poolSize: 8 });
  return {
    adminUrl: cluster.url(),
    urls,
    store,
    close: async () => {
      await store.close();
      await cluster.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
