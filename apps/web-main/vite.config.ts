import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compileMessages } from './scripts/compile-messages.ts';

/** In development the page learns the addresses of the API and the sockets from the environment; in production from our server, per host. */
const developmentAddresses = {
  name: 'girok-development-addresses',
  apply: 'serve' as const,
  transformIndexHtml: (html: string) =>
    html.replace(
      '<!-- run-time -->',
      `<meta name="girok-api" content="${process.env.API_URL ?? 'http://localhost:4000'}">` +
        `<meta name="girok-ws" content="${process.env.WS_URL ?? 'http://localhost:4001'}">`,
    ),
};

export default defineConfig({
  plugins: [compileMessages, react(), tailwindcss(), developmentAddresses],
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
