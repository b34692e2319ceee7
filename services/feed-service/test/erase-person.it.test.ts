import { ReportRequest_Reason as Reason } from '@my-girok/proto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ErasePerson } from '../src/people/erase-person.use-case.js';
import { FeedFixture, present, type TestPerson } from './feed-service.fixture.js';

let feed: FeedFixture;
beforeAll(async () => {
  feed = await FeedFixture.start();
});
afterAll(() => feed?.stop());

/** Every document of a collection that names an id anywhere. */
async function naming(collection: string, id: string): Promise<number> {
  const documents = await feed.stored(collection).find({}).toArray();
  return documents.filter((document) => JSON.stringify(document).includes(id)).length;
}

it('erases everything of a person, keeps others’ counters right, and may be repeated', async () => {
  const [gone, other, third] = (await feed.people(3)) as [TestPerson, TestPerson, TestPerson];
  const theirs = await feed.post(gone, 'soon gone #farewell');
  const kept = await feed.post(other, 'stays');
  await feed.client.follow({ userId: gone.id }, other.as);
  await feed.client.follow({ userId: other.id }, gone.as);
  await feed.client.follow({ userId: other.id }, third.as);
  await feed.client.block({ userId: gone.id }, third.as);
  for (const person of [gone, third]) {
    await feed.client.likePost({ postId: kept.id }, person.as);
    await feed.client.repost({ postId: kept.id }, person.as);
    await feed.client.addComment({ postId: kept.id, content: `by ${person.id}` }, person.as);
  }
  await feed.client.likePost({ postId: theirs.id }, other.as);
  await feed.client.bookmark({ postId: kept.id }, gone.as);
  await feed.client.mutePerson({ userId: third.id }, gone.as);
  await feed.client.muteWord({ word: 'tea' }, gone.as);
  const by = await feed.client.report({ postId: kept.id, reason: Reason.REASON_SPAM, note: 'why' }, gone.as);
  const about = await feed.client.report({ postId: theirs.id, reason: Reason.REASON_SPAM }, other.as);

  for (let i = 0; i < 2; i++) await feed.get(ErasePerson).run(gone.id);

  for (const collection of ['likes', 'follows', 'blocks', 'mutes', 'bookmarks', 'reposts', 'comments', 'people']) {
    const left = collection === 'likes' ? `:${gone.id}` : gone.id;
    expect([collection, await naming(collection, left)]).toEqual([collection, 0]);
  }
  expect(await feed.stored('timelines').findOne({ _id: gone.id })).toBeNull();
  const { posts } = await feed.client.batchGetPosts({ postIds: [theirs.id, kept.id], commentsLimit: 20 }, other.as);
  expect(posts).toHaveLength(1);
  expect(posts[0]).toMatchObject({ id: kept.id, likeCount: 1, repostCount: 1, commentCount: 1 });
  expect(posts[0]?.comments.map((comment) => comment.authorId)).toEqual([third.id]);
  const { standings } = await feed.client.batchGetStandings({ userIds: [other.id, third.id, gone.id] }, other.as);
  expect(standings[0]).toMatchObject({ postCount: 1, followerCount: 1, followingCount: 0 });
  expect(standings[1]).toMatchObject({ followerCount: 0, followingCount: 1 });
  expect(standings[2]).toMatchObject({ postCount: 0, followerCount: 0, followingCount: 0, viewerFollows: false });
  expect(await feed.stored('people').findOne({ _id: third.id })).toMatchObject({ blockCount: 0 });
  expect(JSON.stringify(await feed.stored('posts').findOne({ _id: theirs.id }))).not.toContain('soon gone');
  const reports = await feed
    .stored('reports')
    .find({ _id: { $in: [by.reportId, about.reportId] } })
    .sort({ _id: 1 })
    .toArray();
  expect(reports[0]).toMatchObject({ note: 'why', subjectId: kept.id, copy: { content: 'stays' } });
  expect(reports[0]?.reporterId).toBeUndefined();
  expect(reports[1]).toMatchObject({ reporterId: other.id, subjectId: theirs.id });
  expect(reports[1]?.copy).toBeUndefined();
  expect(await feed.emitted(kept.id)).toEqual(
    expect.arrayContaining(['post.unliked', 'post.unreposted', 'comment.deleted']),
  );
});

it('goes on where it stopped half-way, also past what hangs on a post that is deleted', async () => {
  const [gone, author] = (await feed.people(2)) as [TestPerson, TestPerson];
  const { id: postId } = await feed.post(author);
  await feed.client.likePost({ postId }, gone.as);
  await feed.client.repost({ postId }, gone.as);
  await feed.client.addComment({ postId, content: 'mine' }, gone.as);
  await feed.client.deletePost({ postId }, author.as);
  await Promise.all([feed.get(ErasePerson).run(gone.id), feed.get(ErasePerson).run(gone.id)]);
  for (const collection of ['likes', 'reposts', 'comments']) {
    expect([collection, await naming(collection, gone.id)]).toEqual([collection, 0]);
  }
  expect(
    present((await feed.client.batchGetStandings({ userIds: [author.id] }, author.as)).standings[0]).postCount,
  ).toBe(0);
});

it('erases more than one chunk', async () => {
  const [gone, author] = (await feed.people(2)) as [TestPerson, TestPerson];
  await feed.post(author);
  const userId = gone.id;
  await feed
    .stored('bookmarks')
    .insertMany(
      Array.from({ length: 1200 }, (_, i) => ({ _id: `${userId}:${i}`, userId, postId: `${i}`, seq: i + 1 })),
    );
  await feed
    .stored('likes')
    .insertMany(Array.from({ length: 130 }, (_, i) => ({ _id: `${i}:${userId}`, userId, postId: `${i}` })));
  await feed.get(ErasePerson).run(userId);
  expect(await feed.stored('bookmarks').countDocuments({ userId })).toBe(0);
  expect(await feed.stored('likes').countDocuments({ userId })).toBe(0);
});
