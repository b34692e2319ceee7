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

/**
 * What every signed-in page has: a file for each of these would cost more to name and to load than it holds. Nothing of what shows before
 * somebody is signed in, or that only some pages have, belongs here.
 */
const FRAME =
  /ui-components\/src\/(?:banner|button\/button-link|count|dialog|empty-state|link|load-more|page-header|skeleton|text|time|toggle-button|visually-hidden)\/|web-main\/src\/(?:app\/(?:shell|use-document-title|shortcuts-context)|features\/\w+\/hooks\/[a-z]+-signal|platform\/(?:compose|errors|freshness|keyboard|paths|drafts|outbox))|lucide-react\/dist\/esm\/icons\/(?:arrow-up|bell|flag|handshake|house|message-circle|pen-line|rotate-ccw|settings-2|trash|users)\.m?js/;

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
    rolldownOptions: {
      output: { codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: 'frame', test: FRAME }] } },
    },
  },
});
