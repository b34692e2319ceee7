import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identify, isAlive, type ProcessIdentity } from './process-identity.ts';

/** A held lock. */
export interface Lock {
  release(): void;
  /** Another process held it and died without releasing it. */
  recovered: boolean;
}

/** Thrown by `takeLock` when a living process holds it. */
export class LockedError extends Error {
  readonly owner: ProcessIdentity;
  constructor(path: string, owner: ProcessIdentity) {
    super(`${path} is held by process ${owner.pid}`);
    this.name = 'LockedError';
    this.owner = owner;
  }
}

function readOwner(path: string): ProcessIdentity | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as ProcessIdentity;
  } catch {
    return null;
  }
}

let counter = 0;

/** Takes a lock file with the owner's identity in it; a dead owner's lock is taken over. @throws LockedError */
export function takeLock(path: string): Lock {
  mkdirSync(dirname(path), { recursive: true });
  const own = `${path}.${process.pid}.${counter++}`;
  writeFileSync(own, JSON.stringify(identify(process.pid)));
  let recovered = false;
  try {
    for (;;) {
      try {
        // link() publishes the whole content at once and fails when the name exists, unlike open and write.
        linkSync(own, path);
        return {
          recovered,
          release: () => {
            if (readOwner(path)?.pid === process.pid) rmSync(path, { force: true });
          },
        };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const owner = readOwner(path);
      if (owner !== null && isAlive(owner)) throw new LockedError(path, owner);
      recovered = discardStale(path, owner) || recovered;
    }
  } finally {
    rmSync(own, { force: true });
  }
}

/** Moves the stale lock aside; when another process was quicker and the file is a new lock, puts that back. */
function discardStale(path: string, stale: ProcessIdentity | null): boolean {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return false;
  }
  const moved = readOwner(aside);
  if (moved !== null && (moved.pid !== stale?.pid || moved.startTime !== stale.startTime) && isAlive(moved)) {
    try {
      linkSync(aside, path);
    } catch {
      // A third process took it meanwhile.
    }
  }
  rmSync(aside, { force: true });
  return true;
}

/** Waits for the lock, however long its living owner holds it. */
export async function waitForLock(path: string, onWait: (owner: ProcessIdentity) => void): Promise<Lock> {
  let told = false;
  for (;;) {
    try {
      return takeLock(path);
    } catch (error) {
      if (!(error instanceof LockedError)) throw error;
      if (!told) onWait(error.owner);
      told = true;
      await sleep(200);
    }
  }
}
