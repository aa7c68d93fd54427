import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { include: ['lint/**/*.test.ts', 'run/**/*.test.ts', 'prove/**/*.test.ts'] } });
