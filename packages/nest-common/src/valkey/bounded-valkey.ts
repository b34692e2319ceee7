import { type Command, Redis } from 'iovalkey';

const QUEUE_MAX = 1000;
const COMMAND_TIMEOUT_MS = 1000;

/** A client that waits for a lost server only within bounds: a second a command, a thousand commands in all. */
export class BoundedValkey extends Redis {
  constructor(url: string) {
    super(url, {
      maxRetriesPerRequest: 1,
      commandTimeout: COMMAND_TIMEOUT_MS,
      connectTimeout: 2000,
      retryStrategy: (attempt) => Math.min(100 * attempt, 1000),
    });
  }

  override sendCommand(...args: Parameters<Redis['sendCommand']>): unknown {
    const command = args[0] as Command;
    const { offlineQueue } = this as unknown as { offlineQueue?: { length: number } };
    if (offlineQueue && offlineQueue.length >= QUEUE_MAX) {
      command.reject(new Error('Valkey is away and too many commands wait for it'));
      return command.promise;
    }
    return super.sendCommand(...args);
  }
}
