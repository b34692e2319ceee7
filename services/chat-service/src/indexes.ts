import type { Db, IndexDescription } from 'mongodb';

const HOUR_S = 3600;

/** Every collection and its indexes besides _id. README.md says which query each is for. */
const INDEXES: Record<string, IndexDescription[]> = {
  people: [],
  rooms: [
    { key: { directKey: 1 }, unique: true, partialFilterExpression: { directKey: { $exists: true } } },
    { key: { clientKey: 1 }, unique: true, partialFilterExpression: { clientKey: { $exists: true } } },
    { key: { matchId: 1 }, unique: true, partialFilterExpression: { matchId: { $exists: true } } },
    { key: { dueAt: 1 }, partialFilterExpression: { dueAt: { $exists: true } } },
  ],
  memberships: [{ key: { userId: 1, state: 1 } }, { key: { roomId: 1, state: 1, joinedAt: 1 } }],
  invites: [{ key: { roomId: 1 } }, { key: { createdById: 1 } }, { key: { expiresAt: 1 }, expireAfterSeconds: 0 }],
  blocks: [{ key: { blockerId: 1 } }, { key: { blockedId: 1 } }],
  channel_log: [{ key: { channel: 1, epoch: 1, seq: 1 } }, { key: { at: 1 }, expireAfterSeconds: 72 * HOUR_S }],
  messages: [
    { key: { roomId: 1, seq: 1 }, unique: true },
    { key: { roomId: 1, bucket: 1, seq: 1 } },
    {
      key: { roomId: 1, authorId: 1, clientId: 1 },
      unique: true,
      partialFilterExpression: { clientId: { $exists: true } },
    },
    { key: { authorId: 1, _id: 1 } },
  ],
  reactions: [{ key: { messageId: 1, emoji: 1, seq: 1 } }, { key: { userId: 1 } }],
  calls: [
    { key: { liveKey: 1 } },
    { key: { clientKey: 1 }, unique: true },
    { key: { activeIds: 1 } },
    { key: { livekitRoom: 1 } },
    { key: { startedById: 1, createdAt: 1 } },
    { key: { 'people.userId': 1 } },
    { key: { dueAt: 1 } },
    { key: { checkAt: 1 } },
    { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
  ],
  message_reservations: [{ key: { createdAt: 1 }, expireAfterSeconds: 24 * HOUR_S }],
};
const NAMESPACE_EXISTS = 48;

/** Makes what is missing; runs at every boot. Collections first: not every server makes them within a transaction. */
export async function ensureIndexes(db: Db): Promise<void> {
  const existing = new Set((await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name));
  for (const [name, indexes] of Object.entries(INDEXES)) {
    if (!existing.has(name)) {
      await db.createCollection(name).catch((error: { code?: number }) => {
        // Another process of this service was first.
        if (error.code !== NAMESPACE_EXISTS) throw error;
      });
    }
    if (indexes.length > 0) await db.collection(name).createIndexes(indexes);
  }
}
