import { createHash } from 'node:crypto';
import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from './paths.ts';

/** Folders that hold what is made, not what it is made from. */
const MADE = new Set([
  'node_modules',
  'dist',
  'dist-server',
  'gen',
  '.git',
  '.girok',
  'coverage',
  'test-results',
  'storybook-static',
  'test',
]);

function filesOf(path: string): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(join(REPOSITORY, path), { withFileTypes: true });
  } catch {
    return [path];
  }
  return entries
    .filter(
      (entry) => !MADE.has(entry.name) && !entry.name.endsWith('.tsbuildinfo') && !entry.name.endsWith('.test.ts'),
    )
    .flatMap((entry) => (entry.isDirectory() ? filesOf(join(path, entry.name)) : [join(path, entry.name)]));
}

/** A hash of everything under these paths of the repository: contents, since a clone gives every file a new time. */
export function fingerprint(paths: readonly string[]): string {
  const hash = createHash('sha256').update(process.version);
  for (const file of paths.flatMap(filesOf).sort()) {
    hash.update(`${file}\0`);
    try {
      hash.update(readFileSync(join(REPOSITORY, file)));
    } catch {
      hash.update('missing');
    }
  }
  return hash.digest('hex');
}
