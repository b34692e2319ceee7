import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pruneOutside } from '@my-girok/engines';
import { announcement } from '../announcement.ts';
import { startArguments } from '../arguments.ts';
import { startDetached } from '../detached.ts';
import { dataFolder, portOffset } from '../paths.ts';
import { progressPrinter } from '../progress.ts';
import { runningState } from '../state-file.ts';
import { supervise } from '../supervise.ts';

/** Everything but the folder itself, which may be a mount or hold what is not ours when GIROK_DATA_DIR names it. */
function reset(dataDir: string): void {
  const ours = [
    'postgresql',
    'mongodb',
    'valkey',
    'nats',
    's3',
    'livekit',
    'keys',
    'logs',
    'engines.json',
    'stack.json',
    'demo.json',
  ];
  for (const name of existsSync(dataDir) ? readdirSync(dataDir) : [])
    if (ours.includes(name)) rmSync(join(dataDir, name), { recursive: true, force: true });
  pruneOutside(dataDir, true);
}

/** `npm start`: in the foreground until Ctrl-C, or with `--detach` until all is ready. */
export async function start(args: readonly string[]): Promise<number> {
  const { detach, reset: afresh, only } = startArguments(args);
  const dataDir = dataFolder();
  const running = runningState(dataDir);
  if (running) {
    if (detach && !afresh && running.phase === 'ready') {
      console.log('Already running (npm run status).');
      return 0;
    }
    throw new Error(`It already runs (process ${running.daemon.pid}). Stop it first: npm stop`);
  }
  if (afresh) reset(dataDir);
  const options = { dataDir, offset: portOffset(), only };
  if (detach) {
    const state = await startDetached(options);
    console.log(announcement(state.processes, options.offset));
    return 0;
  }
  return supervise({ ...options, onProgress: progressPrinter() }, (processes) => {
    console.log(`${announcement(processes, options.offset)}\nCtrl-C stops everything.`);
  });
}
