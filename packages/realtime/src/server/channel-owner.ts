import type { Position } from '../protocol/position.js';

/** A numbered event of a channel, as it goes to clients. */
export interface ChannelEvent {
  /** The event's name on the wire, such as `message.created`. */
  readonly name: string;
  readonly seq: number;
  readonly data: unknown;
  /** Whose doing it is: subscribers who hide them get `skipped` in its place. */
  readonly authorId?: string;
  /** What it tells about, such as a message's id. */
  readonly about?: string;
  /**
   * What it tells about is gone for everybody. The node then forgets its own copies of earlier events about it: whoever still needs
   * them is sent to the owner, who gives them as they are now.
   */
  readonly erases?: boolean;
}

/** What the owner of a channel gives after a position: all of it, or a refusal. */
export type Replay =
  | {
      readonly recovered: true;
      readonly events: readonly ChannelEvent[];
      readonly hasMore: boolean;
      /** Where the channel stands now. */
      readonly position: Position;
    }
  | {
      readonly recovered: false;
      /** Where the channel stands now. Absent: the subject may not hear it, and is taken out of it. */
      readonly position?: Position;
    };

/** Whoever numbers a channel's events and keeps them. */
export interface ChannelOwner {
  /**
   * The events after a position as this subject may see them today: contiguous from `after.seq + 1`, at most `limit`. `recovered: false`
   * for another epoch, a gap that is too wide or too old, or a channel that the subject may not hear. Throws while the owner is away,
   * and ends when the signal says so: a question that never ends holds a place of `replayConcurrency`.
   */
  replay(subject: string, after: Position, limit: number, signal: AbortSignal): Promise<Replay>;
}
