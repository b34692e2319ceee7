import { type ClientSession, MongoServerError } from 'mongodb';
import type { ReceivedEvent } from '../events/envelope.js';
import type { ApplyOptions, InboxOutcome, InboxStore } from '../events/stores.js';
import { inboxOf, inboxVersionsOf, parkedOf } from './event-documents.js';
import type { MongoStore } from './mongo-store.js';
import { isMongoOutage } from './outage.js';

const SEPARATOR = '\u0000';
const keyOf = (...parts: string[]) => parts.join(SEPARATOR);

/** What consumers applied, in the same transaction as their effect. */
export class MongoInbox implements InboxStore {
  constructor(private readonly store: MongoStore) {}

  async apply(
    consumer: string,
    event: ReceivedEvent,
    handler: (tx: unknown) => Promise<void>,
    { transactional, replay = false }: ApplyOptions,
  ): Promise<InboxOutcome> {
    const outcome = await this.#look(consumer, event, replay);
    if (outcome !== 'applied') return outcome;
    try {
      if (!transactional) await handler(undefined);
      await this.store.transaction(async (session) => {
        await this.#record(session, consumer, event);
        if (transactional) await handler(session);
      });
      return 'applied';
    } catch (error) {
      // The unique _id of the inbox: another delivery of the same event was applied meanwhile.
      if (isDuplicateKey(error) && (await this.#look(consumer, event, replay)) === 'duplicate') return 'duplicate';
      throw error;
    }
  }

  /** 'applied' when nothing speaks against applying it. */
  async #look(consumer: string, event: ReceivedEvent, replay: boolean): Promise<InboxOutcome> {
    const { db } = this.store;
    const aggregate = keyOf(consumer, event.stream, event.aggregateId);
    const [seen, version, held] = await Promise.all([
      inboxOf(db).findOne({ _id: keyOf(consumer, event.id) }),
      inboxVersionsOf(db).findOne({ _id: aggregate }),
      replay ? null : parkedOf(db).findOne({ aggregate }),
    ]);
    if (seen || (version?.version ?? 0) >= event.aggregateVersion) return 'duplicate';
    return held ? 'held' : 'applied';
  }

  async #record(session: ClientSession, consumer: string, event: ReceivedEvent): Promise<void> {
    const { db } = this.store;
    await inboxOf(db).insertOne({ _id: keyOf(consumer, event.id), appliedAt: new Date() }, { session });
    await inboxVersionsOf(db).updateOne(
      { _id: keyOf(consumer, event.stream, event.aggregateId) },
      { $max: { version: event.aggregateVersion } },
      { upsert: true, session },
    );
  }

  async park(consumer: string, event: ReceivedEvent): Promise<void> {
    await parkedOf(this.store.db).updateOne(
      { _id: keyOf(consumer, event.id) },
      { $set: { aggregate: keyOf(consumer, event.stream, event.aggregateId), parkedAt: new Date() } },
      { upsert: true },
    );
  }

  async unpark(consumer: string, eventId: string): Promise<void> {
    await parkedOf(this.store.db).deleteOne({ _id: keyOf(consumer, eventId) });
  }

  isOutage(error: unknown): boolean {
    return isMongoOutage(error);
  }

  /** The TTL index does it. */
  async prune(): Promise<void> {}
}

function isDuplicateKey(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === 11_000;
}
