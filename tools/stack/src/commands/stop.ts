import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '@my-girok/engines';
import { dataFolder } from '../paths.ts';
import { runningState } from '../state-file.ts';

const PATIENCE_MILLISECONDS = 40_000;

/** `npm stop`: asks the stack to drain and waits for its end. */
export async function stop(): Promise<number> {
  const state = runningState(dataFolder());
  if (!state) {
    console.log('Nothing runs.');
    return 0;
  }
  const begun = Date.now();
  process.kill(state.daemon.pid, 'SIGTERM');
  while (isAlive(state.daemon) && Date.now() - begun < PATIENCE_MILLISECONDS) await sleep(100);
  if (isAlive(state.daemon)) {
    // Its supervisors notice and end whatever still runs.
    process.kill(state.daemon.pid, 'SIGKILL');
  }
  console.log(`Stopped (${((Date.now() - begun) / 1000).toFixed(1)} s).`);
  return 0;
}
