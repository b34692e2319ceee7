import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engines, startEngines } from '@my-girok/engines';

/** A NATS of a test file's own, which may end and come back at the same address. */
export class OwnNats {
  private constructor(
    private readonly dataDir: string,
    private engines: Engines,
  ) {}

  static async start(): Promise<OwnNats> {
    const dataDir = await mkdtemp(join(tmpdir(), 'girok-nats-'));
    return new OwnNats(dataDir, await begin(dataDir));
  }

  get url(): string {
    return this.engines.env.NATS_URL ?? '';
  }

  /** Ends it; its streams stay. */
  async end(): Promise<void> {
    await this.engines.stop();
  }

  async begin(): Promise<void> {
    this.engines = await begin(this.dataDir);
  }

  async stop(): Promise<void> {
    await this.engines.stop();
    await rm(this.dataDir, { recursive: true, force: true });
  }
}

const begin = (dataDir: string) => startEngines({ dataDir, only: ['nats'], environment: {} });
