import type { Db } from 'mongodb';

/** An outbox document; `sentAt` is null until the relay has its acknowledgement. */
export interface OutboxDocument {
  _id: string;
  type: string;
  aggregateId: string;
  aggregateVersion: number;
  data: string;
  time: Date;
  traceparent: string | null;
  sentAt: Date | null;
}

export interface VersionDocument {
  _id: string;
  version: number;
}

export interface InboxDocument {
  /** consumer and event id */
  _id: string;
  appliedAt: Date;
}

export interface ParkedDocument {
  /** consumer and event id */
  _id: string;
  /** consumer, stream and aggregate id */
  aggregate: string;
  parkedAt: Date;
}

export const outboxOf = (db: Db) => db.collection<OutboxDocument>('outbox');
export const outboxVersionsOf = (db: Db) => db.collection<VersionDocument>('outbox_versions');
export const inboxOf = (db: Db) => db.collection<InboxDocument>('inbox');
export const inboxVersionsOf = (db: Db) => db.collection<VersionDocument>('inbox_versions');
export const parkedOf = (db: Db) => db.collection<ParkedDocument>('inbox_parked');

const DAY_S = 86_400;

/** Makes the collections and indexes of outbox and inbox. Collections first: not every server makes them in a transaction. */
export async function ensureEventCollections(db: Db): Promise<void> {
  const existing = new Set((await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name));
  for (const name of ['outbox', 'outbox_versions', 'inbox', 'inbox_versions', 'inbox_parked', 'locks']) {
    if (existing.has(name)) continue;
    await db.createCollection(name).catch((error: { code?: number }) => {
      // Another process of this service was first.
      if (error.code !== 48) throw error;
    });
  }
  await outboxOf(db).createIndex({ sentAt: 1, _id: 1 });
  await outboxOf(db).createIndex({ aggregateId: 1, aggregateVersion: 1 });
  await outboxOf(db).createIndex({ sentAt: 1 }, { name: 'sent_ttl', expireAfterSeconds: DAY_S });
  await inboxOf(db).createIndex({ appliedAt: 1 }, { expireAfterSeconds: 30 * DAY_S });
  await parkedOf(db).createIndex({ aggregate: 1 });
}
