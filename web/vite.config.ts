import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// `npm run dev` proxies to a running `sanqian serve`; the built files are embedded in the binary and need no proxy.
export default defineConfig({
  plugins: [react()],
  server: { port: 5173, proxy: { '/api': process.env.API_URL ?? 'http://127.0.0.1:8080' } },
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // A strict content security policy allows no inline script and no data: script.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // MapLibre alone is larger than the default warning; it is a chunk that only map pages load.
    chunkSizeWarningLimit: 1200,
  },
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
});
