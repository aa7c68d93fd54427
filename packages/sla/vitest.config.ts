import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// The tests read the sources of worktime, so that they never run against an old build of it.
const worktime = join(realpathSync(join(import.meta.dirname, 'node_modules/@entente/worktime')), 'src/index.ts');

// Laws are tried on many cases; a machine with other work to do must not fail them. Nothing here keeps a state, so the test
// files of a worker share what they have loaded: that halves the time.
export default defineConfig({
  resolve: { alias: { '@entente/worktime': worktime } },
  test: { include: ['src/**/*.test.ts', 'oracle/**/*.test.ts'], maxWorkers: 2, isolate: false, testTimeout: 60_000 },
});
