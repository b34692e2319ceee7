import { Visibility } from '@my-girok/proto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FeedFixture, present, refusal, type TestPerson } from './feed-service.fixture.js';

let feed: FeedFixture;
beforeAll(async () => {
  feed = await FeedFixture.start();
});
afterAll(() => feed?.stop());

async function pair(): Promise<[TestPerson, TestPerson]> {
  return [await feed.person(), await feed.person()];
}

async function listed(person: TestPerson, limit = 0): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor = ''; ; ) {
    const { posts, pageInfo } = await feed.client.listBookmarks({ limit, cursor }, person.as);
    ids.push(...posts.map((post) => post.id));
    if (!present(pageInfo).hasNextPage) return ids;
    cursor = present(pageInfo).endCursor;
  }
}

it('keeps a post once, tells nobody, and lets it go', async () => {
  const [author, reader] = await pair();
  const { id: postId } = await feed.post(author);
  for (let i = 0; i < 2; i++) {
    const { post } = await feed.client.bookmark({ postId }, reader.as);
    expect(post).toMatchObject({ id: postId, viewerHasBookmarked: true });
  }
  expect(await listed(reader)).toEqual([postId]);
  expect(await listed(author)).toEqual([]);
  const seen = await feed.client.batchGetPosts({ postIds: [postId] }, author.as);
  expect(seen.posts[0]?.viewerHasBookmarked).toBe(false);
  for (let i = 0; i < 2; i++) {
    const { post } = await feed.client.unbookmark({ postId }, reader.as);
    expect(post?.viewerHasBookmarked).toBe(false);
  }
  expect(await listed(reader)).toEqual([]);
  expect(await feed.emitted(postId)).toEqual(['post.created']);
  expect(await feed.emitted(reader.id)).toEqual([]);
});

it('lists the latest first, over pages, also many made at once', async () => {
  const [author, reader] = await pair();
  const posts = [];
  for (let i = 0; i < 7; i++) posts.push((await feed.post(author, `${i}`)).id);
  for (const postId of posts) await feed.client.bookmark({ postId }, reader.as);
  expect(await listed(reader, 3)).toEqual([...posts].reverse());
  const other = await feed.person();
  await Promise.all(posts.map((postId) => feed.client.bookmark({ postId }, other.as)));
  expect((await listed(other, 2)).sort()).toEqual([...posts].sort());
});

it('leaves out what is deleted or no longer theirs to see, and fills the page', async () => {
  const [author, reader] = await pair();
  const [blocker, muted] = await pair();
  const [first, gone, kept] = [await feed.post(author), await feed.post(author), await feed.post(muted)];
  const [hidden, followersOnly] = [
    await feed.post(blocker),
    present(
      (
        await feed.client.createPost(
          { content: 'for followers', visibility: Visibility.VISIBILITY_FOLLOWERS },
          author.as,
        )
      ).post,
    ),
  ];
  await feed.client.follow({ userId: author.id }, reader.as);
  for (const { id } of [first, gone, kept, hidden, followersOnly]) {
    await feed.client.bookmark({ postId: id }, reader.as);
  }
  await feed.client.mutePerson({ userId: muted.id }, reader.as);
  expect(await listed(reader)).toEqual([followersOnly.id, hidden.id, kept.id, gone.id, first.id]);
  await feed.client.deletePost({ postId: gone.id }, author.as);
  await feed.client.block({ userId: reader.id }, blocker.as);
  await feed.client.unfollow({ userId: author.id }, reader.as);
  const { posts } = await feed.client.listBookmarks({ limit: 2 }, reader.as);
  expect(posts.map((post) => post.id)).toEqual([kept.id, first.id]);
});

it('keeps no post that one may not see, and takes only cursors of its own', async () => {
  const [author, reader] = await pair();
  const secret = await feed.client.createPost({ content: 'mine', visibility: Visibility.VISIBILITY_SELF }, author.as);
  const postId = present(secret.post).id;
  expect(await refusal(feed.client.bookmark({ postId }, reader.as))).toMatchObject({ code: 'FEED_POST_NOT_FOUND' });
  expect(await feed.db.collection('bookmarks').countDocuments({ postId })).toBe(0);
  await feed.client.bookmark({ postId }, author.as);
  expect(await listed(author)).toEqual([postId]);
  const calls = [
    [() => feed.client.listBookmarks({ cursor: 'x' }, reader.as), 'FEED_CURSOR_INVALID'],
    [() => feed.client.listBookmarks({ limit: -1 }, reader.as), 'FEED_LIMIT_INVALID'],
    [() => feed.client.listBookmarks({ commentsLimit: 21 }, reader.as), 'FEED_LIMIT_INVALID'],
    [() => feed.client.bookmark({ postId: '' }, reader.as), 'FEED_ID_INVALID'],
  ] as const;
  for (const [call, code] of calls) expect(await refusal(call())).toMatchObject({ code });
});
