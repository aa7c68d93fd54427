import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { readEnv } from '../src/env.ts';
import { randomSecret } from '../src/random.ts';
import { migrate } from '../src/store/migrations/migrate.ts';
import { embeddedBinaries, installedBinaries } from '../src/store/postgres/binaries.ts';
import { launchPostgres } from '../src/store/postgres/launch.ts';

/** What a test file needs to make a database of its own: see world.ts. */
export interface TestCluster {
  readonly adminUrl: string;
  readonly secret: string;
  readonly template: string;
  /** The version or place of the binaries that were asked for; the embedded ones when absent. */
  readonly installed?: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    cluster: TestCluster;
  }
}

/** One cluster a run, without fsync, with one migrated template; the roles are made once. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { ENTENTE_TEST_POSTGRES: wanted } = readEnv();
  const directory = join(tmpdir(), `entente-test-${process.pid}-${randomSecret(4)}`);
  const cluster = await launchPostgres({
    directory,
    throwaway: true,
    binaries: (account) => (wanted ? installedBinaries(wanted) : embeddedBinaries(account, directory)),
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300', shared_buffers: '128MB' },
  });
  const secret = randomSecret();
  const template = 'entente_template';

  const admin = new Client({ connectionString: cluster.url() });
  await admin.connect();
  await admin.query('create database entente_template');
  await admin.end();
  await migrate({ ownerUrl: cluster.url(template), secret });

  project.provide('cluster', { adminUrl: cluster.url(), secret, template, ...(wanted ? { installed: wanted } : {}) });
  return async () => {
    await cluster.stop();
    rmSync(directory, { recursive: true, force: true });
  };
}
