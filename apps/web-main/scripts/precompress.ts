/** Compresses the built files once, at the strength no server could afford per request. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const client = new URL('../dist/client/', import.meta.url);
const compressible = /\.(js|css|svg|webmanifest|json)$/;

for (const entry of readdirSync(client, { recursive: true, encoding: 'utf8' })) {
  if (!compressible.test(entry)) continue;
  const file = new URL(entry, client);
  const bytes = readFileSync(file);
  if (bytes.length < 1024) continue;
  writeFileSync(`${file.pathname}.gz`, gzipSync(bytes, { level: 9 }));
  writeFileSync(
    `${file.pathname}.br`,
    brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
  );
}
