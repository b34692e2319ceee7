import type { Position } from '../protocol/position.js';

/** A numbered event of a channel, as it goes to clients. */
export interface ChannelEvent {
  /** The event's name on the wire, such as `message.created`. */
  readonly name: string;
  readonly seq: number;
  readonly data: unknown;
  /** Whose doing it is: subscribers who hide them get `skipped` in its place. */
  readonly authorId?: string;
}

/** What the owner of a channel gives after a position: all of it, or a refusal. */
export type Replay =
  | {
      readonly recovered: true;
      readonly events: readonly ChannelEvent[];
      readonly hasMore: boolean;
      readonly position: Position;
    }
  | { readonly recovered: false; readonly position?: Position };

/** Whoever numbers a channel's events and keeps them. */
export interface ChannelOwner {
  /**
   * The events after a position as this subject may see them today: contiguous from `after.seq + 1`, at most `limit`. `recovered: false`
   * for another epoch, a gap that is too wide or too old, or a channel that the subject may not hear. Throws while the owner is away.
   */
  replay(subject: string, after: Position, limit: number, signal: AbortSignal): Promise<Replay>;
}
