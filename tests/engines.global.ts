import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENGINE_NAMES, startEngines } from '@my-girok/engines';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Addresses of the real engines of this run, by the names that services read from their environment. */
    engines: Record<string, string>;
  }
}

/** Starts engines on free ports with data of their own, so that tests never touch the developer's stack. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = process.env.GIROK_TEST_DATA_DIR ?? (await mkdtemp(join(tmpdir(), 'girok-it-')));
  const engines = await startEngines({
    dataDir,
    // LiveKit posts what happens to one address: whoever tests calls starts one of their own that knows theirs.
    only: ENGINE_NAMES.filter((name) => name !== 'livekit'),
    onProgress: (line) => process.stderr.write(`${line}\n`),
  });
  project.provide('engines', engines.env);
  return async () => {
    await engines.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
