import type { EventMap, EventType } from '@my-girok/proto';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { ReceivedEvent } from './envelope.js';
import { Nats } from './nats-connection.js';
import { StreamFollowing } from './stream-following.js';

export interface Followed<T extends EventType = EventType> {
  type: T;
  data: EventMap[T];
  event: Omit<ReceivedEvent, 'data'>;
}

export interface FollowOptions<T extends EventType> {
  /** Types of one stream. */
  types: readonly T[];
  /** How far back to begin, in milliseconds. */
  sinceMs: number;
  /**
   * Goes on after a gap right behind what was seen last instead of `sinceMs` back, so that nothing is missed and nothing comes
   * twice. `onLost` is called when that cannot be: the stream was made anew, or no longer has what followed. It then goes on at
   * the stream's end.
   */
  resume?: { onLost(): void };
  onEvent(followed: Followed<T>): void;
}

export interface Following {
  /** Whether everything up to about a second ago has been seen. */
  isCurrent(): boolean;
  /** Resolves when it is so for the first time. */
  whenCurrent(): Promise<void>;
  stop(): Promise<void>;
}

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
