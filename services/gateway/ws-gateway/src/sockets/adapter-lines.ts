import { logger, Valkey } from '@my-girok/nest-common';

/** The two connections of Socket.IO's adapter, which carries presence and typing between nodes. Both may be lost. */
export class AdapterLines {
  readonly pub: Valkey;
  readonly sub: Valkey;

  constructor(url: string) {
    this.pub = new AdapterLine(url, { maxRetriesPerRequest: 1, commandTimeout: 1000, enableOfflineQueue: false });
    // Subscribes again by itself, however long the server is away.
    this.sub = new AdapterLine(url, { maxRetriesPerRequest: null });
    for (const line of [this.pub, this.sub])
      line.on('error', (error: unknown) => logger.debug({ err: error }, 'the adapter has no Valkey'));
  }

  close(): void {
    this.pub.disconnect();
    this.sub.disconnect();
  }
}

/** The adapter does not look at what becomes of its commands: a promise that nobody catches would end the process. */
class AdapterLine extends Valkey {
  override publish(...args: Parameters<Valkey['publish']>): Promise<number> {
    return super.publish(...args).catch(() => 0);
  }

  override subscribe(...channels: unknown[]): Promise<unknown> {
    return (super.subscribe as OnNames).apply(this, channels).catch(() => undefined);
  }

  override psubscribe(...patterns: unknown[]): Promise<unknown> {
    return (super.psubscribe as OnNames).apply(this, patterns).catch(() => undefined);
  }

  override unsubscribe(...channels: unknown[]): Promise<unknown> {
    return (super.unsubscribe as OnNames).apply(this, channels).catch(() => undefined);
  }

  override punsubscribe(...patterns: unknown[]): Promise<unknown> {
    return (super.punsubscribe as OnNames).apply(this, patterns).catch(() => undefined);
  }
}

type OnNames = (...names: unknown[]) => Promise<unknown>;
