import { setTimeout as sleep } from 'node:timers/promises';
import { buildEnginesInBackground } from './background-builds.ts';
import { seedDemo } from './demo/seed.ts';
import type { ProcessStatus } from './process-status.ts';
import { Stack, type StackOptions } from './stack.ts';

const SEEDING_MILLISECONDS = 15_000;

/** Runs a stack in this process until a signal ends it. Resolves with the exit code. */
export async function supervise(
  options: StackOptions,
  onReady: (processes: ProcessStatus[], stack: Stack) => void,
): Promise<number> {
  const stack = new Stack(options);
  let asked = false;
  const ended = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (asked) return;
        asked = true;
        options.onProgress('stopping');
        void stack.stop().then(resolve);
      });
    }
  });
  try {
    await stack.start();
  } catch (error) {
    await stack.stop();
    if (asked) return 130;
    throw error;
  }
  const seeding = seedDemo({
    dataDir: options.dataDir,
    offset: options.offset,
    processes: stack.status(),
    onProgress: options.onProgress,
  });
  // The first start is not kept waiting by it for long; what is missing then comes a moment later.
  await Promise.race([seeding, ended, sleep(SEEDING_MILLISECONDS, undefined, { ref: false })]);
  if (!asked) onReady(stack.status(), stack);
  let stopBuild = () => {};
  // Not beside the demo data: the compiler takes its time, and chat-service is started again when LiveKit is there.
  void seeding.then(() => {
    if (!asked) stopBuild = buildEnginesInBackground(stack, options);
  });
  await ended;
  stopBuild();
  options.onProgress('stopped');
  return 0;
}
