import { uuidv7 } from '@my-girok/nest-common';
import type { EventData, EventType } from '@my-girok/proto';
import { EVENTS } from '@my-girok/proto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NotificationFixture, type TestPerson } from './notification-service.fixture.js';

let fixture: NotificationFixture;
beforeAll(async () => {
  fixture = await NotificationFixture.start({ env: { NOTIFICATION_MESSAGE_DELAY_SECONDS: '600' } });
});
afterAll(() => fixture?.stop());

type Published = <T extends EventType>(type: T, data: EventData<T>) => Promise<void>;

it('events that come twice, or all over again from the beginning, change nothing', async () => {
  const [one, two, three] = (await fixture.people(3)) as [TestPerson, TestPerson, TestPerson];
  const [postId, roomId, commentId, sessionId] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  const like = { postId, authorId: one.id, userId: two.id };
  const message = { id: uuidv7(), roomId, seq: 1, authorId: two.id };
  const run = async (publish: Published) => {
    await publish('post.created', {
      postId,
      authorId: one.id,
      visibility: 'public',
      mentionedIds: [three.id],
    });
    await publish('post.liked', like);
    await publish('post.unliked', like);
    await publish('post.liked', like);
    await publish('post.reposted', { ...like, repostId: uuidv7() });
    const comment = { commentId, postId, authorId: two.id, postAuthorId: one.id };
    await publish('comment.created', { ...comment, mentionedIds: [three.id] });
    await publish('comment.deleted', { commentId, postId });
    await publish('user.followed', { followerId: two.id, followeeId: one.id });
    await publish('message.created', { roomId, epoch: 'e', seq: 1, message, notifyIds: [one.id], askedIds: [] });
    const asked = { notifyIds: [three.id], askedIds: [three.id] };
    await publish('message.created', { roomId, epoch: 'e', seq: 2, message: { ...message, seq: 2 }, ...asked });
    await publish('session.created', { sessionId, userId: one.id, newDevice: true });
    await publish('session.revoked', { sessionId, userId: one.id, reason: 'reuse_detected' });
  };
  const sent: { type: EventType; data: unknown; options: { id: string; version: number; time: Date } }[] = [];
  await run(async (type, data) => {
    const options = await fixture.publish(type, data);
    sent.push({ type, data, options });
    await fixture.untilApplied(EVENTS[type].stream, options.aggregateId, options.version);
  });
  const before = await fixture.everything();
  expect(await fixture.inbox(one)).toHaveLength(5);
  for (const { type, data, options } of sent) {
    await fixture.publish(type, data as EventData<EventType>, options);
    await fixture.publish(type, data as EventData<EventType>, { ...options, id: uuidv7() });
  }
  // What comes after them in every partition has been applied when they have.
  await fixture.applied('post.unliked', { ...like, userId: three.id });
  await fixture.applied('user.unfollowed', { followerId: two.id, followeeId: three.id });
  await fixture.applied('session.created', { sessionId, userId: one.id, newDevice: false });
  const removal = { messageId: uuidv7(), messageSeq: 99, byId: one.id };
  await fixture.applied('message.deleted', { roomId, epoch: 'e', seq: 3, removal });
  expect(await fixture.everything()).toEqual(before);
});
