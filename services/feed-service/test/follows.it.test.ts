import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FOLLOWING_MAX } from '../src/follows/follow.js';
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

describe('follow', () => {
  it('shows the other’s posts at once, counts both sides once and emits user.followed once', async () => {
    const [reader, author] = await pair();
    const old = await feed.post(author, 'before the follow');
    const own = await feed.post(reader, 'mine');
    for (let i = 0; i < 2; i++) await feed.client.follow({ userId: author.id }, reader.as);
    expect(await feed.timeline(reader)).toEqual([own.id, old.id]);
    expect(await standing(author, reader)).toMatchObject({ followerCount: 1, followingCount: 0, viewerFollows: true });
    expect(await standing(reader, author)).toMatchObject({ followerCount: 0, followingCount: 1, viewerFollows: false });
    expect(await feed.emitted(reader.id)).toEqual(['user.followed']);
  });

  it('counts 30 followers at once exactly', async () => {
    const author = await feed.person();
    const fans = await feed.people(30);
    await feed.post(author);
    await Promise.all(fans.map((fan) => feed.client.follow({ userId: author.id }, fan.as)));
    expect((await standing(author, author)).followerCount).toBe(30);
    await Promise.all(fans.map((fan) => feed.client.unfollow({ userId: author.id }, fan.as)));
    expect((await standing(author, author)).followerCount).toBe(0);
    expect(await feed.db.collection('follows').countDocuments({ followeeId: author.id })).toBe(0);
  });

  it('stays exact while a follow and its end race', async () => {
    const [reader, author] = await pair();
    const post = await feed.post(author);
    await Promise.all(
      [1, 2, 3, 4].flatMap(() => [
        feed.client.follow({ userId: author.id }, reader.as),
        feed.client.unfollow({ userId: author.id }, reader.as),
      ]),
    );
    const { viewerFollows, followerCount } = await standing(author, reader);
    expect(followerCount).toBe(viewerFollows ? 1 : 0);
    expect((await standing(reader, author)).followingCount).toBe(followerCount);
    expect(await feed.timeline(reader)).toEqual(viewerFollows ? [post.id] : []);
  });

  it('does not deadlock when two people follow each other at once', async () => {
    const [one, other] = await pair();
    await Promise.all([
      feed.client.follow({ userId: other.id }, one.as),
      feed.client.follow({ userId: one.id }, other.as),
    ]);
    expect(await standing(one, other)).toMatchObject({ followerCount: 1, followingCount: 1, viewerFollows: true });
  });

  it('asks auth-service about somebody whose user.created has not arrived', async () => {
    const [reader, newcomer] = await pair();
    const asked = feed.auth.asked;
    await feed.client.follow({ userId: newcomer.id }, reader.as);
    expect(feed.auth.asked).toBe(asked + 1);
    await feed.client.unfollow({ userId: newcomer.id }, reader.as);
    await feed.client.follow({ userId: newcomer.id }, reader.as);
    expect(feed.auth.asked).toBe(asked + 1);
  });

  it('refuses somebody whom auth-service does not know with FEED_PERSON_NOT_FOUND', async () => {
    const reader = await feed.person();
    const userId = randomUUID();
    expect(await refusal(feed.client.follow({ userId }, reader.as))).toEqual({
      code: 'FEED_PERSON_NOT_FOUND',
      kind: 'not_found',
      field: 'userId',
    });
    expect(await feed.stored('people').findOne({ _id: userId })).toBeNull();
  });

  it('refuses oneself with FEED_CANNOT_FOLLOW_SELF', async () => {
    const reader = await feed.person();
    const call = feed.client.follow({ userId: reader.id.toUpperCase() }, reader.as);
    expect(await refusal(call)).toEqual({ code: 'FEED_CANNOT_FOLLOW_SELF', kind: 'invalid', field: 'userId' });
  });

  it('refuses more than 5,000 with FEED_FOLLOWING_LIMIT, counts nothing and emits nothing', async () => {
    const [reader, author] = await pair();
    await feed.post(reader);
    await feed.stored('people').updateOne({ _id: reader.id }, { $set: { followingCount: FOLLOWING_MAX } });
    const call = feed.client.follow({ userId: author.id }, reader.as);
    expect(await refusal(call)).toEqual({ code: 'FEED_FOLLOWING_LIMIT', kind: 'wrong_state' });
    expect(await standing(author, reader)).toMatchObject({ followerCount: 0, viewerFollows: false });
    expect(await feed.emitted(reader.id)).toEqual([]);
  });
});

describe('unfollow', () => {
  it('takes the other’s posts away and keeps the rest; nothing happens the second time', async () => {
    const [reader, author] = await pair();
    const other = await feed.person();
    await feed.post(author);
    const kept = await feed.post(other);
    await feed.client.follow({ userId: author.id }, reader.as);
    await feed.client.follow({ userId: other.id }, reader.as);
    for (let i = 0; i < 2; i++) await feed.client.unfollow({ userId: author.id }, reader.as);
    expect(await feed.timeline(reader)).toEqual([kept.id]);
    const timeline = await feed.stored('timelines').findOne({ _id: reader.id });
    expect(timeline?.entries).toEqual([`${kept.id}:${other.id}`]);
    expect((await feed.emitted(reader.id)).at(-1)).toBe('user.unfollowed');
    expect(await feed.emitted(reader.id)).toHaveLength(3);
  });

  it('accepts somebody who is not followed, also one who does not exist', async () => {
    const reader = await feed.person();
    await expect(feed.client.unfollow({ userId: randomUUID() }, reader.as)).resolves.toEqual({});
  });
});

describe('batchGetStandings', () => {
  it('answers for every id asked, with zeros where nothing is known', async () => {
    const [reader, author] = await pair();
    await feed.post(author);
    const nobody = randomUUID();
    const unrelated = {
      followerCount: 0,
      followingCount: 0,
      viewerFollows: false,
      viewerMutes: false,
      viewerBlocks: false,
      blocksViewer: false,
      followsViewer: false,
    };
    const { standings } = await feed.client.batchGetStandings({ userIds: [nobody, author.id] }, await feed.service());
    expect(standings).toEqual([
      { userId: nobody, postCount: 0, ...unrelated },
      { userId: author.id, postCount: 1, ...unrelated },
    ]);
    const call = feed.client.batchGetStandings({ userIds: Array.from({ length: 201 }, () => randomUUID()) }, reader.as);
    expect(await refusal(call)).toMatchObject({ code: 'FEED_BATCH_TOO_LARGE', field: 'userIds' });
  });

  it('counts the posts that its reader may see, and says who follows whom, in five queries', async () => {
    const [reader, author] = await pair();
    for (const visibility of [1, 2, 2, 3]) await feed.client.createPost({ content: 'a note', visibility }, author.as);
    expect((await standing(author, reader)).postCount).toBe(1);
    expect((await standing(author, author)).postCount).toBe(4);
    await feed.client.follow({ userId: author.id }, reader.as);
    expect(await standing(author, reader)).toMatchObject({ postCount: 3, viewerFollows: true, followsViewer: false });
    expect(await standing(reader, author)).toMatchObject({ viewerFollows: false, followsViewer: true });
    const asked = () => feed.client.batchGetStandings({ userIds: [author.id, reader.id] }, reader.as);
    expect(await feed.queries(asked)).toEqual([
      'find blocks',
      'find follows',
      'find follows',
      'find mutes',
      'find people',
    ]);
  });
});
