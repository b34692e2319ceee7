import type { Db, IndexDescription } from 'mongodb';

/** Every collection and its indexes besides _id. README.md says which query each is for. */
const INDEXES: Record<string, IndexDescription[]> = {
  people: [{ key: { followerCount: -1, _id: -1 } }],
  timelines: [],
  fan_outs: [{ key: { claimedUntil: 1 } }],
  posts: [
    { key: { authorId: 1, authorSeq: -1 } },
    { key: { authorId: 1, pictureSeq: -1 }, partialFilterExpression: { pictureSeq: { $exists: true } } },
    { key: { quotedPostId: 1, quoteSeq: -1 }, partialFilterExpression: { quotedPostId: { $exists: true } } },
    { key: { quotedPostId: 1, authorId: 1 }, partialFilterExpression: { quotedPostId: { $exists: true } } },
    { key: { mentionedIds: 1, _id: -1 } },
    {
      key: { authorId: 1, idempotencyKey: 1 },
      unique: true,
      partialFilterExpression: { idempotencyKey: { $exists: true } },
    },
  ],
  post_versions: [],
  post_reservations: [{ key: { createdAt: 1 }, expireAfterSeconds: 86_400 }],
  comments: [
    { key: { postId: 1, seq: -1 } },
    { key: { postId: 1, authorId: 1 } },
    { key: { authorId: 1 } },
    {
      key: { authorId: 1, idempotencyKey: 1 },
      unique: true,
      partialFilterExpression: { idempotencyKey: { $exists: true } },
    },
  ],
  likes: [{ key: { postId: 1, userId: 1 } }, { key: { postId: 1, seq: -1 } }, { key: { userId: 1 } }],
  follows: [
    { key: { followerId: 1 } },
    { key: { followeeId: 1 } },
    { key: { followerId: 1, followingSeq: -1 } },
    { key: { followeeId: 1, followerSeq: -1 } },
  ],
  blocks: [{ key: { blockerId: 1, seq: -1 } }, { key: { blockedId: 1, blockerId: 1 } }],
  mutes: [],
  reposts: [{ key: { postId: 1, userId: 1 } }, { key: { userId: 1, authorSeq: -1 } }, { key: { postId: 1, seq: -1 } }],
  bookmarks: [{ key: { userId: 1, seq: -1 } }, { key: { postId: 1 } }],
  reports: [
    {
      key: { reporterId: 1, subjectKind: 1, subjectId: 1 },
      unique: true,
      partialFilterExpression: { reporterId: { $exists: true } },
    },
    { key: { subjectAuthorId: 1 } },
  ],
  tags: [],
  tag_posts: [{ key: { tag: 1, seq: -1 } }],
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
