import { logger, Valkey } from '@my-girok/nest-common';

/** The two connections of Socket.IO's adapter, which carries presence and typing between nodes. Both may be lost. */
export class AdapterLines {
  readonly pub: Valkey;
  readonly sub: Valkey;

  constructor(url: string) {
    this.pub = new QuietPublisher(url, { maxRetriesPerRequest: 1, commandTimeout: 1000, enableOfflineQueue: false });
    // Subscribes again by itself, however long the server is away.
    this.sub = new Valkey(url, { maxRetriesPerRequest: null });
    for (const line of [this.pub, this.sub])
      line.on('error', (error: unknown) => logger.debug({ err: error }, 'the adapter has no Valkey'));
  }

  close(): void {
    this.pub.disconnect();
    this.sub.disconnect();
  }
}

/** The adapter does not look at what becomes of a publication: a rejected promise would end the process. */
class QuietPublisher extends Valkey {
  override publish(...args: Parameters<Valkey['publish']>): Promise<number> {
    return super.publish(...args).catch(() => 0);
  }
}
