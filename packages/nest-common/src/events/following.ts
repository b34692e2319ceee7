import type { EventMap, EventType } from '@my-girok/proto';
import type { ReceivedEvent } from './envelope.js';

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
