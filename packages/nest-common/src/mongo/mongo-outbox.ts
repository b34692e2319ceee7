import { type EventData, type EventType, encodeEvent } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import type { ChangeStream, ClientSession } from 'mongodb';
import type { OutboxRecord } from '../events/envelope.js';
import type { OutboxStore } from '../events/stores.js';
import { logger } from '../logging/logger.js';
import { traceHeaders } from '../telemetry/tracing.js';
import { uuidv7 } from '../uuid.js';
import { type OutboxDocument, outboxOf, outboxVersionsOf } from './event-documents.js';
import { MongoLock } from './mongo-lock.js';
import type { MongoStore } from './mongo-store.js';

/** Events that commit with the state they tell of. */
@Injectable()
export class MongoOutbox implements OutboxStore {
  readonly #lock: MongoLock;
  #wake: () => void = () => undefined;
  #changes?: ChangeStream;

  constructor(private readonly store: MongoStore) {
    this.#lock = new MongoLock(store.db, 'outbox-relay');
  }

  /**
   * Adds an event within the caller's transaction, with the next version of its aggregate. Returns the event's id.
   * Two transactions that add to one aggregate conflict, and the driver runs one of them again: versions become visible in order.
   */
  async add<T extends EventType>(
    tx: ClientSession,
    type: T,
    event: { aggregateId: string; data: EventData<T> },
  ): Promise<string> {
    const next = await outboxVersionsOf(this.store.db).findOneAndUpdate(
      { _id: event.aggregateId },
      { $inc: { version: 1 } },
      { upsert: true, returnDocument: 'after', session: tx },
    );
    const document: OutboxDocument = {
      _id: uuidv7(),
      type,
      aggregateId: event.aggregateId,
      aggregateVersion: next?.version ?? 1,
      data: encodeEvent(type, event.data),
      time: new Date(),
      traceparent: traceHeaders().traceparent ?? null,
      sentAt: null,
    };
    await outboxOf(this.store.db).insertOne(document, { session: tx });
    return document._id;
  }

  onAdded(wake: () => void): void {
    this.#wake = wake;
  }

  async lead(): Promise<boolean> {
    const leading = await this.#lock.hold();
    if (leading) this.#watch();
    else await this.#unwatch();
    return leading;
  }

  async resign(): Promise<void> {
    await this.#unwatch();
    await this.#lock.release();
  }

  async unsent(limit: number): Promise<OutboxRecord[]> {
    const outbox = outboxOf(this.store.db);
    const oldest = await outbox
      .find({ sentAt: null }, { projection: { aggregateId: 1 } })
      .sort({ sentAt: 1, _id: 1 })
      .limit(limit)
      .toArray();
    if (oldest.length === 0) return [];
    // Ids are by the writers' clocks, so an aggregate's first unsent version may have a later id: asked for by version.
    const rows = await outbox
      .find({ sentAt: null, aggregateId: { $in: [...new Set(oldest.map((row) => row.aggregateId))] } })
      .sort({ aggregateId: 1, aggregateVersion: 1 })
      .limit(limit * 2)
      .toArray();
    return rows.map(({ _id, traceparent, type, ...row }) => ({
      ...row,
      id: _id,
      type: type as EventType,
      traceparent: traceparent ?? undefined,
    }));
  }

  async markSent(ids: readonly string[]): Promise<void> {
    await outboxOf(this.store.db).updateMany({ _id: { $in: [...ids] } }, { $set: { sentAt: new Date() } });
  }

  async lag(): Promise<{ count: number; seconds: number }> {
    const outbox = outboxOf(this.store.db);
    const [oldest] = await outbox.find({ sentAt: null }).sort({ sentAt: 1, _id: 1 }).limit(1).toArray();
    if (!oldest) return { count: 0, seconds: 0 };
    return {
      count: await outbox.countDocuments({ sentAt: null }),
      seconds: (Date.now() - oldest.time.valueOf()) / 1000,
    };
  }

  /** The TTL index does it. */
  async prune(): Promise<void> {}

  #watch(): void {
    if (this.#changes) return;
    const changes = outboxOf(this.store.db).watch([{ $match: { operationType: 'insert' } }], { maxAwaitTimeMS: 1000 });
    this.#changes = changes;
    changes.on('change', () => this.#wake());
    changes.on('error', (error) => {
      // The relay's poll carries on; the next turn opens a new stream.
      logger.debug({ err: error }, 'The change stream of the outbox ended');
      void changes.close().catch(() => undefined);
      if (this.#changes === changes) this.#changes = undefined;
    });
  }

  async #unwatch(): Promise<void> {
    const changes = this.#changes;
    this.#changes = undefined;
    await changes?.close().catch(() => undefined);
  }
}
