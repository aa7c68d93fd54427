import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { include: ['src/**/*.test.ts', 'oracle/**/*.test.ts'], maxWorkers: 2 } });
