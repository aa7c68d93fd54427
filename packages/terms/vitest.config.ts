import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (name: string) => fileURLToPath(new URL(`../${name}/src/index.ts`, import.meta.url));

// Laws are tried on many cases; a machine with other work to do must not fail them.
// The tests read the sources of the packages below, so that they never run against an old build of them.
export default defineConfig({
  resolve: { alias: { '@entente/worktime': source('worktime'), '@entente/sla': source('sla') } },
  test: { include: ['src/**/*.test.ts'], maxWorkers: 2, testTimeout: 60_000 },
});
