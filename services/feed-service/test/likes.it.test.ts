import { randomUUID } from 'node:crypto';
import { status } from '@grpc/grpc-js';
import { WriteLanes } from '@my-girok/nest-common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FeedFixture, present, refusal } from './feed-service.fixture.js';

let feed: FeedFixture;
beforeAll(async () => {
  feed = await FeedFixture.start();
});
afterAll(() => feed?.stop());

async function stored(postId: string) {
  return {
    counted: (await feed.stored('posts').findOne({ _id: postId }))?.likeCount,
    edges: await feed.db.collection('likes').countDocuments({ postId }),
  };
}

describe('likePost and unlikePost', () => {
  it('counts a like once, however often it is asked, and takes it back once', async () => {
    const [author, fan] = await feed.people(2);
    const { id: postId } = await feed.post(present(author));
    for (let i = 0; i < 2; i++) {
      const { post } = await feed.client.likePost({ postId }, present(fan).as);
      expect(post).toMatchObject({ id: postId, likeCount: 1, viewerHasLiked: true });
    }
    for (let i = 0; i < 2; i++) {
      const { post } = await feed.client.unlikePost({ postId }, present(fan).as);
      expect(post).toMatchObject({ id: postId, likeCount: 0, viewerHasLiked: false });
    }
    expect(await feed.emitted(postId)).toEqual(['post.created', 'post.liked', 'post.unliked']);
  });

  it('counts 50 people who like one post at once exactly, and the same when they all take it back', async () => {
    const author = await feed.person();
    const fans = await feed.people(50);
    const { id: postId } = await feed.post(author);
    await Promise.all(fans.map((fan) => feed.client.likePost({ postId }, fan.as)));
    expect(await stored(postId)).toEqual({ counted: 50, edges: 50 });
    await Promise.all(fans.map((fan) => feed.client.unlikePost({ postId }, fan.as)));
    expect(await stored(postId)).toEqual({ counted: 0, edges: 0 });
    expect(await feed.emitted(postId)).toHaveLength(101);
  });

  it('stays exact while the same people like and unlike at once', async () => {
    const author = await feed.person();
    const fans = await feed.people(5);
    const { id: postId } = await feed.post(author);
    await Promise.all(
      fans.flatMap((fan) =>
        [1, 2, 3].flatMap(() => [feed.client.likePost({ postId }, fan.as), feed.client.unlikePost({ postId }, fan.as)]),
      ),
    );
    const { counted, edges } = await stored(postId);
    expect(counted).toBe(edges);
    const events = await feed.emitted(postId);
    const net = events.filter((type) => type === 'post.liked').length;
    expect(net - events.filter((type) => type === 'post.unliked').length).toBe(edges);
  });

  it('leaves no like behind when the post is deleted meanwhile', async () => {
    const author = await feed.person();
    const fans = await feed.people(8);
    const { id: postId } = await feed.post(author);
    const likes = fans.map((fan) => feed.client.likePost({ postId }, fan.as));
    await feed.client.deletePost({ postId }, author.as);
    const results = await Promise.allSettled(likes);
    const liked = results.filter((result) => result.status === 'fulfilled').length;
    expect((await stored(postId)).edges).toBe(liked);
    expect((await feed.emitted(postId)).at(-1)).toBe('post.deleted');
  });

  it('writes nothing for somebody who has given up waiting', async () => {
    const author = await feed.person();
    const [hasty, patient] = await feed.people(2);
    const { id: postId } = await feed.post(author);
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    const holding = feed.get(WriteLanes).run([`post:${postId}`], () => held);
    const call = feed.client.likePost({ postId }, { ...present(hasty).as, deadlineMs: 200 });
    await expect(call).rejects.toMatchObject({ code: status.DEADLINE_EXCEEDED });
    // On the same line a later question is answered after the service has heard of the giving up.
    await feed.client.batchGetPosts({ postIds: [postId] }, present(patient).as);
    const next = feed.client.likePost({ postId }, present(patient).as);
    release();
    await holding;
    expect((await next).post?.likeCount).toBe(1);
    expect(await stored(postId)).toEqual({ counted: 1, edges: 1 });
  });

  it('refuses a post that is not there with FEED_POST_NOT_FOUND and emits nothing', async () => {
    const fan = await feed.person();
    const postId = randomUUID();
    const expected = { code: 'FEED_POST_NOT_FOUND', kind: 'not_found', field: 'postId' };
    expect(await refusal(feed.client.likePost({ postId }, fan.as))).toEqual(expected);
    expect(await refusal(feed.client.unlikePost({ postId }, fan.as))).toEqual(expected);
    expect(await stored(postId)).toEqual({ counted: undefined, edges: 0 });
    expect(await feed.emitted(postId)).toEqual([]);
  });

  it('refuses what is no id with FEED_ID_INVALID', async () => {
    const fan = await feed.person();
    expect(await refusal(feed.client.likePost({ postId: '' }, fan.as))).toMatchObject({ code: 'FEED_ID_INVALID' });
  });
});
