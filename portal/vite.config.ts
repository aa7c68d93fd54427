import ui from '@nuxt/ui/vite';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

const server = process.env['ENTENTE_SERVER'] ?? 'http://127.0.0.1:4000';

export default defineConfig({
  plugins: [
    vue(),
    ui({
      // Components and composables are imported by name where they are used.
      autoImport: false,
      components: false,
      dts: false,
      // Icons come with the build; nothing is fetched from another origin.
      icon: { clientBundle: { scan: { globInclude: ['src/**/*.{vue,ts}'], globExclude: ['src/api/graphql/**'] } } },
      ui: {
        icons: { loading: 'i-lucide-loader-circle' },
        button: { slots: { base: 'rounded-md font-medium cursor-pointer' }, defaultVariants: { size: 'sm' }, variants: { square: { true: 'finger:min-w-10 finger:justify-center' } }, compoundVariants: [{ color: 'neutral', variant: 'outline', class: 'ring-line-strong text-t1' }] },
        input: { slots: { base: 'rounded-md text-t1' }, compoundVariants: [{ variant: 'outline', class: 'ring-line-strong' }] },
        textarea: { slots: { base: 'rounded-md text-t1' }, compoundVariants: [{ variant: 'outline', class: 'ring-line-strong' }] },
        checkbox: { slots: { root: 'finger:items-center', base: 'ring-line-strong', label: 'finger:py-2.5' } },
      },
    }),
  ],
  // Nothing is inlined: the pages allow fonts from their own origin alone.
  build: { target: 'es2023', assetsInlineLimit: 0, chunkSizeWarningLimit: 900, reportCompressedSize: false },
  server: {
    proxy: {
      '/graphql': { target: server, ws: true },
      '/api': server,
      '/files': server,
      '/v1': server,
      '/.well-known': server,
    },
  },
});
