import { Visibility } from '@my-girok/proto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { RepairCounters } from '../src/repair/repair-counters.use-case.js';
import { FeedFixture, present, type TestPerson } from './feed-service.fixture.js';

let feed: FeedFixture;
beforeAll(async () => {
  feed = await FeedFixture.start();
});
afterAll(() => feed?.stop());

const snapshot = async () => ({
  posts: await feed.stored('posts').find().sort({ _id: 1 }).toArray(),
  people: await feed.stored('people').find().sort({ _id: 1 }).toArray(),
});

it('sets broken counters to what they count, changes no other, and says how many it changed', async () => {
  const [author, reader] = (await feed.people(2)) as [TestPerson, TestPerson];
  const { id: postId } = await feed.post(author, 'counted');
  await feed.post(author, 'left alone');
  await feed.client.createPost({ content: 'x', visibility: Visibility.VISIBILITY_SELF }, author.as);
  const gone = await feed.post(author, 'gone');
  await feed.client.deletePost({ postId: gone.id }, author.as);
  await feed.client.follow({ userId: author.id }, reader.as);
  await feed.client.likePost({ postId }, reader.as);
  await feed.client.repost({ postId }, reader.as);
  await feed.client.createPost({ content: 'quoting', quotedPostId: postId }, reader.as);
  for (const content of ['one', 'two']) await feed.client.addComment({ postId, content }, reader.as);
  const someone = await feed.person();
  await feed.client.block({ userId: someone.id }, reader.as);
  const right = await snapshot();

  const repair = feed.get(RepairCounters);
  expect(await repair.run()).toMatchObject({ repairedPosts: 0, repairedPeople: 0 });
  expect(await snapshot()).toEqual(right);

  const wrong = { likeCount: 7, commentCount: -1, repostCount: 0, quoteCount: 99, latestComments: [] };
  await feed.stored('posts').updateOne({ _id: postId }, { $set: wrong });
  await feed
    .stored('people')
    .updateOne({ _id: author.id }, { $set: { postCount: 0, followerCount: 3 }, $unset: { selfPostCount: 1 } });
  await feed.stored('people').updateOne({ _id: reader.id }, { $set: { followingCount: 0, blockCount: 5 } });
  const report = await repair.run();
  expect(report).toMatchObject({ posts: 4, repairedPosts: 1, repairedPeople: 2 });
  expect(await snapshot()).toEqual(right);
});

it('counts what happens while it runs exactly', async () => {
  const [author, ...readers] = (await feed.people(13)) as [TestPerson, ...TestPerson[]];
  const { id: postId } = await feed.post(author);
  await feed.stored('posts').updateOne({ _id: postId }, { $set: { likeCount: 50 } });
  const repair = feed.get(RepairCounters);
  await Promise.all([repair.run(), ...readers.map((reader) => feed.client.likePost({ postId }, reader.as))]);
  await repair.run();
  const { posts } = await feed.client.batchGetPosts({ postIds: [postId] }, author.as);
  expect(present(posts[0]).likeCount).toBe(12);
});
