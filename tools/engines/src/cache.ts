import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, parse } from 'node:path';
import { waitForLock } from './lock.ts';

/** Root's servers that drop to another uid live here: that uid cannot enter root's home. */
export const SYSTEM_FOLDER = '/var/lib/girok';

/** The per-user cache; GIROK_CACHE_DIR overrides it. */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return environment.GIROK_CACHE_DIR || join(environment.XDG_CACHE_HOME || join(homedir(), '.cache'), 'girok');
}

/** Whether any user may enter the folder, or the part of it that exists. */
export function isOpenToAll(folder: string): boolean {
  for (let current = folder; ; current = dirname(current)) {
    if (existsSync(current) && (statSync(current).mode & 0o001) === 0) return false;
    if (current === parse(current).root) return true;
  }
}

/** The folder of one version of one engine. `shared`: a server under another uid must be able to read it. */
export function engineFolder(engine: string, version: string, shared = false): string {
  const cache = cacheFolder();
  const base = shared && process.getuid?.() === 0 && !isOpenToAll(cache) ? SYSTEM_FOLDER : cache;
  return join(base, 'engines', engine, version);
}

/**
 * Installs into the folder once, whoever asks at the same time: into a temporary folder beside it that is renamed
 * when complete, so that a folder of this name is always whole.
 */
export async function installOnce(
  folder: string,
  progress: (line: string) => void,
  install: (temporary: string) => Promise<void>,
): Promise<void> {
  if (existsSync(folder)) return;
  mkdirSync(dirname(folder), { recursive: true });
  const lock = await waitForLock(`${folder}.lock`, (owner) =>
    progress(`waiting for process ${owner.pid}, which installs it`),
  );
  try {
    if (existsSync(folder)) return;
    const temporary = `${folder}.part`;
    rmSync(temporary, { recursive: true, force: true });
    mkdirSync(temporary);
    try {
      await install(temporary);
      renameSync(temporary, folder);
    } finally {
      rmSync(temporary, { recursive: true, force: true });
    }
  } finally {
    lock.release();
  }
}
