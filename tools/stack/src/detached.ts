import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { NODE, REPOSITORY } from './paths.ts';
import { readState, type StackState } from './state-file.ts';

/** What the daemon is told. */
export interface DetachedOptions {
  dataDir: string;
  only: readonly string[] | null;
}

/** Printed by the daemon when all is ready, demo data too. */
export const READY_LINE = 'everything is ready';

/** Starts the stack in a process that outlives this one; resolves when all is ready. @throws with the reason why it is not */
export async function startDetached({ dataDir, only }: DetachedOptions): Promise<StackState> {
  mkdirSync(join(dataDir, 'logs'), { recursive: true });
  const logFile = join(dataDir, 'logs', 'stack.log');
  const log = openSync(logFile, 'a');
  let position = statSync(logFile).size;
  const cli = fileURLToPath(new URL('./cli.ts', import.meta.url));
  const daemon = spawn(NODE, [cli, 'daemon', ...(only ? ['--only', only.join(',')] : [])], {
    cwd: REPOSITORY,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  let ended = false;
  daemon.on('exit', () => {
    ended = true;
  });
  // A Ctrl-C while waiting ends what it waits for.
  const interrupt = () => daemon.kill('SIGTERM');
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  for (let ready = false; !ready; ) {
    const wasEnded = ended;
    const added = readFrom(logFile, position);
    position += Buffer.byteLength(added);
    for (const line of added.split('\n').filter(Boolean)) {
      if (line.includes(READY_LINE)) ready = true;
      else console.log(line);
    }
    if (wasEnded && !ready)
      throw new Error(readState(dataDir)?.reason ?? `The stack ended while it started; its log is ${logFile}`);
    if (!ready) await sleep(50);
  }
  process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  daemon.unref();
  const state = readState(dataDir);
  if (!state) throw new Error(`The stack left no state in ${dataDir}`);
  return state;
}

/** The whole lines a file has from a position on. */
function readFrom(file: string, position: number): string {
  if (!existsSync(file)) return '';
  const size = statSync(file).size;
  if (size <= position) return '';
  const buffer = Buffer.alloc(size - position);
  const handle = openSync(file, 'r');
  readSync(handle, buffer, 0, buffer.length, position);
  closeSync(handle);
  return buffer.toString('utf8', 0, buffer.lastIndexOf(0x0a) + 1);
}
