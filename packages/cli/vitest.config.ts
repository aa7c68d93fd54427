import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (name: string) => fileURLToPath(new URL(`../${name}/src/index.ts`, import.meta.url));

// The tests read the sources of the packages below, so that they never run against an old build of them.
export default defineConfig({
  resolve: { alias: { '@entente/worktime': source('worktime'), '@entente/sla': source('sla'), '@entente/statement': source('statement'), '@entente/terms': source('terms') } },
  test: { include: ['src/**/*.test.ts'], maxWorkers: 2, testTimeout: 60_000 },
});
