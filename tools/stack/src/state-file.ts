import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isAlive, type ProcessIdentity } from '@my-girok/engines';
import type { ProcessStatus } from './process-status.ts';

/** What the running stack tells others, in `stack.json` in its data folder. */
export interface StackState {
  daemon: ProcessIdentity;
  phase: 'starting' | 'ready' | 'stopping' | 'failed';
  /** Why it failed: one line. */
  reason: string | null;
  /** Memory is read by whoever asks. */
  processes: ProcessStatus[];
}

const file = (dataDir: string) => join(dataDir, 'stack.json');

/** The last state written, whether or not its stack still runs; null when there was none. */
export function readState(dataDir: string): StackState | null {
  try {
    return JSON.parse(readFileSync(file(dataDir), 'utf8')) as StackState;
  } catch {
    return null;
  }
}

/** The state of the stack that runs now, else null. */
export function runningState(dataDir: string): StackState | null {
  const state = readState(dataDir);
  return state !== null && isAlive(state.daemon) ? state : null;
}

/** Replaces the state as a whole. */
export function writeState(dataDir: string, state: StackState): void {
  mkdirSync(dirname(file(dataDir)), { recursive: true });
  writeFileSync(`${file(dataDir)}.new`, JSON.stringify(state, null, 2), { mode: 0o600 });
  renameSync(`${file(dataDir)}.new`, file(dataDir));
}
