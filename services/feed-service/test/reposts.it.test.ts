import { randomUUID } from 'node:crypto';
import { Visibility } from '@my-girok/proto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FindReposts } from '../src/reposts/find-reposts.query.js';
import { ListRepostsByUser } from '../src/reposts/list-reposts-by-user.query.js';
import { FeedFixture, present, refusal, type TestPerson } from './feed-service.fixture.js';

let feed: FeedFixture;
beforeAll(async () => {
  feed = await FeedFixture.start();
});
afterAll(() => feed?.stop());

async function pair(): Promise<[TestPerson, TestPerson]> {
  return [await feed.person(), await feed.person()];
}

async function reposters(postId: string, viewer: TestPerson, limit = 0): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor = ''; ; ) {
    const { userIds, pageInfo } = await feed.client.listReposts({ postId, limit, cursor }, viewer.as);
    ids.push(...userIds);
    if (!present(pageInfo).hasNextPage) return ids;
    cursor = present(pageInfo).endCursor;
  }
}

async function stored(postId: string) {
  return {
    counted: (await feed.stored('posts').findOne({ _id: postId }))?.repostCount,
    edges: await feed.db.collection('reposts').countDocuments({ postId }),
  };
}

describe('repost and unrepost', () => {
  it('counts once, however often it is asked, and takes back once', async () => {
    const [author, fan] = await pair();
    const { id: postId } = await feed.post(author);
    for (let i = 0; i < 2; i++) {
      const { post } = await feed.client.repost({ postId }, fan.as);
      expect(post).toMatchObject({ id: postId, repostCount: 1, viewerHasReposted: true });
    }
    for (let i = 0; i < 2; i++) {
      const { post } = await feed.client.unrepost({ postId }, fan.as);
      expect(post).toMatchObject({ id: postId, repostCount: 0, viewerHasReposted: false });
    }
    expect(await feed.emitted(postId)).toEqual(['post.created', 'post.reposted', 'post.unreposted']);
    const events = await feed.db
      .collection('outbox')
      .find({ aggregateId: postId, type: /repost/ })
      .toArray();
    const [made, taken] = events.map((event) => JSON.parse(event.data));
    expect(made).toMatchObject({ postId, authorId: author.id, userId: fan.id });
    expect(made.repostId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    expect(taken.repostId).toBe(made.repostId);
  });

  it('counts 50 people who repost one post at once exactly, and the same when they all take it back', async () => {
    const author = await feed.person();
    const fans = await feed.people(50);
    const { id: postId } = await feed.post(author);
    await Promise.all(fans.map((fan) => feed.client.repost({ postId }, fan.as)));
    expect(await stored(postId)).toEqual({ counted: 50, edges: 50 });
    expect(new Set(await reposters(postId, author, 20))).toEqual(new Set(fans.map(({ id }) => id)));
    await Promise.all(fans.map((fan) => feed.client.unrepost({ postId }, fan.as)));
    expect(await stored(postId)).toEqual({ counted: 0, edges: 0 });
    expect(await feed.emitted(postId)).toHaveLength(101);
  });

  it('shares the sequence of its person with their posts', async () => {
    const [author, fan] = await pair();
    const [first, second] = [await feed.post(author), await feed.post(author)];
    await feed.post(fan);
    await feed.client.repost({ postId: first.id }, fan.as);
    const own = await feed.post(fan);
    await feed.client.repost({ postId: second.id }, fan.as);
    expect(await feed.stored('posts').findOne({ _id: own.id })).toMatchObject({ authorSeq: 3 });
    const reposts = await feed.get(ListRepostsByUser).run(fan.id, { from: 1, below: 5 }, 10);
    expect(reposts.map(({ postId, authorSeq }) => [postId, authorSeq])).toEqual([
      [second.id, 4],
      [first.id, 2],
    ]);
    const { standings } = await feed.client.batchGetStandings({ userIds: [fan.id] }, fan.as);
    expect(standings[0]?.postCount).toBe(2);
    const pairs = [first.id, second.id, randomUUID()].map((postId) => ({ postId, userId: fan.id }));
    expect(await feed.queries(() => feed.get(FindReposts).run(pairs))).toEqual(['find reposts']);
    expect(await feed.get(FindReposts).run(pairs)).toHaveLength(2);
  });

  it('refuses what is not public with FEED_REPOST_NOT_PUBLIC, also of one’s own', async () => {
    const author = await feed.person();
    for (const visibility of [Visibility.VISIBILITY_FOLLOWERS, Visibility.VISIBILITY_SELF]) {
      const { post } = await feed.client.createPost({ content: 'not for all', visibility }, author.as);
      const call = feed.client.repost({ postId: present(post).id }, author.as);
      expect(await refusal(call)).toEqual({ code: 'FEED_REPOST_NOT_PUBLIC', kind: 'wrong_state', field: 'postId' });
    }
  });

  it('hides what is not theirs to see, what is deleted and what never was as FEED_POST_NOT_FOUND', async () => {
    const [author, stranger] = await pair();
    const secret = await feed.client.createPost({ content: 'mine', visibility: Visibility.VISIBILITY_SELF }, author.as);
    const gone = await feed.post(author);
    await feed.client.deletePost({ postId: gone.id }, author.as);
    for (const postId of [present(secret.post).id, gone.id, randomUUID()]) {
      expect(await refusal(feed.client.repost({ postId }, stranger.as))).toMatchObject({ code: 'FEED_POST_NOT_FOUND' });
      expect((await stored(postId)).edges).toBe(0);
    }
    expect(await refusal(feed.client.repost({ postId: 'x' }, stranger.as))).toMatchObject({ code: 'FEED_ID_INVALID' });
  });

  it('leaves a repost counted right while it and the post’s deletion race', async () => {
    const author = await feed.person();
    const fans = await feed.people(6);
    const { id: postId } = await feed.post(author);
    const calls = fans.map((fan) => feed.client.repost({ postId }, fan.as));
    await feed.client.deletePost({ postId }, author.as);
    const results = await Promise.allSettled(calls);
    const events = await feed.emitted(postId);
    expect(events.at(-1)).toBe('post.deleted');
    const reposted = events.filter((type) => type === 'post.reposted').length;
    // One that was written may still have been answered with the deletion that followed.
    expect(results.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(reposted);
    expect((await stored(postId)).edges).toBe(reposted);
  });
});

describe('listReposts', () => {
  it('lists the latest first, without people blocked either way', async () => {
    const author = await feed.person();
    const fans = await feed.people(5);
    const { id: postId } = await feed.post(author);
    for (const fan of fans) await feed.client.repost({ postId }, fan.as);
    const [one, two, three, four, five] = fans as [TestPerson, TestPerson, TestPerson, TestPerson, TestPerson];
    await feed.client.block({ userId: two.id }, one.as);
    await feed.client.block({ userId: one.id }, four.as);
    expect(await reposters(postId, one, 2)).toEqual([five.id, three.id, one.id]);
    expect(await reposters(postId, author, 2)).toEqual(fans.map(({ id }) => id).reverse());
    const { userIds } = await feed.client.listReposts({ postId, limit: 100 }, await feed.service());
    expect(userIds).toHaveLength(5);
  });

  it('answers FEED_POST_NOT_FOUND for a post one may not see', async () => {
    const [author, stranger] = await pair();
    const { id: postId } = await feed.post(author);
    await feed.client.block({ userId: stranger.id }, author.as);
    expect(await refusal(feed.client.listReposts({ postId }, stranger.as))).toMatchObject({
      code: 'FEED_POST_NOT_FOUND',
    });
    const cursor = Buffer.from('{"v":1,"l":"author","s":3}').toString('base64url');
    const calls = [
      [() => feed.client.listReposts({ postId, cursor }, author.as), 'FEED_CURSOR_INVALID'],
      [() => feed.client.listReposts({ postId, limit: 101 }, author.as), 'FEED_LIMIT_INVALID'],
    ] as const;
    for (const [call, code] of calls) expect(await refusal(call())).toMatchObject({ code });
  });
});
