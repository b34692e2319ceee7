/** Fails the build when what a first visit must load before anything shows outgrows its budget. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET_KB = 200;

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
}

const client = new URL('../dist/client/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', client), 'utf8')) as Record<string, Chunk>;
const initial = new Set<string>();
const visit = (name: string): void => {
  const chunk = manifest[name];
  if (!chunk || initial.has(chunk.file)) return;
  initial.add(chunk.file);
  for (const each of chunk.imports ?? []) visit(each);
};
for (const [name, chunk] of Object.entries(manifest)) if (chunk.isEntry) visit(name);

const kilobytes = [...initial].reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, client))).length, 0) / 1024;
process.stdout.write(`initial JavaScript: ${kilobytes.toFixed(1)} of ${BUDGET_KB} kB gzip in ${initial.size} files\n`);
if (kilobytes > BUDGET_KB) {
  process.stderr.write(`The initial JavaScript is over its budget of ${BUDGET_KB} kB gzip.\n`);
  process.exit(1);
}
