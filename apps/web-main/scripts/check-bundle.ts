/** Fails the build when what must be loaded before anything shows, or before the timeline shows, outgrows its budget. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
}

const client = new URL('../dist/client/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', client), 'utf8')) as Record<string, Chunk>;

/** Kilobytes of gzipped JavaScript that these modules need, everything they import included. */
function kilobytes(modules: readonly string[]): number {
  const files = new Set<string>();
  const visit = (name: string): void => {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`${name} is not in the manifest`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const each of chunk.imports ?? []) visit(each);
  };
  for (const module of modules) visit(module);
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, client))).length, 0) / 1024;
}

const entry = Object.keys(manifest).filter((name) => manifest[name]?.isEntry);
const budgets = [
  { name: 'every page', modules: entry, limit: 190 },
  {
    name: 'the timeline',
    modules: [...entry, 'messages/en.json', 'src/app/signed-in.tsx', 'src/app/pages/timeline-page.tsx'],
    limit: 295,
  },
];

for (const { name, modules, limit } of budgets) {
  const size = kilobytes(modules);
  process.stdout.write(`JavaScript of ${name}: ${size.toFixed(1)} of ${limit} kB gzip\n`);
  if (size > limit) {
    process.stderr.write(`The JavaScript of ${name} is over its budget of ${limit} kB gzip.\n`);
    process.exitCode = 1;
  }
}
