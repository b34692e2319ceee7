import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngines } from '@my-girok/engines';

/** A LiveKit of a test file's own, which tells one service of what happens: there is one address that it tells. */
export interface OwnLivekit {
  /** The names that chat-service reads from its environment. */
  env: Record<string, string>;
  /** It answers nobody any more, and goes on. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Ends it, as a crash does, and starts it again with nothing in it. */
  kill(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Throws where no LiveKit can be had: calls are not tested without it. */
export async function startOwnLivekit(webhook: string): Promise<OwnLivekit> {
  const dataDir = await mkdtemp(join(tmpdir(), 'girok-livekit-'));
  const engines = await startEngines({ dataDir, only: ['livekit'], webhooks: { livekit: webhook } });
  return {
    env: engines.env,
    pause: () => engines.kill('livekit', 'SIGSTOP'),
    resume: () => engines.kill('livekit', 'SIGCONT'),
    kill: () => engines.kill('livekit', 'SIGKILL'),
    restart: () => engines.restart('livekit'),
    async stop() {
      await engines.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
