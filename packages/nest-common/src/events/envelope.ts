import type { EventType } from '@my-girok/proto';

/** An event as an outbox keeps it until it is published. `data` is proto3 JSON. */
export interface OutboxRecord {
  id: string;
  type: EventType;
  aggregateId: string;
  /** Counts from 1, without gaps, within the aggregate. */
  aggregateVersion: number;
  data: string;
  time: Date;
  traceparent?: string;
}

/** An event as it arrived. */
export interface ReceivedEvent {
  id: string;
  type: EventType;
  stream: string;
  aggregateId: string;
  aggregateVersion: number;
  time: Date;
  /** The process that published it, such as `/feed-service`. */
  source: string;
  data: string;
  traceparent?: string;
}

/** What a handler learns of an event besides its data. */
// biome-ignore lint/suspicious/noExplicitAny: the transaction of whichever store the service has
export interface EventContext<Tx = any> {
  id: string;
  type: EventType;
  aggregateId: string;
  aggregateVersion: number;
  time: Date;
  source: string;
  /** The transaction that the inbox row commits in: a kysely Transaction or a MongoDB ClientSession. */
  tx: Tx;
}
