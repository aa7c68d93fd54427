import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// The tests read the sources of worktime, so that they never run against an old build of it.
const worktime = fileURLToPath(new URL('../worktime/src/index.ts', import.meta.url));

// Laws are tried on many cases; a machine with other work to do must not fail them.
export default defineConfig({
  resolve: { alias: { '@entente/worktime': worktime } },
  test: { include: ['src/**/*.test.ts', 'oracle/**/*.test.ts'], maxWorkers: 2, testTimeout: 60_000 },
});
