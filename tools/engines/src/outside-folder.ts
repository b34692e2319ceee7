import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SYSTEM_FOLDER } from './cache.ts';

const ROOT = join(SYSTEM_FOLDER, 'data');

function name(dataDir: string): string {
  return createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 16);
}

/** Root only: where a server that runs under another uid keeps this data folder's state. */
export function outsideFolder(dataDir: string, engine: string): string {
  const folder = join(ROOT, name(dataDir));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'belongs-to'), resolve(dataDir));
  return join(folder, engine);
}

/** Removes what lies outside for data folders that are gone (tests delete theirs), and for this one when it is empty or new. */
export function pruneOutside(dataDir: string, isNew: boolean): void {
  if (process.getuid?.() !== 0 || !existsSync(ROOT)) return;
  for (const entry of readdirSync(ROOT)) {
    const mark = join(ROOT, entry, 'belongs-to');
    const owner = existsSync(mark) ? readFileSync(mark, 'utf8') : null;
    // Without its data folder the passwords are gone too, so the databases could not be entered any more.
    if (owner !== null && (!existsSync(owner) || (isNew && entry === name(dataDir))))
      rmSync(join(ROOT, entry), { recursive: true, force: true });
  }
}
