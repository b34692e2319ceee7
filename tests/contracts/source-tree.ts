import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

const skipped = new Set(['node_modules', 'dist', 'dist-server', 'gen', '.girok', 'storybook-static']);

/** Every file under `folder` (relative to the repository) whose path matches, with its text. */
export function sources(folder: string, matching: RegExp): { path: string; text: string }[] {
  const found: { path: string; text: string }[] = [];
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!skipped.has(entry.name)) found.push(...sources(path, matching));
    } else if (matching.test(path)) {
      found.push({ path, text: readFileSync(join(root, path), 'utf8') });
    }
  }
  return found;
}

/** All matches of the first group of `pattern` in `text`, each once, sorted. */
export function groups(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))].sort();
}
