import { NatsPublisher, uuidv7 } from '@my-girok/nest-common';
import { untilTrue } from '@my-girok/nest-common/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { RebuildTimeline } from '../src/timeline/rebuild-timeline.use-case.js';
import { FeedFixture, present, type TestPerson } from './feed-service.fixture.js';

let feed: FeedFixture;
beforeAll(async () => {
  feed = await FeedFixture.start({ events: true });
});
afterAll(() => feed?.stop());

const PATIENCE = { timeoutMs: 20_000 };

async function shows(reader: TestPerson, expected: string[]): Promise<void> {
  const wanted = JSON.stringify(expected);
  await untilTrue(async () => JSON.stringify(await feed.timeline(reader)) === wanted, PATIENCE);
}

async function sent(aggregateId: string): Promise<void> {
  await untilTrue(
    async () => (await feed.stored('outbox').countDocuments({ aggregateId, sentAt: null })) === 0,
    PATIENCE,
  );
}

it('gives a new person their timeline on user.created, once, however often it arrives', async () => {
  const userId = uuidv7();
  const publisher = feed.get(NatsPublisher);
  const event = { userId, email: 'sealed', name: 'Minseo', locale: 'ko', timestamp: new Date() };
  const envelope = { id: uuidv7(), aggregateId: userId, aggregateVersion: 1 };
  await publisher.publish('user.created', event, envelope);
  await untilTrue(() => feed.stored('timelines').findOne({ _id: userId }), PATIENCE);
  await feed.client.createPost({ content: 'first' }, await feed.callerOf(userId));
  await publisher.publish('user.created', event, { ...envelope, id: uuidv7(), aggregateVersion: 2 });
  await untilTrue(
    async () => (await feed.stored('inbox_versions').findOne({ _id: { $regex: userId } }))?.version === 2,
    PATIENCE,
  );
  expect((await feed.stored('timelines').findOne({ _id: userId }))?.entries).toHaveLength(1);
  expect(await feed.stored('people').findOne({ _id: userId })).toMatchObject({ postCount: 1, followerCount: 0 });
});

it('brings a new post to its followers and nobody else, and takes a deleted one away with all that hung on it', async () => {
  const [author, follower, stranger] = (await feed.people(3)) as [TestPerson, TestPerson, TestPerson];
  await feed.client.follow({ userId: author.id }, follower.as);
  const { id: postId } = await feed.post(author);
  await shows(follower, [postId]);
  expect(await feed.timeline(stranger)).toEqual([]);
  await feed.client.likePost({ postId }, follower.as);
  await feed.client.addComment({ postId, content: 'soon gone' }, follower.as);
  await feed.client.deletePost({ postId }, author.as);
  expect(await feed.timeline(follower)).toEqual([]);
  await untilTrue(async () => (await feed.stored('likes').countDocuments({ postId })) === 0, PATIENCE);
  await untilTrue(async () => (await feed.stored('comments').countDocuments({ postId })) === 0, PATIENCE);
  await untilTrue(
    async () => (await feed.stored('timelines').findOne({ _id: follower.id }))?.entries.length === 0,
    PATIENCE,
  );
  await sent(postId);
  expect(await feed.emitted(postId)).toEqual(['post.created', 'post.liked', 'comment.created', 'post.deleted']);
});

it('misses no post that is written while its author is being followed', async () => {
  const author = await feed.person();
  const readers = await feed.people(6);
  const writing = Promise.all(Array.from({ length: 10 }, (_, i) => feed.post(author, `${i}`)));
  await Promise.all(readers.map((reader) => feed.client.follow({ userId: author.id }, reader.as)));
  const written = (await writing)
    .map((post) => post.id)
    .sort()
    .reverse();
  for (const reader of readers) await shows(reader, written);
});

it('fans out to the same timeline as a rebuild computes', async () => {
  const reader = await feed.person();
  const authors = await feed.people(3);
  for (const author of authors) {
    await feed.post(author, 'before');
    await feed.client.follow({ userId: author.id }, reader.as);
  }
  const gone = present(authors.pop());
  await feed.client.unfollow({ userId: gone.id }, reader.as);
  for (const author of [...authors, reader, ...authors, gone]) await feed.post(author, 'after');
  await untilTrue(async () => (await feed.timeline(reader)).length === 7, PATIENCE);
  const fannedOut = (await feed.stored('timelines').findOne({ _id: reader.id }))?.entries;
  await feed.get(RebuildTimeline).run(reader.id);
  expect((await feed.stored('timelines').findOne({ _id: reader.id }))?.entries).toEqual(fannedOut);
});

it('repairs on user.followed what a crash between the follow and its posts left out', async () => {
  const [author, reader] = (await feed.people(2)) as [TestPerson, TestPerson];
  const { id: postId } = await feed.post(author);
  await feed.client.follow({ userId: author.id }, reader.as);
  await sent(reader.id);
  await feed.stored('timelines').updateOne({ _id: reader.id }, { $set: { entries: [] } });
  await feed
    .get(NatsPublisher)
    .publish(
      'user.followed',
      { followerId: reader.id, followeeId: author.id, timestamp: new Date() },
      { id: uuidv7(), aggregateId: reader.id, aggregateVersion: 100 },
    );
  await shows(reader, [postId]);
});

it('clears timelines of each other’s posts after a block', async () => {
  const [one, other] = (await feed.people(2)) as [TestPerson, TestPerson];
  await feed.post(one);
  await feed.post(other);
  await feed.client.follow({ userId: other.id }, one.as);
  await feed.client.follow({ userId: one.id }, other.as);
  await feed.client.block({ userId: other.id }, one.as);
  for (const [owner, author] of [
    [one, other],
    [other, one],
  ] as const) {
    const holds = async () => JSON.stringify((await feed.stored('timelines').findOne({ _id: owner.id }))?.entries);
    await untilTrue(async () => !(await holds()).includes(author.id), PATIENCE);
  }
});

it('erases a person on user.deleted, and what they did with others’ posts', async () => {
  const [gone, author] = (await feed.people(2)) as [TestPerson, TestPerson];
  const { id: postId } = await feed.post(author);
  const theirs = await feed.post(gone);
  await feed.client.follow({ userId: author.id }, gone.as);
  await feed.client.likePost({ postId }, gone.as);
  await feed.client.repost({ postId }, gone.as);
  const envelope = { id: uuidv7(), aggregateId: gone.id, aggregateVersion: 1 };
  await feed.get(NatsPublisher).publish('user.deleted', { userId: gone.id, timestamp: new Date() }, envelope);
  await untilTrue(async () => (await feed.stored('people').findOne({ _id: gone.id })) === null, PATIENCE);
  const { posts } = await feed.client.batchGetPosts({ postIds: [postId, theirs.id] }, author.as);
  expect(posts).toMatchObject([{ id: postId, likeCount: 0, repostCount: 0 }]);
  expect(await feed.stored('people').findOne({ _id: author.id })).toMatchObject({ followerCount: 0 });
});

it('collects the reposts and bookmarks of a deleted post', async () => {
  const [author, fan] = (await feed.people(2)) as [TestPerson, TestPerson];
  const { id: postId } = await feed.post(author);
  await feed.client.repost({ postId }, fan.as);
  await feed.client.bookmark({ postId }, fan.as);
  await feed.client.deletePost({ postId }, author.as);
  for (const collection of ['reposts', 'bookmarks']) {
    await untilTrue(async () => (await feed.stored(collection).countDocuments({ postId })) === 0, PATIENCE);
  }
});

it('is ready while its stores are there, and says so', async () => {
  expect((await fetch(`${feed.http}/readyz`)).status).toBe(200);
  expect((await fetch(`${feed.http}/healthz`)).status).toBe(200);
  expect(await (await fetch(`${feed.http}/metrics`)).text()).toContain('rpc_server');
});
