/** A place in a channel's numbering. */
export interface Position {
  /** Such as `room:<id>` or `notifications:<user id>`; at most 120 characters. */
  readonly channel: string;
  /** Names the numbering: a position of another epoch says nothing. At most 64 characters. */
  readonly epoch: string;
  /** The last event that is known, counting from 1; 0 for none yet. */
  readonly seq: number;
}

/**
 * What a client receives with every event. Numbered events count a channel's numbers without gaps. `seq` 0 stands outside the
 * numbering: the event carries a whole state (typing, presence, a marker, a count), of which the latest counts, and is never replayed.
 */
export interface Frame<Data = unknown> extends Position {
  readonly data: Data;
}

/** The server's answer to each position that a client brought. */
export interface RecoveredFrame extends Position {
  /** True: everything after the client's position was sent before this. False: nothing was; the client loads anew. */
  readonly recovered: boolean;
}

/** What a client sends with its connection. */
export interface ConnectAuth {
  readonly ticket: string;
  readonly positions?: readonly Position[];
}

/** Names that the protocol itself uses; applications name their own events differently. */
export const PROTOCOL_EVENTS = {
  /** server → client: the answer to one position, `RecoveredFrame` */
  recovered: 'recovered',
  /** server → client: a channel that the client hears from here on, `Position` */
  subscribed: 'subscribed',
  /** server → client: a channel that the client no longer hears, `{ channel }` */
  unsubscribed: 'unsubscribed',
  /** server → client: a number whose event is not for this client, `Frame<null>` */
  skipped: 'skipped',
  /** client → server: `{ positions }`, acknowledged once all were answered by `recovered` */
  recover: 'recover',
  /** server → client, before it closes the connection itself: `{ code, reconnectInMs }`; null: do not come back by yourself */
  closing: 'closing',
} as const;
