import { randomUUID } from 'node:crypto';
import { LIMITS } from '@my-girok/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FeedFixture, present, refusal } from './feed-service.fixture.js';

let feed: FeedFixture;
beforeAll(async () => {
  feed = await FeedFixture.start();
});
afterAll(() => feed?.stop());

describe('createPost', () => {
  it('gives the post, puts it first in its author’s own timeline and emits post.created', async () => {
    const author = await feed.person();
    const before = await feed.post(author, 'first');
    const post = await feed.post(author, '  오늘의 기록\r\nsecond line  ');
    expect(post).toMatchObject({
      authorId: author.id,
      content: '오늘의 기록\nsecond line',
      likeCount: 0,
      commentCount: 0,
      viewerHasLiked: false,
      comments: [],
    });
    expect(post.createdAt).toBeInstanceOf(Date);
    expect(await feed.timeline(author)).toEqual([post.id, before.id]);
    expect(await feed.emitted(post.id)).toEqual(['post.created']);
  });

  it('gives the first post again for a repeated key, also when both arrive at once', async () => {
    const author = await feed.person();
    const idempotencyKey = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, i) =>
        feed.client.createPost({ content: `attempt ${i}`, idempotencyKey: idempotencyKey.toUpperCase() }, author.as),
      ),
    );
    const again = await feed.client.createPost({ content: 'again', idempotencyKey }, author.as);
    expect(new Set([...answers, again].map((answer) => answer.post?.id)).size).toBe(1);
    expect(again.post?.content).toBe(answers[0]?.post?.content);
    expect(await feed.timeline(author)).toHaveLength(1);
    const { standings } = await feed.client.batchGetStandings({ userIds: [author.id] }, author.as);
    expect(standings[0]?.postCount).toBe(1);
  });

  it('keeps one person’s keys apart from another’s', async () => {
    const [one, other] = await feed.people(2);
    const idempotencyKey = randomUUID();
    const mine = await feed.client.createPost({ content: 'mine', idempotencyKey }, present(one).as);
    const theirs = await feed.client.createPost({ content: 'theirs', idempotencyKey }, present(other).as);
    expect(theirs.post?.id).not.toBe(mine.post?.id);
  });

  it.each([
    ['', 'FEED_POST_EMPTY'],
    [' \n\t\u200b\ufeff', 'FEED_POST_EMPTY'],
    ['x'.repeat(LIMITS.postMax + 1), 'FEED_POST_TOO_LONG'],
    ['x'.repeat(1024 * 1024), 'FEED_POST_TOO_LONG'],
    ['a\u0000b', 'FEED_POST_CHARACTER_INVALID'],
  ])('refuses bad content (%#) and changes nothing', async (content, code) => {
    const author = await feed.person();
    expect(await refusal(feed.client.createPost({ content }, author.as))).toEqual({
      code,
      kind: 'invalid',
      field: 'content',
    });
    expect(await feed.timeline(author)).toEqual([]);
  });

  it('takes 2,000 characters as a person counts them', async () => {
    const author = await feed.person();
    const content = '👩‍🚀'.repeat(LIMITS.postMax);
    expect((await feed.post(author, content)).content).toBe(content);
  });

  it('refuses a key that is no UUID', async () => {
    const author = await feed.person();
    const call = feed.client.createPost({ content: 'x', idempotencyKey: 'once' }, author.as);
    expect(await refusal(call)).toMatchObject({ code: 'FEED_IDEMPOTENCY_KEY_INVALID', kind: 'invalid' });
  });

  it('is for persons', async () => {
    const call = feed.client.createPost({ content: 'x' }, await feed.service());
    expect(await refusal(call)).toMatchObject({ code: 'COMMON_CALLER_NOT_ALLOWED', kind: 'forbidden' });
  });
});

describe('deletePost', () => {
  it('removes the post, its timeline entry and its count, and emits post.deleted', async () => {
    const author = await feed.person();
    const post = await feed.post(author);
    await feed.client.deletePost({ postId: post.id }, author.as);
    expect(await feed.timeline(author)).toEqual([]);
    expect(await feed.emitted(post.id)).toEqual(['post.created', 'post.deleted']);
    const { standings } = await feed.client.batchGetStandings({ userIds: [author.id] }, author.as);
    expect(standings[0]?.postCount).toBe(0);
    const { posts } = await feed.client.batchGetPosts({ postIds: [post.id] }, author.as);
    expect(posts).toEqual([]);
  });

  it('refuses another person’s post with FEED_NOT_POST_AUTHOR and keeps it', async () => {
    const [author, other] = await feed.people(2);
    const post = await feed.post(present(author));
    expect(await refusal(feed.client.deletePost({ postId: post.id }, present(other).as))).toEqual({
      code: 'FEED_NOT_POST_AUTHOR',
      kind: 'forbidden',
    });
    expect(await feed.timeline(present(author))).toEqual([post.id]);
  });

  it('refuses a post that is not there with FEED_POST_NOT_FOUND, and a second deletion too', async () => {
    const author = await feed.person();
    const post = await feed.post(author);
    await feed.client.deletePost({ postId: post.id }, author.as);
    for (const postId of [post.id, randomUUID()]) {
      const call = feed.client.deletePost({ postId }, author.as);
      expect(await refusal(call)).toEqual({ code: 'FEED_POST_NOT_FOUND', kind: 'not_found', field: 'postId' });
    }
  });

  it('deletes once when asked twice at the same time', async () => {
    const author = await feed.person();
    const post = await feed.post(author);
    const results = await Promise.allSettled([1, 2].map(() => feed.client.deletePost({ postId: post.id }, author.as)));
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await feed.emitted(post.id)).toEqual(['post.created', 'post.deleted']);
  });

  it('refuses what is no id with FEED_ID_INVALID', async () => {
    const author = await feed.person();
    expect(await refusal(feed.client.deletePost({ postId: 'x' }, author.as))).toEqual({
      code: 'FEED_ID_INVALID',
      kind: 'invalid',
      field: 'postId',
    });
  });
});

describe('batchGetPosts', () => {
  it('gives posts in the order asked, as the caller sees them, and leaves out what is not there', async () => {
    const [author, reader] = await feed.people(2);
    const [a, b] = [await feed.post(present(author), 'a'), await feed.post(present(author), 'b')];
    await feed.client.likePost({ postId: b.id }, present(reader).as);
    const postIds = [b.id, randomUUID(), 'no id', a.id, b.id];
    const seen = await feed.client.batchGetPosts({ postIds }, present(reader).as);
    expect(seen.posts.map((post) => [post.id, post.viewerHasLiked])).toEqual([
      [b.id, true],
      [a.id, false],
    ]);
    const asService = await feed.client.batchGetPosts({ postIds }, await feed.service());
    expect(asService.posts.map((post) => post.viewerHasLiked)).toEqual([false, false]);
  });

  it('refuses more than 100 ids with FEED_BATCH_TOO_LARGE', async () => {
    const reader = await feed.person();
    const call = feed.client.batchGetPosts({ postIds: Array.from({ length: 101 }, () => randomUUID()) }, reader.as);
    expect(await refusal(call)).toEqual({ code: 'FEED_BATCH_TOO_LARGE', kind: 'invalid', field: 'postIds' });
  });
});

describe('listPostsByAuthor', () => {
  it('pages through a person’s posts, newest first, over the gaps that deletions left', async () => {
    const author = await feed.person();
    const made = await feed.backlog(author, 30);
    // All but the first two and the last: the gap is wider than the first window of a page.
    await feed.stored('posts').deleteMany({ _id: { $in: made.slice(1, 28) } });
    const left = [made[0], made[28], made[29]];
    const first = await feed.client.listPostsByAuthor({ authorId: author.id, limit: 2 }, author.as);
    expect(first.posts.map((post) => post.id)).toEqual(left.slice(0, 2));
    expect(first.pageInfo?.hasNextPage).toBe(true);
    const cursor = present(first.pageInfo).endCursor;
    const second = await feed.client.listPostsByAuthor({ authorId: author.id, limit: 2, cursor }, author.as);
    expect(second.posts.map((post) => post.id)).toEqual(left.slice(2));
    expect(second.pageInfo?.hasNextPage).toBe(false);
  });

  it('gives an empty page for somebody who never posted', async () => {
    const reader = await feed.person();
    const page = await feed.client.listPostsByAuthor({ authorId: randomUUID() }, reader.as);
    expect(page).toEqual({ posts: [], items: [], pageInfo: { hasNextPage: false, endCursor: '' } });
  });

  it.each([-1, 101])('refuses a limit of %i with FEED_LIMIT_INVALID', async (limit) => {
    const reader = await feed.person();
    const call = feed.client.listPostsByAuthor({ authorId: reader.id, limit }, reader.as);
    expect(await refusal(call)).toEqual({ code: 'FEED_LIMIT_INVALID', kind: 'invalid', field: 'limit' });
  });

  it.each([-1, 21])('refuses %i comments a post with FEED_LIMIT_INVALID', async (commentsLimit) => {
    const reader = await feed.person();
    const call = feed.client.listPostsByAuthor({ authorId: reader.id, commentsLimit }, reader.as);
    expect(await refusal(call)).toEqual({ code: 'FEED_LIMIT_INVALID', kind: 'invalid', field: 'commentsLimit' });
  });

  it('refuses a cursor of another list with FEED_CURSOR_INVALID', async () => {
    const author = await feed.person();
    await feed.post(author);
    const timeline = await feed.client.getTimeline({ userId: author.id }, author.as);
    for (const cursor of [present(timeline.pageInfo).endCursor, 'x', 'x'.repeat(10_000)]) {
      const call = feed.client.listPostsByAuthor({ authorId: author.id, cursor }, author.as);
      expect(await refusal(call)).toEqual({ code: 'FEED_CURSOR_INVALID', kind: 'invalid', field: 'cursor' });
    }
  });
});
