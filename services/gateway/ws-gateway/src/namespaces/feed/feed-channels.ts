import { uuidv7 } from '@my-girok/nest-common';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { FeedChannel } from './feed-channel.js';

/** How long a person's numbers are kept for their coming back. */
const keptMs = 120_000;
const sweepMs = 30_000;

export const feedChannelOf = (userId: string): string => `feed:${userId}`;

/** The hints of everybody who is connected to this node, or was a moment ago. */
@Injectable()
export class FeedChannels implements OnModuleDestroy {
  readonly #node = uuidv7();
  readonly #channels = new Map<string, { channel: FeedChannel; emptySince?: number }>();
  readonly #sweep = setInterval(() => this.#forget(Date.now()), sweepMs).unref();
  #opened = 0;

  /** The person's channel, made where there is none. */
  of(userId: string): FeedChannel {
    const known = this.#channels.get(userId);
    if (known) {
      known.emptySince = undefined;
      return known.channel;
    }
    // A channel that was forgotten and made again numbers anew.
    const channel = new FeedChannel(feedChannelOf(userId), `${this.#node}-${++this.#opened}`);
    this.#channels.set(userId, { channel });
    return channel;
  }

  /** Everybody who would learn of somebody's post, but its author. */
  readersOf(authorId: string): string[] {
    return [...this.#channels.keys()].filter((userId) => userId !== authorId);
  }

  add(userId: string, posts: number): void {
    this.#channels.get(userId)?.channel.add(posts);
  }

  onModuleDestroy(): void {
    clearInterval(this.#sweep);
  }

  #forget(now: number): void {
    for (const [userId, known] of this.#channels) {
      if (!known.channel.isEmpty) known.emptySince = undefined;
      else if (known.emptySince === undefined) known.emptySince = now;
      else if (now - known.emptySince > keptMs) this.#channels.delete(userId);
    }
  }
}
