import type { Failure } from '../../../platform/graphql/failure.ts';
import { EntryShelf, type ShelfStorage } from '../../../platform/outbox/entry-shelf.ts';
import { nextTime, type PendingMessage, parsePendingMessage } from './pending-message.ts';

/** What is written, before it has a time and a state. */
export type Written = Pick<PendingMessage, 'key' | 'roomId' | 'content' | 'mentions' | 'uploads' | 'replyTo'>;

/**
 * Sends one message. `waits`: its files are not there yet, so those behind it may go first. A failure that passes leaves it where it
 * is; another one puts it aside as not sent. Never throws.
 */
export type Deliver = (entry: PendingMessage) => Promise<Failure | 'waits' | undefined>;

export interface ChatOutboxParts {
  readonly person: string;
  readonly storage: ShelfStorage;
  readonly locks: Pick<LockManager, 'request'>;
  readonly deliver: Deliver;
  /** Whether a failure passes by itself. */
  readonly passes: (failure: Failure) => boolean;
  readonly now?: () => number;
}

/**
 * Messages that were sent and are not acknowledged, kept on the device under the person's id. Each room's go one after another, in
 * the order in which they were written, whichever tab sends them: a room's lock is held by the tab that does.
 */
export class ChatOutbox {
  #pending: readonly PendingMessage[] = [];
  readonly #listeners = new Set<() => void>();
  readonly #shelf: EntryShelf<PendingMessage>;
  readonly #running = new Set<string>();
  readonly #again = new Set<string>();

  constructor(private readonly parts: ChatOutboxParts) {
    this.#shelf = new EntryShelf(`girok.chat.outbox.${parts.person}.`, parts.storage, parsePendingMessage);
    this.refresh();
  }

  /** The oldest first. */
  readonly all = (): readonly PendingMessage[] => this.#pending;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Another tab may have changed what is kept: `storageKey` as in a storage event, null for everything. */
  changedElsewhere(storageKey: string | null): void {
    if (storageKey === null || this.#shelf.holds(storageKey)) this.refresh();
  }

  refresh(): void {
    this.#pending = [...this.#shelf.all()].reverse();
    for (const listener of this.#listeners) listener();
  }

  /** Keeps a message, which is shown from now on, and sends it as soon as it can. */
  add(written: Written): void {
    const writtenAt = nextTime(this.#pending, (this.parts.now ?? Date.now)());
    this.#put({ ...written, writtenAt, state: 'queued' });
    void this.pump(written.roomId);
  }

  /** The person asks for another try; it goes under the same key. */
  retry(key: string): void {
    const kept = this.#shelf.get(key);
    if (!kept) return;
    this.#put({ ...kept, state: 'queued', failure: undefined });
    void this.pump(kept.roomId);
  }

  /** Takes a message away, unless it was sent meanwhile; answers what it was. */
  take(key: string): PendingMessage | undefined {
    const kept = this.#shelf.get(key);
    this.#remove(key);
    return kept;
  }

  /** Sends everything that waits, of all rooms: the line or a file is there. */
  readonly pumpAll = (): void => {
    for (const roomId of new Set(this.#pending.map((entry) => entry.roomId))) void this.pump(roomId);
  };

  /** Sends what waits in a room, in order, until it is empty or something stands in the way. */
  async pump(roomId: string): Promise<void> {
    if (this.#running.has(roomId)) {
      this.#again.add(roomId);
      return;
    }
    this.#running.add(roomId);
    try {
      await this.parts.locks.request(`girok.chat.send.${this.parts.person}.${roomId}`, async () => {
        do {
          this.#again.delete(roomId);
          await this.#send(roomId);
        } while (this.#again.has(roomId));
      });
    } finally {
      this.#running.delete(roomId);
      this.refresh();
    }
  }

  async #send(roomId: string): Promise<void> {
    const waiting = new Set<string>();
    for (;;) {
      const next = [...this.#shelf.all()]
        .reverse()
        .find((entry) => entry.roomId === roomId && entry.state === 'queued' && !waiting.has(entry.key));
      if (!next) return;
      const result = await this.parts.deliver(next);
      if (result === undefined) this.#remove(next.key);
      else if (result === 'waits') waiting.add(next.key);
      else if (this.parts.passes(result) || result.kind === 'signed_out') return;
      else if (this.#shelf.get(next.key)) this.#put({ ...next, state: 'failed', failure: result });
      else waiting.add(next.key);
    }
  }

  #put(entry: PendingMessage): void {
    this.#shelf.put(entry);
    this.refresh();
  }

  #remove(key: string): void {
    this.#shelf.remove(key);
    this.refresh();
  }
}
