import { defineConfig } from 'vitest/config';

/** The browser journeys: last and alone, on the product that was built. */
export default defineConfig({
  test: { include: ['e2e/**/*.journey.ts'], globalSetup: ['e2e/global-setup.ts'], maxWorkers: 1, fileParallelism: false, testTimeout: 60_000, hookTimeout: 120_000 },
});
