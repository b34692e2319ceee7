import { seedDemo } from './demo/seed.ts';
import { buildEnginesInBackground } from './engine-build.ts';
import type { ProcessStatus } from './process-status.ts';
import { Stack, type StackOptions } from './stack.ts';

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
  await seedDemo({
    dataDir: options.dataDir,
    offset: options.offset,
    processes: stack.status(),
    onProgress: options.onProgress,
  });
  if (!asked) onReady(stack.status(), stack);
  const stopBuild = asked ? () => {} : buildEnginesInBackground(stack, options);
  await ended;
  stopBuild();
  options.onProgress('stopped');
  return 0;
}
