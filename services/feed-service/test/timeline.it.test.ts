import { uuidv7 } from '@my-girok/nest-common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AlignWithFollow } from '../src/timeline/align-with-follow.use-case.js';
import { RebuildTimeline } from '../src/timeline/rebuild-timeline.use-case.js';
import { TIMELINE_MAX } from '../src/timeline/timeline.js';
import { TimelinesRepository } from '../src/timeline/timelines.repository.js';
import { FeedFixture, present, refusal, type TestPerson } from './feed-service.fixture.js';

let feed: FeedFixture;
beforeAll(async () => {
  feed = await FeedFixture.start();
});
afterAll(() => feed?.stop());

const LONG_AGO = new Date(0);

/** Somebody who follows `count` people, each with one post. */
async function readerOf(count: number): Promise<{ reader: TestPerson; authors: TestPerson[]; newestFirst: string[] }> {
  const reader = await feed.person();
  const authors = await feed.people(count);
  const made: string[] = [];
  for (const author of authors) {
    made.unshift((await feed.post(author)).id);
    await feed.client.follow({ userId: author.id }, reader.as);
  }
  return { reader, authors, newestFirst: made };
}

async function entries(userId: string): Promise<string[]> {
  return (await feed.stored('timelines').findOne({ _id: userId }))?.entries ?? [];
}

describe('getTimeline', () => {
  it('pages through everything once, newest first, also while posts are added and deleted', async () => {
    const { reader, authors, newestFirst } = await readerOf(9);
    const seen: string[] = [];
    let cursor = '';
    for (let page = 0; page < 3; page++) {
      const { posts, pageInfo } = await feed.client.getTimeline({ userId: reader.id, limit: 3, cursor }, reader.as);
      seen.push(...posts.map((post) => post.id));
      expect(pageInfo?.hasNextPage).toBe(page < 2);
      cursor = present(pageInfo).endCursor;
      await feed.post(reader, 'added above the page');
      // The post that the cursor names goes away.
      const last = present(posts.at(-1));
      const author = present(authors.find(({ id }) => id === last.authorId));
      await feed.client.deletePost({ postId: last.id }, author.as);
    }
    expect(seen).toEqual(newestFirst);
    const end = await feed.client.getTimeline({ userId: reader.id, cursor }, reader.as);
    expect(end).toEqual({ posts: [], items: [], pageInfo: { hasNextPage: false, endCursor: '' } });
  });

  it('brings counters, the viewer’s likes and the newest comments with each post', async () => {
    const { reader, newestFirst } = await readerOf(2);
    const [postId] = newestFirst;
    await feed.client.likePost({ postId }, reader.as);
    for (const content of ['one', 'two', 'three', 'four']) await feed.client.addComment({ postId, content }, reader.as);
    const request = { userId: reader.id, commentsLimit: 3 };
    const { posts } = await feed.client.getTimeline(request, reader.as);
    expect(posts[0]).toMatchObject({ id: postId, likeCount: 1, commentCount: 4, viewerHasLiked: true });
    expect(posts[0]?.comments.map((comment) => [comment.postId, comment.content])).toEqual([
      [postId, 'four'],
      [postId, 'three'],
      [postId, 'two'],
    ]);
    expect(posts[1]).toMatchObject({ viewerHasLiked: false, comments: [] });
    const asService = await feed.client.getTimeline(request, await feed.service());
    expect(asService.posts.map((post) => post.viewerHasLiked)).toEqual([false, false]);
  });

  it('costs the same queries for a page of 1, 20 and 100 posts', async () => {
    const [reader, author] = (await feed.people(2)) as [TestPerson, TestPerson];
    await feed.backlog(author, 100);
    await feed.client.follow({ userId: author.id }, reader.as);
    await feed.post(reader, 'one of my own');
    await feed.timeline(reader);
    for (const limit of [1, 20, 100]) {
      const queries = await feed.queries(async () => {
        const { posts } = await feed.client.getTimeline({ userId: reader.id, limit, commentsLimit: 3 }, reader.as);
        expect(posts).toHaveLength(limit);
      });
      expect(queries).toEqual([
        // Each author, and both directions of a block.
        'find blocks',
        'find blocks',
        'find blocks',
        'find bookmarks',
        'find follows',
        'find likes',
        'find mutes',
        'find posts',
        'find reposts',
        'find timelines',
      ]);
    }
  });

  it('hides what the reader does not follow any more and fills the page with the rest', async () => {
    const { reader, authors, newestFirst } = await readerOf(8);
    // The edges only, as between the unfollow's transaction and the timeline's alignment.
    const gone = authors.slice(2).map(({ id }) => id);
    await feed.db.collection('follows').deleteMany({ followerId: reader.id, followeeId: { $in: gone } });
    const { posts, pageInfo } = await feed.client.getTimeline({ userId: reader.id, limit: 2 }, reader.as);
    expect(posts.map((post) => post.id)).toEqual(newestFirst.slice(-2));
    expect(pageInfo?.hasNextPage).toBe(false);
  });

  it('skips 100 deleted posts in three rounds and still fills the page', async () => {
    const { reader, authors, newestFirst } = await readerOf(3);
    const authorId = present(authors[0]).id;
    const ghosts = Array.from({ length: 100 }, () => `${uuidv7()}:${authorId}`);
    await feed.timeline(reader);
    await feed.get(TimelinesRepository).merge(reader.id, ghosts);
    const queries = await feed.queries(async () => {
      const { posts, pageInfo } = await feed.client.getTimeline({ userId: reader.id, limit: 2 }, reader.as);
      expect(posts.map((post) => post.id)).toEqual(newestFirst.slice(0, 2));
      expect(pageInfo?.hasNextPage).toBe(true);
    });
    // Rounds in which every post is deleted ask no more about them than that.
    expect(queries.filter((query) => query === 'find posts')).toHaveLength(3);
    expect(queries.length).toBeLessThanOrEqual(1 + 3 * 9);
  });

  it('is empty for somebody who has just come', async () => {
    const reader = await feed.person();
    const page = await feed.client.getTimeline({ userId: reader.id }, reader.as);
    expect(page).toEqual({ posts: [], items: [], pageInfo: { hasNextPage: false, endCursor: '' } });
  });

  it('gives 20 posts where no limit is given', async () => {
    const [reader, author] = (await feed.people(2)) as [TestPerson, TestPerson];
    await feed.backlog(author, 21);
    await feed.client.follow({ userId: author.id }, reader.as);
    const { posts, pageInfo } = await feed.client.getTimeline({ userId: reader.id }, reader.as);
    expect(posts).toHaveLength(20);
    expect(pageInfo?.hasNextPage).toBe(true);
  });

  it('refuses another person’s timeline with FEED_NOT_YOUR_TIMELINE', async () => {
    const [reader, other] = await feed.people(2);
    const call = feed.client.getTimeline({ userId: present(other).id }, present(reader).as);
    expect(await refusal(call)).toEqual({ code: 'FEED_NOT_YOUR_TIMELINE', kind: 'forbidden' });
  });

  it.each([
    [{ limit: -1 }, 'FEED_LIMIT_INVALID'],
    [{ limit: 101 }, 'FEED_LIMIT_INVALID'],
    [{ commentsLimit: 21 }, 'FEED_LIMIT_INVALID'],
    [{ cursor: 'abc' }, 'FEED_CURSOR_INVALID'],
    [{ userId: 'me' }, 'FEED_ID_INVALID'],
  ])('refuses %j with %s', async (over, code) => {
    const reader = await feed.person();
    const call = feed.client.getTimeline({ userId: reader.id, ...over }, reader.as);
    expect(await refusal(call)).toMatchObject({ code, kind: 'invalid' });
  });

  it('refuses a call without a token', async () => {
    const call = feed.client.getTimeline({ userId: uuidv7() }, { deadlineMs: 5000 });
    expect(await refusal(call)).toMatchObject({ code: 'COMMON_UNAUTHENTICATED', kind: 'unauthenticated' });
  });
});

describe('a timeline', () => {
  it('keeps its newest 500 entries, each once, whatever order they come in', async () => {
    const { id: reader } = await feed.person();
    const author = uuidv7();
    const made = Array.from({ length: TIMELINE_MAX + 20 }, () => `${uuidv7()}:${author}`);
    const timelines = feed.get(TimelinesRepository);
    await timelines.ensure(reader);
    await timelines.merge(reader, made.slice(0, TIMELINE_MAX));
    for (const entry of made.slice(TIMELINE_MAX).reverse()) {
      await timelines.addToMany([reader], entry, LONG_AGO);
      await timelines.addToMany([reader], entry, LONG_AGO);
    }
    await timelines.addToMany([reader], present(made[0]), LONG_AGO);
    await timelines.merge(reader, made.slice(100, 200));
    expect(await entries(reader)).toEqual(made.slice(-TIMELINE_MAX).reverse());
  });

  it('takes the newest 100 posts of somebody who is followed', async () => {
    const [reader, author] = (await feed.people(2)) as [TestPerson, TestPerson];
    const posts = await feed.backlog(author, 103);
    await feed.client.follow({ userId: author.id }, reader.as);
    expect(await feed.timeline(reader)).toEqual(posts.slice(0, 100));
  });

  it('comes right when an old event of a follow arrives after its end', async () => {
    const { reader, authors, newestFirst } = await readerOf(2);
    const [gone] = authors as [TestPerson];
    await feed.client.unfollow({ userId: gone.id }, reader.as);
    await feed.get(AlignWithFollow).run(reader.id, gone.id);
    expect((await entries(reader.id)).map((entry) => entry.slice(0, 36))).toEqual([newestFirst[0]]);
  });

  it('is rebuilt from posts and follows to what it was', async () => {
    const { reader, authors } = await readerOf(4);
    for (const author of [reader, ...authors]) await feed.post(author, 'another');
    await feed.get(RebuildTimeline).run(reader.id);
    const rebuilt = await entries(reader.id);
    expect(rebuilt).toHaveLength(9);
    await feed.stored('timelines').deleteOne({ _id: reader.id });
    await feed.get(RebuildTimeline).run(reader.id);
    expect(await entries(reader.id)).toEqual(rebuilt);
  });
});
