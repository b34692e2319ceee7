import type { EventType } from '@my-girok/proto';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Following, FollowOptions } from './following.js';
import { Nats } from './nats-connection.js';
import { StreamFollowing } from './stream-following.js';

/**
 * Lets each process see every event of some types for itself, in its own memory: no durable, no inbox, all partitions.
 * Without `resume` it begins again `sinceMs` back after any gap, so handlers must not mind repetition.
 */
@Injectable()
export class EventFollower implements OnModuleDestroy {
  readonly #following = new Set<Following>();

  constructor(private readonly nats: Nats) {}

  follow<T extends EventType>(options: FollowOptions<T>): Following {
    const following = new StreamFollowing(this.nats, options as unknown as FollowOptions<EventType>);
    this.#following.add(following);
    following.start();
    return following;
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([...this.#following].map((following) => following.stop()));
  }
}
