import { defineConfig } from 'vitest/config';

// Laws are tried on many cases; a machine with other work to do must not fail them.
export default defineConfig({ test: { include: ['src/**/*.test.ts', 'oracle/**/*.test.ts'], maxWorkers: 2, testTimeout: 60_000 } });
