import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FeedFixture, type TestPerson } from './feed-service.fixture.js';

/** Lanes order the writes of one process; between two, only the transactions do. */
let one: FeedFixture;
let other: FeedFixture;
beforeAll(async () => {
  one = await FeedFixture.start();
  other = await FeedFixture.start({ beside: one });
});
afterAll(async () => {
  await other?.stop();
  await one?.stop();
});

it('counts likes and comments exactly that two processes write at once', async () => {
  const author = await one.person();
  const people = await one.people(12);
  const { id: postId } = await one.post(author);
  await Promise.all(
    people.flatMap((person, i) => [
      one.client.likePost({ postId }, person.as),
      other.client.likePost({ postId }, person.as),
      (i % 2 ? one : other).client.addComment({ postId, content: `${i}` }, person.as),
    ]),
  );
  const { posts } = await other.client.batchGetPosts({ postIds: [postId], commentsLimit: 20 }, author.as);
  expect(posts[0]).toMatchObject({ likeCount: 12, commentCount: 12 });
  expect(await one.stored('likes').countDocuments({ postId })).toBe(12);
  const { comments } = await one.client.listComments({ postId }, author.as);
  expect(posts[0]?.comments).toEqual(comments);
  expect(await one.emitted(postId)).toHaveLength(1 + 12 + 12);
});

it('makes one post of a key that reaches two processes at once', async () => {
  for (let round = 0; round < 5; round++) {
    const author = await one.person();
    const request = { content: 'once', idempotencyKey: randomUUID() };
    const answers = await Promise.all([one, other].map((feed) => feed.client.createPost(request, author.as)));
    expect(answers[0]?.post?.id).toBe(answers[1]?.post?.id);
    expect(await one.timeline(author)).toEqual([answers[0]?.post?.id]);
  }
});

it('makes one follow of two at once', async () => {
  const [reader, author] = (await one.people(2)) as [TestPerson, TestPerson];
  await Promise.all([one, other].map((feed) => feed.client.follow({ userId: author.id }, reader.as)));
  await Promise.all(
    [one, other]
      .map((feed) => feed.client.unfollow({ userId: author.id }, reader.as))
      .concat([one, other].map((feed) => feed.client.follow({ userId: author.id }, reader.as))),
  );
  const { standings } = await one.client.batchGetStandings({ userIds: [author.id] }, reader.as);
  expect(standings[0]?.followerCount).toBe(standings[0]?.viewerFollows ? 1 : 0);
});

it('counts reposts exactly that two processes write at once', async () => {
  const author = await one.person();
  const people = await one.people(10);
  const { id: postId } = await one.post(author);
  await Promise.all(people.flatMap(({ as }) => [one, other].map((feed) => feed.client.repost({ postId }, as))));
  expect(await one.stored('posts').findOne({ _id: postId })).toMatchObject({ repostCount: 10, repostSeq: 10 });
  expect(await one.stored('reposts').countDocuments({ postId })).toBe(10);
});

it('leaves no follow where one process follows while the other blocks', async () => {
  for (let round = 0; round < 8; round++) {
    const [reader, author] = (await one.people(2)) as [TestPerson, TestPerson];
    const settled = await Promise.allSettled([
      one.client.follow({ userId: author.id }, reader.as),
      other.client.block({ userId: author.id }, reader.as),
      one.client.follow({ userId: reader.id }, author.as),
    ]);
    expect(settled[1].status).toBe('fulfilled');
    const ids = [reader.id, author.id];
    expect(await one.stored('follows').countDocuments({ followerId: { $in: ids } })).toBe(0);
    for (const person of await one
      .stored('people')
      .find({ _id: { $in: ids } })
      .toArray()) {
      expect(person).toMatchObject({ followerCount: 0, followingCount: 0 });
    }
  }
});
