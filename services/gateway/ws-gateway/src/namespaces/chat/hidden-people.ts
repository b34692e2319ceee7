import { EventFollower, type Followed } from '@my-girok/nest-common';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ChatHub } from './chat-hub.js';
import { ChatPeers } from './chat-peers.js';
import { RecentBlocks } from './recent-blocks.js';

const sinceMs = 60_000;

/** Between whom there is a block: chat-service says it when somebody comes, and the stream of blocks from then on. */
@Injectable()
export class HiddenPeople implements OnApplicationBootstrap {
  readonly #recent = new RecentBlocks();
  readonly #listeners = new Set<(userId: string) => void>();

  constructor(
    private readonly follower: EventFollower,
    private readonly peers: ChatPeers,
    private readonly hub: ChatHub,
  ) {}

  onApplicationBootstrap(): void {
    this.follower.follow({
      types: ['user.blocked', 'user.unblocked'],
      sinceMs,
      resume: { onLost: () => this.#tell(this.peers.userIds) },
      onEvent: (followed) => this.#on(followed),
    });
  }

  /** Calls back with everybody of whom it must be asked anew whom they do not see. */
  onUnknown(listener: (userId: string) => void): void {
    this.#listeners.add(listener);
  }

  /** Whom a person does not see: as the owner says, and whoever was blocked while it was asked. */
  of(userId: string, hiddenIds: readonly string[]): ReadonlySet<string> {
    return new Set([...hiddenIds, ...this.#recent.of(userId, Date.now())]);
  }

  #on({ type, data: { blockerId, blockedId } }: Followed<'user.blocked' | 'user.unblocked'>): void {
    const pair = [blockerId, blockedId];
    if (type === 'user.unblocked') {
      // The other one may still block: only the owner knows.
      this.#recent.remove(blockerId, blockedId);
      this.#tell(pair);
      return;
    }
    this.#recent.add(blockerId, blockedId, Date.now());
    for (const [userId, other] of [pair, pair.toReversed()] as [string, string][])
      for (const peer of this.peers.of(userId))
        if (!peer.hidden.has(other)) this.hub.hide(peer, new Set([...peer.hidden, other]));
    this.#tell(pair);
  }

  #tell(userIds: readonly string[]): void {
    for (const userId of userIds) for (const listener of this.#listeners) listener(userId);
  }
}
