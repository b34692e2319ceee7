import { randomUUID } from 'node:crypto';
import { LIMITS } from '@my-girok/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BlockedPeople } from '../src/blocks/blocked-people.query.js';
import { ViewerBlocks } from '../src/blocks/viewer-blocks.query.js';
import { FeedFixture, present, refusal, type TestPerson } from './feed-service.fixture.js';

let feed: FeedFixture;
beforeAll(async () => {
  feed = await FeedFixture.start();
});
afterAll(() => feed?.stop());

async function pair(): Promise<[TestPerson, TestPerson]> {
  return [await feed.person(), await feed.person()];
}

async function standing(of: TestPerson, viewer: TestPerson) {
  const { standings } = await feed.client.batchGetStandings({ userIds: [of.id] }, viewer.as);
  return present(standings[0]);
}

async function listed(person: TestPerson, limit = 0): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor = ''; ; ) {
    const { userIds, pageInfo } = await feed.client.listBlocks({ limit, cursor }, person.as);
    ids.push(...userIds);
    if (!present(pageInfo).hasNextPage) return ids;
    cursor = present(pageInfo).endCursor;
  }
}

describe('block', () => {
  it('ends the follows both ways with their counters, once, and tells of each', async () => {
    const [me, other] = await pair();
    await feed.post(other);
    await feed.client.follow({ userId: other.id }, me.as);
    await feed.client.follow({ userId: me.id }, other.as);
    for (let i = 0; i < 2; i++) await feed.client.block({ userId: other.id.toUpperCase() }, me.as);
    expect(await feed.emitted(me.id)).toEqual(['user.followed', 'user.unfollowed', 'user.blocked']);
    expect(await feed.emitted(other.id)).toEqual(['user.followed', 'user.unfollowed']);
    expect(await feed.timeline(me)).toEqual([]);
    expect(await feed.db.collection('follows').countDocuments({ followerId: { $in: [me.id, other.id] } })).toBe(0);
    expect(await standing(other, me)).toMatchObject({
      postCount: 1,
      followerCount: 0,
      followingCount: 0,
      viewerFollows: false,
      followsViewer: false,
      viewerBlocks: true,
      blocksViewer: false,
    });
    expect(await listed(me)).toEqual([other.id]);
  });

  it('shows the blocked person no counts of whoever blocks them', async () => {
    const [me, other] = await pair();
    const fan = await feed.person();
    await feed.post(me);
    await feed.client.follow({ userId: me.id }, fan.as);
    await feed.client.block({ userId: other.id }, me.as);
    expect(await standing(me, other)).toEqual({
      userId: me.id,
      postCount: 0,
      followerCount: 0,
      followingCount: 0,
      viewerFollows: false,
      viewerMutes: false,
      viewerBlocks: false,
      blocksViewer: true,
      followsViewer: false,
    });
    expect(await standing(me, fan)).toMatchObject({ postCount: 1, followerCount: 1, viewerFollows: true });
  });

  it('keeps either from following the other with FEED_BLOCKED until it is taken back', async () => {
    const [me, other] = await pair();
    await feed.client.block({ userId: other.id }, me.as);
    const expected = { code: 'FEED_BLOCKED', kind: 'forbidden' };
    expect(await refusal(feed.client.follow({ userId: other.id }, me.as))).toEqual(expected);
    expect(await refusal(feed.client.follow({ userId: me.id }, other.as))).toEqual(expected);
    for (let i = 0; i < 2; i++) await feed.client.unblock({ userId: other.id }, me.as);
    expect(await feed.emitted(me.id)).toEqual(['user.blocked', 'user.unblocked']);
    await feed.client.follow({ userId: me.id }, other.as);
    expect(await standing(me, other)).toMatchObject({ viewerFollows: true, blocksViewer: false, followerCount: 1 });
  });

  it('leaves no follow when the two race, whichever comes first', async () => {
    for (let round = 0; round < 6; round++) {
      const [me, other] = await pair();
      const settled = await Promise.allSettled([
        feed.client.follow({ userId: me.id }, other.as),
        feed.client.follow({ userId: other.id }, me.as),
        feed.client.block({ userId: other.id }, me.as),
        feed.client.follow({ userId: me.id }, other.as),
      ]);
      expect(settled[2]?.status).toBe('fulfilled');
      expect(await feed.db.collection('follows').countDocuments({ followerId: { $in: [me.id, other.id] } })).toBe(0);
      const people = await feed
        .stored('people')
        .find({ _id: { $in: [me.id, other.id] } })
        .toArray();
      for (const person of people) expect(person).toMatchObject({ followerCount: 0, followingCount: 0 });
    }
  });

  it('does not deadlock when two people block each other at once, and each can take theirs back', async () => {
    const [me, other] = await pair();
    await Promise.all([feed.client.block({ userId: other.id }, me.as), feed.client.block({ userId: me.id }, other.as)]);
    expect(await standing(other, me)).toMatchObject({ viewerBlocks: true, blocksViewer: true });
    await feed.client.unblock({ userId: other.id }, me.as);
    expect(await standing(other, me)).toMatchObject({ viewerBlocks: false, blocksViewer: true });
    expect(await listed(other)).toEqual([me.id]);
  });

  it('keeps likes, reposts, bookmarks and posts from either side', async () => {
    const [me, other] = await pair();
    const [mine, theirs] = [await feed.post(me), await feed.post(other)];
    await feed.client.block({ userId: other.id }, me.as);
    for (const [person, { id: postId }] of [
      [me, theirs],
      [other, mine],
    ] as const) {
      expect(await refusal(feed.client.likePost({ postId }, person.as))).toMatchObject({ code: 'FEED_BLOCKED' });
      expect(await refusal(feed.client.repost({ postId }, person.as))).toMatchObject({ code: 'FEED_BLOCKED' });
      expect(await refusal(feed.client.bookmark({ postId }, person.as))).toMatchObject({ code: 'FEED_POST_NOT_FOUND' });
      expect((await feed.client.batchGetPosts({ postIds: [postId] }, person.as)).posts).toEqual([]);
    }
  });

  it('is refused of oneself, of nobody, of what is no id and beyond the limit', async () => {
    const [me, other] = await pair();
    const block = (userId: string) => refusal(feed.client.block({ userId }, me.as));
    expect(await block(me.id)).toEqual({ code: 'FEED_CANNOT_BLOCK_SELF', kind: 'invalid', field: 'userId' });
    expect(await block(randomUUID())).toMatchObject({ code: 'FEED_PERSON_NOT_FOUND' });
    expect(await block('nobody')).toMatchObject({ code: 'FEED_ID_INVALID' });
    await feed.post(me);
    await feed.stored('people').updateOne({ _id: me.id }, { $set: { blockCount: LIMITS.blocksMax } });
    expect(await block(other.id)).toEqual({ code: 'FEED_BLOCKS_LIMIT', kind: 'wrong_state' });
    expect(await standing(other, me)).toMatchObject({ viewerBlocks: false });
  });
});

describe('listBlocks', () => {
  it('pages from the latest to the first', async () => {
    const me = await feed.person();
    const others = await feed.people(7);
    for (const { id } of others) await feed.client.block({ userId: id }, me.as);
    await feed.client.unblock({ userId: present(others[3]).id }, me.as);
    const expected = others
      .filter((_, i) => i !== 3)
      .map(({ id }) => id)
      .reverse();
    expect(await listed(me, 2)).toEqual(expected);
    expect(await listed(me)).toEqual(expected);
    expect(await listed(present(others[0]))).toEqual([]);
  });
});

describe('who is blocked', () => {
  it('is told either way in one query by key, and in two for everybody', async () => {
    const [me, blocked] = await pair();
    const [blocker, stranger] = await pair();
    await feed.client.block({ userId: blocked.id }, me.as);
    await feed.client.block({ userId: me.id }, blocker.as);
    const ids = [blocked.id, blocker.id, stranger.id];
    const asked = async () => {
      expect(await feed.get(ViewerBlocks).run(ids, me.id)).toEqual(new Set([blocked.id, blocker.id]));
    };
    expect(await feed.queries(asked)).toEqual(['find blocks']);
    expect(await feed.get(ViewerBlocks).run(ids, undefined)).toEqual(new Set());
    const everybody = async () => {
      expect(new Set(await feed.get(BlockedPeople).run(me.id))).toEqual(new Set([blocked.id, blocker.id]));
    };
    expect(await feed.queries(everybody)).toEqual(['find blocks', 'find blocks']);
  });
});

describe('listBlockedWith', () => {
  it('gives matching-service everybody with whom there is a block, either way, page by page', async () => {
    const me = await feed.person();
    const others = await Promise.all(Array.from({ length: 7 }, () => feed.person()));
    for (const [index, other] of others.entries()) {
      if (index % 3 !== 1) await feed.client.block({ userId: other.id }, me.as);
      if (index % 3 !== 0) await feed.client.block({ userId: me.id }, other.as);
    }
    const stranger = await feed.person();
    await feed.client.block({ userId: stranger.id }, present(others[0]).as);
    const as = await feed.service('matching-service');
    const found: string[] = [];
    for (let afterId = ''; ; ) {
      const page = await feed.client.listBlockedWith({ userId: me.id, limit: 2, afterId }, as);
      found.push(...page.userIds);
      if (!page.hasMore) break;
      expect(page.userIds).toHaveLength(2);
      afterId = present(page.userIds.at(-1));
    }
    expect(found).toEqual(others.map(({ id }) => id).sort());
    expect(await feed.client.listBlockedWith({ userId: stranger.id }, as)).toEqual({
      userIds: [present(others[0]).id],
      hasMore: false,
    });
  });

  it('is nobody else’s business', async () => {
    const me = await feed.person();
    expect(await refusal(feed.client.listBlockedWith({ userId: me.id }, me.as))).toMatchObject({
      code: 'COMMON_CALLER_NOT_ALLOWED',
    });
  });
});
