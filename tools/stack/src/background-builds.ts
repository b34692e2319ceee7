import { LIVEKIT_MODULE, RUST_CRATE } from '@my-girok/engines';
import { type BuildOptions, buildLivekit, buildMongodb, hasGo, wantsRustServer } from './engine-build.ts';
import type { Stack, StackOptions } from './stack.ts';

/**
 * After the stack is ready: builds the engines that have to be compiled, where their toolchain is there, one after the other. LiveKit
 * comes first, since calls wait for it; it is started as soon as it is built. Gives what stops it.
 */
export function buildEnginesInBackground(stack: Stack, { onProgress, only }: StackOptions): () => void {
  if (process.env.GIROK_BUILD_ENGINES === '0' || only !== null) return () => {};
  let stopped = false;
  let kill = () => {};
  const options = (engine: string): BuildOptions => ({
    onProgress: (line) => onProgress(`${engine}: ${line}`),
    onChild: (end) => {
      kill = end;
    },
  });
  const attempt = async (build: () => Promise<void>) => {
    try {
      if (!stopped) await build();
    } catch (error) {
      if (!stopped) onProgress((error as Error).message);
    }
  };
  void (async () => {
    await attempt(() => addLivekit(stack, options('livekit')));
    await attempt(() => addRustServer(stack, options('mongodb')));
  })();
  return () => {
    stopped = true;
    kill();
  };
}

async function addLivekit(stack: Stack, options: BuildOptions): Promise<void> {
  if (!stack.lacks('livekit') || !(await hasGo())) return;
  try {
    stack.setLacking('livekit', 'building', LIVEKIT_MODULE.version);
    await buildLivekit(options);
    await stack.startLacking('livekit');
    options.onProgress('calls can be made now');
  } finally {
    if (stack.lacks('livekit')) stack.setLacking('livekit', 'off');
  }
}

async function addRustServer(stack: Stack, options: BuildOptions): Promise<void> {
  const usesPython = stack.status().some((row) => row.name === 'mongodb' && row.version !== null);
  if (!usesPython || !(await wantsRustServer())) return;
  try {
    stack.showRow('mongodb-rust', {
      name: 'mongodb-rust',
      kind: 'engine',
      state: 'building',
      pid: null,
      address: null,
      memoryBytes: null,
      version: RUST_CRATE.version,
    });
    await buildMongodb(options);
    options.onProgress('its Rust server is built; new data folders use it (npm start -- --reset)');
  } finally {
    stack.showRow('mongodb-rust', null);
  }
}
