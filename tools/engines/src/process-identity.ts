import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process that cannot be mistaken for a later one with the same pid. */
export interface ProcessIdentity {
  pid: number;
  /** Clock ticks since boot (Linux), null where the system does not tell. */
  startTime: string | null;
}

function statFields(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The program's name is in parentheses and may hold spaces: fields count from the last one.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

/** The identity of a running process. */
export function identify(pid: number): ProcessIdentity {
  return { pid, startTime: statFields(pid)?.[19] ?? null };
}

/** Whether that very process still runs; a zombie does not. */
export function isAlive(identity: ProcessIdentity): boolean {
  try {
    process.kill(identity.pid, 0);
  } catch (error) {
    return (
      (error as NodeJS.ErrnoException).code === 'EPERM' &&
      identity.startTime === (statFields(identity.pid)?.[19] ?? null)
    );
  }
  const fields = statFields(identity.pid);
  if (fields === null) return identity.startTime === null;
  return fields[0] !== 'Z' && (identity.startTime === null || fields[19] === identity.startTime);
}

/** Waits until the process has ended; false when it outlives the time. */
export async function waitForEnd(identity: ProcessIdentity, milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  while (isAlive(identity)) {
    if (Date.now() > deadline) return false;
    await sleep(50);
  }
  return true;
}
