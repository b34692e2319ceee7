import type { Position } from '../protocol/position.js';
import type { ChannelEvent } from './channel-owner.js';
import type { Entry } from './event-ring.js';
import type { Subscription } from './subscription.js';

/**
 * What a channel's state asks of the world. Calls return at once; what they start comes back through the channel's own methods, in
 * any order and at any later time.
 */
export interface ChannelPort<Member, Packet, Channel> {
  encode(channel: Channel, event: ChannelEvent): Entry<Packet>;
  /** To everybody who is level. */
  deliver(channel: Channel, entry: Entry<Packet>): void;
  /** To one who is not. `asIs`: the owner made it for this subject; otherwise what they hide must be taken out. */
  deliverTo(channel: Channel, sub: Subscription<Member>, entry: Entry<Packet>, asIs: boolean): void;
  /** Who is level is about to change: what was delivered must not reach those who come, nor miss those who go. */
  settle(channel: Channel): void;
  answer(sub: Subscription<Member>, position: Position, recovered: boolean): void;
  /** Whether this subscriber's line takes more; if not, `resume(sub, ticket)` follows. */
  mayReceive(channel: Channel, sub: Subscription<Member>, ticket: object): boolean;
  /** `replayed(sub, ticket, …)` follows, or `unreachable(sub, ticket)`. */
  ask(channel: Channel, sub: Subscription<Member>, after: Position, ticket: object, again: boolean): void;
  /** `verified(sub, …)` follows for as long as the channel has subscribers. */
  verify(channel: Channel): void;
  /** `lost()` follows after a moment in which what is missing may still come. */
  awaitMissing(channel: Channel): void;
  /** Something was missing, and subscribers are sent to the owner for it. */
  gap(channel: Channel): void;
  /** The owner says that this subscriber may not hear the channel. */
  forbidden(channel: Channel, sub: Subscription<Member>): void;
}

export interface ChannelBounds {
  readonly ringEvents: number;
  readonly ringBytes: number;
  /** Events that are held while one before them is missing. */
  readonly heldEvents: number;
  /** Events of a ring that one subscriber gets in one go. */
  readonly ringPage: number;
  /** How often an owner may know less than the node before the subscriber is refused. */
  readonly staleMax: number;
}
