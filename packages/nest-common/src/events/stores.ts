import { Injectable } from '@nestjs/common';
import type { OutboxRecord, ReceivedEvent } from './envelope.js';

/** Where a service's events wait to be published; one leader at a time reads it. */
export interface OutboxStore {
  /** Becomes or stays the leader; false while another process is. Throws when the store is away. */
  lead(): Promise<boolean>;
  /** Lets another process lead. */
  resign(): Promise<void>;
  /**
   * Unsent events, each aggregate's in version order and beginning with its first unsent. Never skips a version: a later
   * one of an aggregate is not visible before the earlier ones are.
   */
  unsent(limit: number): Promise<OutboxRecord[]>;
  markSent(ids: readonly string[]): Promise<void>;
  /** Calls back when something was added. Advisory: the relay polls too. */
  onAdded(wake: () => void): void;
  /** How many events wait, and how long the oldest has, in seconds. */
  lag(): Promise<{ count: number; seconds: number }>;
  /** Removes what was sent long ago. */
  prune(): Promise<void>;
}

export type InboxOutcome = 'applied' | 'duplicate' | 'held';

export interface ApplyOptions {
  /** Whether handler and inbox row share a transaction. */
  transactional: boolean;
  /** Whether to apply although the aggregate is held back by a parked event: for replay. */
  replay?: boolean;
}

/** What a service's consumers have applied, and what they have parked. */
export interface InboxStore {
  /** Runs `handler` unless the event or a later version of its aggregate was applied, or its aggregate is held back. */
  apply(
    consumer: string,
    event: ReceivedEvent,
    handler: (tx: unknown) => Promise<void>,
    options: ApplyOptions,
  ): Promise<InboxOutcome>;
  /** Holds the event's aggregate back until `unpark`. */
  park(consumer: string, event: ReceivedEvent): Promise<void>;
  unpark(consumer: string, eventId: string): Promise<void>;
  /** Whether an error says that the store is away: such failures never park an event. */
  isOutage(error: unknown): boolean;
  prune(): Promise<void>;
}

/** The stores that this process's database modules bring. */
@Injectable()
export class EventStores {
  readonly outboxes: { store: OutboxStore; stream: string }[] = [];
  inbox?: InboxStore;
}
