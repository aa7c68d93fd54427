import { mergeConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import vite from './vite.config.ts';

export default mergeConfig(vite, defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    environment: 'happy-dom',
    setupFiles: ['./test/setup.ts'],
    maxWorkers: 2,
    css: false,
    server: { deps: { inline: [/@nuxt\/ui/, /vue-router/] } },
  },
}));
