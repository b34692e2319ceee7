import { randomBytes } from 'node:crypto';
import type { Db } from 'mongodb';

const BATCH = 5000;
const PAGE = 500;
const CONTENT = 'A page of a notebook, about as long as people write them here, with 오늘의 기록 in it.';

/** A UUIDv7 of that moment. */
export function idAt(ms: number): string {
  const hex = ms.toString(16).padStart(12, '0') + randomBytes(10).toString('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const ids = (count: number): string[] => Array.from({ length: count }, () => idAt(Date.now()));

/** Writes documents as the service writes them, in bulk. */
async function fill<T extends object>(
  db: Db,
  collection: string,
  count: number,
  make: (i: number) => T,
): Promise<void> {
  for (let at = 0; at < count; at += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, count - at) }, (_, i) => make(at + i));
    await db.collection(collection).insertMany(batch, { ordered: false });
  }
}

function person(_id: string, over: object) {
  const counts = { postCount: 0, followersPostCount: 0, selfPostCount: 0, postSeq: 0, pictureSeq: 0 };
  return { _id, createdAt: new Date(), ...counts, followerCount: 0, followingCount: 0, ...over };
}

function follow(followerId: string, followeeId: string, followerSeq: number, followingSeq: number) {
  const _id = `${followerId}:${followeeId}`;
  return { _id, followerId, followeeId, followerSeq, followingSeq, createdAt: new Date() };
}

/** Posts of a store, newest last: author `i % authors` wrote post `i`. */
export interface Written {
  authors: string[];
  posts: string[];
}

/** So many posts by so many people, one every second until now. */
export async function seedPosts(db: Db, count: number, authorCount: number): Promise<Written> {
  const authors = ids(authorCount);
  const began = Date.now() - count * 1000;
  const posts = Array.from({ length: count }, (_, i) => idAt(began + i * 1000));
  await fill(db, 'posts', count, (i) => ({
    _id: posts[i],
    authorId: authors[i % authorCount],
    authorSeq: Math.floor(i / authorCount) + 1,
    content: CONTENT,
    createdAt: new Date(began + i * 1000),
    facets: [],
    contentWarning: '',
    pictures: [],
    visibility: 'public',
    mentionedIds: [],
    likeCount: 3,
    commentCount: 0,
    repostCount: 0,
    quoteCount: 0,
    commentSeq: 0,
    quoteLastSeq: 0,
    latestComments: [],
    version: 1,
  }));
  const each = Math.ceil(count / authorCount);
  await fill(db, 'people', authorCount, (i) =>
    person(authors[i] as string, { postCount: each, postSeq: each, wroteAt: new Date() }),
  );
  return { authors, posts };
}

/** People who follow so many of the authors and have their newest 500 posts in their timelines. */
export async function seedReaders(db: Db, written: Written, count: number, following: number): Promise<string[]> {
  const readers = ids(count);
  const { authors, posts } = written;
  for (const [index, reader] of readers.entries()) {
    // Everybody follows a run of authors, each reader another one.
    const first = (index * following) % authors.length;
    const followed = Array.from({ length: following }, (_, i) => (first + i) % authors.length);
    await fill(db, 'follows', following, (i) =>
      follow(reader, authors[followed[i] as number] as string, index + 1, i + 1),
    );
    const wanted = new Set(followed);
    const entries: string[] = [];
    for (let i = posts.length - 1; i >= 0 && entries.length < PAGE; i--)
      if (wanted.has(i % authors.length)) entries.push(`${posts[i]}:${authors[i % authors.length]}`);
    await db.collection<{ _id: string }>('people').insertOne(person(reader, { followingCount: following }));
    const timeline = { _id: reader, entries, activeAt: new Date() };
    await db.collection<{ _id: string }>('timelines').insertOne(timeline);
  }
  return readers;
}

/** An author whose followers are so many, of whom so many read lately and have full timelines; `merged`: read, not written. */
export async function seedFollowed(
  db: Db,
  { posts, authors }: Written,
  { followers, active, merged }: { followers: number; active: number; merged: boolean },
): Promise<{ authorId: string; active: string[] }> {
  const authorId = idAt(Date.now());
  const everybody = ids(followers);
  const lately = everybody.slice(0, active);
  const entries = posts
    .slice(-PAGE)
    .map((postId, i) => `${postId}:${authors[(posts.length - Math.min(PAGE, posts.length) + i) % authors.length]}`)
    .reverse();
  const counted = { countedAt: new Date(), countedFollowers: followers };
  await db.collection<{ _id: string }>('people').insertOne(
    person(authorId, {
      followerCount: followers,
      followerSeq: followers,
      reach: merged ? { way: 'merged', ...counted } : counted,
    }),
  );
  await fill(db, 'follows', followers, (i) => follow(everybody[i] as string, authorId, i + 1, 1));
  for (let at = 0; at < active; at += PAGE)
    await fill(db, 'timelines', Math.min(PAGE, active - at), (i) => ({
      _id: lately[at + i],
      entries,
      activeAt: new Date(),
      ...(merged && { readAuthors: [authorId] }),
    }));
  return { authorId, active: lately };
}
