import { EventFollower, type Followed } from '@my-girok/nest-common';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { SendHints } from './send-hints.use-case.js';

/** Further back nobody waits for a hint. */
const sinceMs = 10_000;
/** More than there are posts in that time. */
const rememberMax = 5000;

/** Follows new posts and reposts, for the whole process once; after a gap they come again, and are told once all the same. */
@Injectable()
export class FeedSubscriber implements OnApplicationBootstrap {
  readonly #seen = new Set<string>();

  constructor(
    private readonly follower: EventFollower,
    private readonly sendHints: SendHints,
  ) {}

  onApplicationBootstrap(): void {
    this.follower.follow({
      types: ['post.created', 'post.reposted'],
      sinceMs,
      onEvent: (followed) => this.#on(followed),
    });
  }

  #on({ type, data, event }: Followed<'post.created' | 'post.reposted'>): void {
    if (this.#seen.has(event.id)) return;
    this.#seen.add(event.id);
    if (this.#seen.size > rememberMax) this.#seen.delete(this.#seen.values().next().value as string);
    if (type === 'post.created' && 'visibility' in data && data.visibility === 'self') return;
    this.sendHints.run('userId' in data ? data.userId : data.authorId, data.authorId);
  }
}
