import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compileMessages } from './scripts/compile-messages.ts';

/** In development the page learns the API's address from the environment; in production from our server, per host. */
const developmentAddress = {
  name: 'girok-development-address',
  apply: 'serve' as const,
  transformIndexHtml: (html: string) =>
    html.replace(
      '<!-- run-time -->',
      `<meta name="girok-api" content="${process.env.API_URL ?? 'http://localhost:4000'}">`,
    ),
};

export default defineConfig({
  plugins: [compileMessages, react(), tailwindcss(), developmentAddress],
  resolve: { alias: { 'use-intl/format-message': 'use-intl/format-message/format-only' } },
  server: { port: 3000, strictPort: true },
  build: {
    outDir: 'dist/client',
    target: 'es2023',
    manifest: true,
    // Everything is a file of its own: the policy allows no inline fonts or scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
});
