import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngines } from '@my-girok/engines';

/** A NATS of a test file's own, for a service whose events nobody else may take. */
export async function startOwnNats(): Promise<{ url: string; stop(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'girok-nats-'));
  const engines = await startEngines({ dataDir, only: ['nats'] });
  return {
    url: engines.env.NATS_URL ?? '',
    async stop() {
      await engines.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
