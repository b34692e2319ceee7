import { randomUUID } from 'node:crypto';
import { Quote_State as QuoteState } from '@my-girok/proto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FeedFixture, present, refusal, type TestPerson } from './feed-service.fixture.js';

let feed: FeedFixture;
let bff: Awaited<ReturnType<FeedFixture['service']>>;
let mediaService: Awaited<ReturnType<FeedFixture['service']>>;
beforeAll(async () => {
  feed = await FeedFixture.start();
  [bff, mediaService] = await Promise.all([feed.service(), feed.service('media-service')]);
});
afterAll(() => feed?.stop());

/** A post that can be reached on every way there is, and who looks for it. */
interface Scene {
  author: TestPerson;
  reader: TestPerson;
  /** Reposts it and quotes it. */
  friend: TestPerson;
  postId: string;
  mediaId: string;
  /** The friend's quote of it. */
  quoteId: string;
  /** What it quotes itself. */
  quotedId: string;
  tag: string;
}

let scenes = 0;

async function scene(): Promise<Scene> {
  const [author, reader, friend] = (await feed.people(3)) as [TestPerson, TestPerson, TestPerson];
  const tag = `scene${scenes++}`;
  const quotedId = (await feed.post(friend, 'what it quotes')).id;
  const mediaId = feed.media.ready(author.id);
  const request = { content: `unmistakable #${tag}`, quotedPostId: quotedId, pictures: [{ mediaId }] };
  const postId = present((await feed.client.createPost(request, author.as)).post).id;
  await feed.client.repost({ postId }, friend.as);
  const quoteId = present((await feed.client.createPost({ content: 'see', quotedPostId: postId }, friend.as)).post).id;
  await feed.client.addComment({ postId, content: 'a comment' }, friend.as);
  await feed.client.bookmark({ postId }, reader.as);
  for (const { id: userId } of [author, friend]) await feed.client.follow({ userId }, reader.as);
  return { author, reader, friend, postId, mediaId, quoteId, quotedId, tag };
}

type Way = (scene: Scene) => Promise<boolean>;

/** Whether a call is answered at all, and not with FEED_POST_NOT_FOUND. */
async function answered(call: Promise<unknown>): Promise<boolean> {
  try {
    await call;
    return true;
  } catch {
    expect(await refusal(call)).toMatchObject({ code: 'FEED_POST_NOT_FOUND' });
    return false;
  }
}

const has = (ids: { id: string }[], id: string) => ids.some((each) => each.id === id);

/** Every way to a post: whether its reader meets it there. */
const WAYS = {
  timeline: async ({ reader, postId }) =>
    has((await feed.client.getTimeline({ userId: reader.id }, reader.as)).posts, postId),
  'reposter’s page': async ({ reader, friend, postId }) =>
    has((await feed.client.listPostsByAuthor({ authorId: friend.id }, reader.as)).posts, postId),
  hashtag: async ({ reader, tag, postId }) => has((await feed.client.listPostsByTag({ tag }, reader.as)).posts, postId),
  'list of quotes': async ({ reader, quotedId, postId }) =>
    has((await feed.client.listQuotes({ postId: quotedId }, reader.as)).posts, postId),
  'quote on a page': async ({ reader, friend, quoteId }) => {
    const { posts } = await feed.client.listPostsByAuthor({ authorId: friend.id }, reader.as);
    return posts.find(({ id }) => id === quoteId)?.quote?.state === QuoteState.STATE_AVAILABLE;
  },
  'author’s page': async ({ reader, author, postId }) =>
    has((await feed.client.listPostsByAuthor({ authorId: author.id }, reader.as)).posts, postId),
  'author’s pictures': async ({ reader, author, postId }) =>
    has((await feed.client.listPostsByAuthor({ authorId: author.id, picturesOnly: true }, reader.as)).posts, postId),
  bookmarks: async ({ reader, postId }) => has((await feed.client.listBookmarks({}, reader.as)).posts, postId),
  address: async ({ reader, postId }) =>
    has((await feed.client.batchGetPosts({ postIds: [postId] }, reader.as)).posts, postId),
  'quote under an address': async ({ reader, quoteId }) => {
    const { posts } = await feed.client.batchGetPosts({ postIds: [quoteId] }, reader.as);
    return posts[0]?.quote?.state === QuoteState.STATE_AVAILABLE;
  },
  comments: ({ reader, postId }) => answered(feed.client.listComments({ postId }, reader.as)),
  'newest comments': async ({ reader, postId }) =>
    (await feed.client.batchListComments({ postIds: [postId] }, reader.as)).posts.length === 1,
  likes: ({ reader, postId }) => answered(feed.client.listLikes({ postId }, reader.as)),
  reposts: ({ reader, postId }) => answered(feed.client.listReposts({ postId }, reader.as)),
  quotes: ({ reader, postId }) => answered(feed.client.listQuotes({ postId }, reader.as)),
  versions: ({ reader, postId }) => answered(feed.client.listPostVersions({ postId }, reader.as)),
  picture: async ({ reader, postId, mediaId }) =>
    (await feed.client.checkPicture({ postId, mediaId, viewerId: reader.id }, mediaService)).allowed,
} satisfies Record<string, Way>;

const EVERY = Object.keys(WAYS);
/** Where mutes hold: what comes to a reader unasked. */
const UNASKED = ['timeline', 'reposter’s page', 'hashtag', 'list of quotes', 'quote on a page'];

async function open(to: Scene): Promise<string[]> {
  const open: string[] = [];
  for (const [name, way] of Object.entries<Way>(WAYS)) if (await way(to)) open.push(name);
  return open;
}

/** As if it had always been so: what refers to the post is stored, and trusted by no read. */
async function setVisibility({ postId }: Scene, visibility: string): Promise<void> {
  await feed.stored('posts').updateOne({ _id: postId }, { $set: { visibility } });
}

describe('every way to a post', () => {
  const rules: [string, (scene: Scene) => Promise<unknown>, string[]][] = [
    ['nothing', async () => {}, EVERY],
    ['“only me”', (to) => setVisibility(to, 'self'), []],
    ['“followers”, for a follower', (to) => setVisibility(to, 'followers'), EVERY],
    [
      '“followers”, for nobody who follows',
      async (to) => {
        await setVisibility(to, 'followers');
        await feed.client.unfollow({ userId: to.author.id }, to.reader.as);
      },
      [],
    ],
    ['a block by the reader', ({ author, reader }) => feed.client.block({ userId: author.id }, reader.as), []],
    ['a block by the author', ({ author, reader }) => feed.client.block({ userId: reader.id }, author.as), []],
    [
      'a mute of the author',
      ({ author, reader }) => feed.client.mutePerson({ userId: author.id }, reader.as),
      EVERY.filter((way) => !UNASKED.includes(way)),
    ],
    [
      'a mute of a word in it',
      ({ reader }) => feed.client.muteWord({ word: 'Unmistakable' }, reader.as),
      EVERY.filter((way) => !UNASKED.includes(way)),
    ],
    ['its deletion', ({ author, postId }) => feed.client.deletePost({ postId }, author.as), []],
  ];

  it.each(rules)('is as open as %s leaves it', async (_rule, apply, expected) => {
    const to = await scene();
    await apply(to);
    expect(await open(to)).toEqual(expected);
  });

  it('is open to those whom a post for followers mentions', async () => {
    const to = await scene();
    await setVisibility(to, 'followers');
    await feed.client.unfollow({ userId: to.author.id }, to.reader.as);
    await feed.stored('posts').updateOne({ _id: to.postId }, { $set: { mentionedIds: [to.reader.id] } });
    // A mention that no facet shows any more is no reason for a timeline.
    expect(await open(to)).toEqual(expect.arrayContaining(EVERY.filter((way) => way !== 'timeline')));
  });

  it('is open to its author, whatever they muted', async () => {
    const to = await scene();
    await setVisibility(to, 'self');
    await feed.client.bookmark({ postId: to.postId }, to.author.as);
    await feed.client.muteWord({ word: 'unmistakable' }, to.author.as);
    expect(await open({ ...to, reader: to.author })).toEqual(EVERY);
  });
});

describe('a service, and whoever is not signed in,', () => {
  it('sees public posts and nothing else', async () => {
    const to = await scene();
    const seen = async () => {
      const { postId, author, friend, quotedId, tag } = to;
      const lists = [
        feed.client.batchGetPosts({ postIds: [postId] }, bff),
        feed.client.listPostsByAuthor({ authorId: author.id }, bff),
        feed.client.listPostsByAuthor({ authorId: friend.id }, bff),
        feed.client.listPostsByTag({ tag }, bff),
        feed.client.listQuotes({ postId: quotedId }, bff),
      ];
      return (await Promise.all(lists)).map(({ posts }) => has(posts, postId));
    };
    expect(await seen()).toEqual([true, true, true, true, true]);
    for (const visibility of ['followers', 'self']) {
      await setVisibility(to, visibility);
      expect(await seen()).toEqual([false, false, false, false, false]);
    }
  });
});

describe('doing something with a post', () => {
  type Deed = () => Promise<unknown>;

  const deeds = ({ reader: { as }, postId }: Scene): Deed[] => [
    () => feed.client.likePost({ postId }, as),
    () => feed.client.addComment({ postId, content: 'x' }, as),
    () => feed.client.repost({ postId }, as),
    () => feed.client.createPost({ content: 'x', quotedPostId: postId }, as),
  ];
  /** Nobody else learns of it: it is refused as reading is. */
  const bookmark =
    ({ reader: { as }, postId }: Scene): Deed =>
    () =>
      feed.client.bookmark({ postId }, as);

  it.each(['self', 'followers'])('is refused with FEED_POST_NOT_FOUND where it is for %s', async (visibility) => {
    const to = await scene();
    await setVisibility(to, visibility);
    await feed.client.unfollow({ userId: to.author.id }, to.reader.as);
    for (const deed of [...deeds(to), bookmark(to)]) {
      expect(await refusal(deed())).toMatchObject({ code: 'FEED_POST_NOT_FOUND' });
    }
  });

  it.each(['the reader', 'the author'] as const)('is refused with FEED_BLOCKED across a block by %s', async (who) => {
    const to = await scene();
    const [by, of] = who === 'the reader' ? [to.reader, to.author] : [to.author, to.reader];
    await feed.client.block({ userId: of.id }, by.as);
    for (const deed of deeds(to)) expect(await refusal(deed())).toEqual({ code: 'FEED_BLOCKED', kind: 'forbidden' });
    expect(await refusal(bookmark(to)())).toMatchObject({ code: 'FEED_POST_NOT_FOUND' });
  });
});

describe('what others did with a post', () => {
  /** Everything that somebody can do with a post of the reader's own. */
  async function busy() {
    const [reader, other, third] = (await feed.people(3)) as [TestPerson, TestPerson, TestPerson];
    const { id: postId } = await feed.post(reader, 'mine');
    for (const person of [other, third]) {
      await feed.client.likePost({ postId }, person.as);
      await feed.client.repost({ postId }, person.as);
      await feed.client.createPost({ content: 'quoting', quotedPostId: postId }, person.as);
      await feed.client.addComment({ postId, content: `coffee by ${person === other ? 'other' : 'third'}` }, person.as);
    }
    return { reader, other, third, postId };
  }

  async function shown({ reader, postId }: { reader: TestPerson; postId: string }) {
    const request = { postId };
    const [post, comments, oldest, batch, likes, reposts, quotes] = await Promise.all([
      feed.client.batchGetPosts({ postIds: [postId], commentsLimit: 5 }, reader.as),
      feed.client.listComments(request, reader.as),
      feed.client.listComments({ ...request, sort: 2 }, reader.as),
      feed.client.batchListComments({ postIds: [postId] }, reader.as),
      feed.client.listLikes(request, reader.as),
      feed.client.listReposts(request, reader.as),
      feed.client.listQuotes(request, reader.as),
    ]);
    const { likeCount, commentCount, repostCount, quoteCount, comments: newest } = present(post.posts[0]);
    return {
      counts: [likeCount, commentCount, repostCount, quoteCount],
      comments: [newest, comments.comments, oldest.comments, batch.posts[0]?.comments].map((list) => list?.length),
      people: [likes.userIds, reposts.userIds, quotes.posts].map((list) => list.length),
    };
  }

  const everything = { counts: [2, 2, 2, 2], comments: [2, 2, 2, 2], people: [2, 2, 2] };

  it('is all shown where nothing is between them', async () => {
    expect(await shown(await busy())).toEqual(everything);
  });

  it.each(['reader', 'other'] as const)('is neither shown nor counted across a block by the %s', async (who) => {
    const all = await busy();
    const { reader, other, third, postId } = all;
    const [by, of] = who === 'reader' ? [reader, other] : [other, reader];
    await feed.client.block({ userId: of.id }, by.as);
    expect(await shown(all)).toEqual({ counts: [1, 1, 1, 1], comments: [1, 1, 1, 1], people: [1, 1, 1] });
    expect(await shown({ reader: third, postId })).toEqual(everything);
    await feed.client.unblock({ userId: of.id }, by.as);
    expect(await shown(all)).toEqual(everything);
  });

  it('is left out for somebody who blocks thousands as well', async () => {
    const all = await busy();
    const { reader, other } = all;
    await feed.client.block({ userId: other.id }, reader.as);
    const blocks = Array.from({ length: 2500 }, (_, i) => {
      const blockedId = randomUUID();
      return { _id: `${reader.id}:${blockedId}`, blockerId: reader.id, blockedId, seq: i + 2, createdAt: new Date() };
    });
    await feed.stored('blocks').insertMany(blocks);
    expect(await shown(all)).toEqual({ counts: [1, 1, 1, 1], comments: [1, 1, 1, 1], people: [1, 1, 1] });
  });

  it('is counted, but its words are not shown, after a mute', async () => {
    const all = await busy();
    const { reader, other } = all;
    await feed.client.mutePerson({ userId: other.id }, reader.as);
    expect(await shown(all)).toEqual({ counts: [2, 2, 2, 2], comments: [1, 1, 1, 1], people: [2, 2, 1] });
    await feed.client.unmutePerson({ userId: other.id }, reader.as);
    await feed.client.muteWord({ word: 'coffee' }, reader.as);
    expect(await shown(all)).toEqual({ counts: [2, 2, 2, 2], comments: [0, 0, 0, 0], people: [2, 2, 2] });
  });

  it('brings the next comments in place of those that are hidden', async () => {
    const [reader, other, third] = (await feed.people(3)) as [TestPerson, TestPerson, TestPerson];
    const { id: postId } = await feed.post(reader);
    for (const { as } of [third, other, third, other]) await feed.client.addComment({ postId, content: 'x' }, as);
    await feed.client.block({ userId: other.id }, reader.as);
    const { posts } = await feed.client.batchGetPosts({ postIds: [postId], commentsLimit: 2 }, reader.as);
    expect(posts[0]?.comments.map(({ authorId }) => authorId)).toEqual([third.id, third.id]);
    const { comments, pageInfo } = await feed.client.listComments({ postId, limit: 2 }, reader.as);
    expect([comments.length, pageInfo?.hasNextPage]).toEqual([2, false]);
  });
});

describe('a page of posts', () => {
  it('costs the same queries for 1 and for 50 posts, also for a reader with blocks and mutes', async () => {
    const [reader, author, other] = (await feed.people(3)) as [TestPerson, TestPerson, TestPerson];
    const postIds = await feed.backlog(author, 50);
    await feed.client.block({ userId: other.id }, reader.as);
    await feed.client.muteWord({ word: 'nothing' }, reader.as);
    const counted = { likeCount: 1, commentCount: 1, repostCount: 1, quoteCount: 1 };
    await feed.stored('posts').updateMany({ authorId: author.id }, { $set: counted });
    const read = (ids: string[]) => feed.client.batchGetPosts({ postIds: ids, commentsLimit: 3 }, reader.as);
    const one = await feed.queries(() => read(postIds.slice(0, 1)));
    expect(await feed.queries(() => read(postIds))).toEqual(one);
    expect(one).toEqual([
      'aggregate comments',
      'aggregate likes',
      'aggregate posts',
      'aggregate reposts',
      'find blocks',
      'find blocks',
      'find blocks',
      'find bookmarks',
      'find likes',
      'find mutes',
      'find posts',
      'find reposts',
    ]);
  });
});
