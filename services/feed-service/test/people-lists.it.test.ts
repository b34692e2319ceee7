import { Visibility } from '@my-girok/proto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FeedFixture, present, refusal, type TestPerson } from './feed-service.fixture.js';

let feed: FeedFixture;
beforeAll(async () => {
  feed = await FeedFixture.start();
});
afterAll(() => feed?.stop());

type Method = 'listFollowing' | 'listFollowers' | 'listLikes';

async function listed(method: Method, request: object, viewer: TestPerson, limit = 0): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor = ''; ; ) {
    const call = feed.client[method] as (request: object, options: object) => ReturnType<typeof feed.client.listLikes>;
    const { userIds, pageInfo } = await call.call(feed.client, { ...request, limit, cursor }, viewer.as);
    ids.push(...userIds);
    if (!present(pageInfo).hasNextPage) return ids;
    cursor = present(pageInfo).endCursor;
  }
}

const idsOf = (people: readonly TestPerson[]) => people.map(({ id }) => id);

describe('listLikes', () => {
  it('lists the latest first, over pages, and what comes back as the latest', async () => {
    const author = await feed.person();
    const fans = await feed.people(5);
    const { id: postId } = await feed.post(author);
    for (const fan of fans) await feed.client.likePost({ postId }, fan.as);
    const first = present(fans[0]);
    await feed.client.unlikePost({ postId }, first.as);
    await feed.client.likePost({ postId }, first.as);
    const expected = [first.id, ...idsOf(fans.slice(1)).reverse()];
    expect(await listed('listLikes', { postId }, author, 2)).toEqual(expected);
    expect(await listed('listLikes', { postId }, author)).toEqual(expected);
  });

  it('holds everybody of 30 who like at once, each once', async () => {
    const author = await feed.person();
    const fans = await feed.people(30);
    const { id: postId } = await feed.post(author);
    await Promise.all(fans.map((fan) => feed.client.likePost({ postId }, fan.as)));
    const found = await listed('listLikes', { postId }, author, 7);
    expect(found).toHaveLength(30);
    expect(new Set(found)).toEqual(new Set(idsOf(fans)));
  });

  it('lists likes from before they were numbered after the others', async () => {
    const author = await feed.person();
    const old = await feed.people(5);
    const { id: postId } = await feed.post(author);
    await feed
      .stored('likes')
      .insertMany(old.map(({ id }) => ({ _id: `${postId}:${id}`, postId, userId: id, createdAt: new Date(0) })));
    await feed.stored('posts').updateOne({ _id: postId }, { $set: { likeCount: 5 } });
    const fans = await feed.people(3);
    for (const fan of fans) await feed.client.likePost({ postId }, fan.as);
    const expected = [...idsOf(fans).reverse(), ...idsOf(old).sort()];
    for (const limit of [1, 2, 3, 8, 100])
      expect(await listed('listLikes', { postId }, author, limit)).toEqual(expected);
    const returning = present(old[0]);
    await feed.client.likePost({ postId }, returning.as);
    expect(await listed('listLikes', { postId }, author)).toEqual(expected);
    await feed.client.unlikePost({ postId }, returning.as);
    await feed.client.likePost({ postId }, returning.as);
    expect((await listed('listLikes', { postId }, author))[0]).toBe(returning.id);
  });

  it('leaves out people blocked either way, and is for those who may see the post', async () => {
    const [author, reader, blocked, blocker] = (await feed.people(4)) as [
      TestPerson,
      TestPerson,
      TestPerson,
      TestPerson,
    ];
    const { post } = await feed.client.createPost(
      { content: 'for followers', visibility: Visibility.VISIBILITY_FOLLOWERS },
      author.as,
    );
    const postId = present(post).id;
    expect(await refusal(feed.client.likePost({ postId }, reader.as))).toMatchObject({ code: 'FEED_POST_NOT_FOUND' });
    expect(await refusal(feed.client.listLikes({ postId }, reader.as))).toMatchObject({ code: 'FEED_POST_NOT_FOUND' });
    for (const person of [reader, blocked, blocker]) {
      await feed.client.follow({ userId: author.id }, person.as);
      await feed.client.likePost({ postId }, person.as);
    }
    await feed.client.block({ userId: blocked.id }, reader.as);
    await feed.client.block({ userId: reader.id }, blocker.as);
    expect(await listed('listLikes', { postId }, reader, 1)).toEqual([reader.id]);
    expect(await listed('listLikes', { postId }, author)).toEqual([blocker.id, blocked.id, reader.id]);
    expect(await refusal(feed.client.listLikes({ postId }, await feed.service()))).toMatchObject({
      code: 'FEED_POST_NOT_FOUND',
    });
  });
});

describe('listFollowing and listFollowers', () => {
  it('list the latest first, over pages, for anybody', async () => {
    const me = await feed.person();
    const [stranger, ...others] = (await feed.people(6)) as [TestPerson, ...TestPerson[]];
    for (const other of others) await feed.client.follow({ userId: other.id }, me.as);
    for (const other of others) await feed.client.follow({ userId: me.id }, other.as);
    await feed.client.unfollow({ userId: present(others[2]).id }, me.as);
    const following = idsOf(others.filter((_, i) => i !== 2)).reverse();
    const followers = idsOf(others).reverse();
    for (const limit of [1, 2, 5, 0]) {
      expect(await listed('listFollowing', { userId: me.id }, stranger, limit)).toEqual(following);
      expect(await listed('listFollowers', { userId: me.id }, stranger, limit)).toEqual(followers);
    }
    expect(await listed('listFollowing', { userId: stranger.id }, me)).toEqual([]);
    const { userIds } = await feed.client.listFollowers({ userId: me.id, limit: 2 }, await feed.service());
    expect(userIds).toEqual(followers.slice(0, 2));
  });

  it('list follows from before they were numbered after the others', async () => {
    const [me, ...old] = (await feed.people(5)) as [TestPerson, ...TestPerson[]];
    await feed.post(me);
    for (const { id } of old) {
      await feed.stored('follows').insertMany([
        { _id: `${me.id}:${id}`, followerId: me.id, followeeId: id, createdAt: new Date(0) },
        { _id: `${id}:${me.id}`, followerId: id, followeeId: me.id, createdAt: new Date(0) },
      ]);
    }
    const added = await feed.people(2);
    for (const other of added) {
      await feed.client.follow({ userId: other.id }, me.as);
      await feed.client.follow({ userId: me.id }, other.as);
    }
    const expected = [...idsOf(added).reverse(), ...idsOf(old).sort()];
    for (const limit of [1, 3, 100]) {
      expect(await listed('listFollowing', { userId: me.id }, me, limit)).toEqual(expected);
      expect(await listed('listFollowers', { userId: me.id }, me, limit)).toEqual(expected);
    }
  });

  it('show nothing across a block, and nobody with whom the reader has one', async () => {
    const [me, reader, other, third] = (await feed.people(4)) as [TestPerson, TestPerson, TestPerson, TestPerson];
    for (const person of [other, third]) {
      await feed.client.follow({ userId: person.id }, me.as);
      await feed.client.follow({ userId: me.id }, person.as);
    }
    await feed.client.block({ userId: reader.id }, other.as);
    for (const method of ['listFollowing', 'listFollowers'] as const) {
      expect(await listed(method, { userId: me.id }, reader, 1)).toEqual([third.id]);
      expect(await listed(method, { userId: other.id }, reader)).toEqual([]);
      expect(await listed(method, { userId: other.id }, third)).toEqual([me.id]);
    }
  });

  it('refuse ids, cursors and limits that are none', async () => {
    const me = await feed.person();
    const userId = me.id;
    const foreign = Buffer.from('{"v":1,"l":"likes","s":3}').toString('base64url');
    const odd = Buffer.from('{"v":1,"l":"following","i":{"$gt":""}}').toString('base64url');
    const calls = [
      [() => feed.client.listFollowing({ userId: 'x' }, me.as), 'FEED_ID_INVALID'],
      [() => feed.client.listFollowing({ userId, cursor: foreign }, me.as), 'FEED_CURSOR_INVALID'],
      [() => feed.client.listFollowing({ userId, cursor: odd }, me.as), 'FEED_CURSOR_INVALID'],
      [() => feed.client.listFollowers({ userId, limit: 101 }, me.as), 'FEED_LIMIT_INVALID'],
    ] as const;
    for (const [call, code] of calls) expect(await refusal(call())).toMatchObject({ code });
  });
});
