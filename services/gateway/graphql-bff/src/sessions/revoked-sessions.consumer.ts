import { EventFollower, logger } from '@my-girok/nest-common';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { SessionStore } from './session.store.js';

/** How far back a node looks when it starts: further than any access token reaches. */
const sinceMs = 6 * 60_000;

/**
 * Removes our copy of every session that ends, wherever it was ended. Marking one twice does no harm, so every node
 * follows the events for itself.
 */
@Injectable()
export class RevokedSessions implements OnApplicationBootstrap {
  constructor(
    private readonly follower: EventFollower,
    private readonly store: SessionStore,
  ) {}

  onApplicationBootstrap(): void {
    this.follower.follow({
      types: ['session.revoked'],
      sinceMs,
      onEvent: ({ data }) => void this.forget(data.sessionHash),
    });
  }

  private async forget(sessionHash: string): Promise<void> {
    const hash = Buffer.from(sessionHash, 'base64url');
    if (hash.length !== 32) return;
    try {
      await this.store.revoke(hash);
    } catch (error) {
      // The list of revocations refuses it until its access token has ended; then auth-service does.
      logger.warn({ err: error }, 'session copy not removed');
    }
  }
}
