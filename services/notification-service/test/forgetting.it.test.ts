import { randomBytes } from 'node:crypto';
import { uuidv7 } from '@my-girok/nest-common';
import { untilTrue } from '@my-girok/nest-common/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NotificationFixture, PATIENCE, type TestPerson } from './notification-service.fixture.js';

const DAY = 86_400_000;

let fixture: NotificationFixture;
beforeAll(async () => {
  fixture = await NotificationFixture.start({ env: { NOTIFICATION_MESSAGE_DELAY_SECONDS: '600' } });
});
afterAll(() => fixture?.stop());

const like = (person: TestPerson, by: string, time = new Date()) =>
  fixture.applied('post.liked', { postId: uuidv7(), authorId: person.id, userId: by }, { time });

describe('user.deleted', () => {
  it('erases everything of a person, also as the one of whom others were told; again, it changes nothing', async () => {
    const [gone, stays, third] = (await fixture.people(3)) as [TestPerson, TestPerson, TestPerson];
    const post = { postId: uuidv7(), authorId: stays.id };
    for (const fan of [gone, third]) await fixture.applied('post.liked', { ...post, userId: fan.id });
    await fixture.applied('user.followed', { followerId: gone.id, followeeId: stays.id });
    const follow = { followerId: stays.id, followeeId: gone.id };
    await fixture.applied('user.followed', follow);
    await fixture.applied('user.unfollowed', follow);
    await like(gone, stays.id);
    const [roomId, seq] = [uuidv7(), 1];
    await fixture.message(roomId, seq, stays.id, { notifyIds: [gone.id] });
    await fixture.message(roomId, seq + 1, gone.id, { notifyIds: [stays.id] });
    await fixture.client.updatePreferences({ preferences: [{ kind: 2, inbox: true, push: false }] }, gone.as);
    await fixture.db
      .insertInto('push_subscriptions')
      .values({
        id: uuidv7(),
        user_id: gone.id,
        session_id: gone.sessionId,
        endpoint: `https://push.example/${randomBytes(8).toString('hex')}`,
        p256dh: '',
        auth: '',
        locale: 'ko',
        created_at: new Date(),
      })
      .execute();
    await fixture.applied('user.deleted', { userId: gone.id });
    for (const table of [
      'channels',
      'channel_log',
      'notifications',
      'preferences',
      'push_subscriptions',
      'room_markers',
      'pending_messages',
      'taken_back',
    ] as const) {
      const left = await fixture.db.selectFrom(table).select('user_id').where('user_id', '=', gone.id).execute();
      expect([table, left]).toEqual([table, []]);
    }
    const { db } = fixture;
    expect(await db.selectFrom('notification_actors').select('at').where('actor_id', '=', gone.id).execute()).toEqual(
      [],
    );
    expect(await db.selectFrom('pending_messages').select('at').where('author_id', '=', gone.id).execute()).toEqual([]);
    expect(await fixture.inbox(stays)).toMatchObject([{ subjectId: post.postId, actorIds: [third.id], count: 1 }]);
    expect(await fixture.unread(stays)).toBe(1);
    const before = await fixture.everything();
    await fixture.applied('user.deleted', { userId: gone.id });
    // What comes late, for or by them, is not told either.
    await like(gone, stays.id);
    await like(stays, gone.id);
    expect((await fixture.inbox(stays)).length).toBe(1);
    expect(await db.selectFrom('notifications').select('id').where('user_id', '=', gone.id).execute()).toEqual([]);
    expect({ ...(before as object), channels: [] }).toEqual({
      ...((await fixture.everything()) as object),
      channels: [],
    });
  });
});

describe('user.blocked', () => {
  it('lets no message of one wait for the other any more; those of others stay', async () => {
    const [one, other, third] = (await fixture.people(3)) as [TestPerson, TestPerson, TestPerson];
    const roomId = uuidv7();
    await fixture.message(roomId, 1, one.id, { notifyIds: [other.id, third.id] });
    await fixture.message(roomId, 2, other.id, { notifyIds: [one.id, third.id] });
    await fixture.message(roomId, 3, third.id, { notifyIds: [one.id, other.id] });
    await fixture.applied('user.blocked', { blockerId: one.id, blockedId: other.id });
    const waiting = await fixture.db
      .selectFrom('pending_messages')
      .select(['user_id', 'seq'])
      .where('room_id', '=', roomId)
      .orderBy('seq')
      .execute();
    const seqsOf = ({ id }: TestPerson) => waiting.filter(({ user_id }) => user_id === id).map(({ seq }) => seq);
    expect([one, other, third].map(seqsOf)).toEqual([[3], [3], [1, 2]]);
  });
});

describe('what is kept', () => {
  it('ends for what was read after 90 days and for anything after 180, and devices count right', async () => {
    const [person, fan] = (await fixture.people(2)) as [TestPerson, TestPerson];
    const ages = [1, 89, 91, 179];
    for (const age of ages) await like(person, fan.id, new Date(Date.now() - age * DAY));
    const [fresh, young, middle, old] = await fixture.inbox(person);
    await fixture.client.markRead({ notificationIds: [middle?.id ?? '', young?.id ?? ''] }, person.as);
    await fixture.prune();
    expect((await fixture.inbox(person)).map(({ id }) => id)).toEqual([fresh?.id, young?.id, old?.id]);
    expect(await fixture.live(person.id)).toHaveLength(5);
    await fixture.prune(Date.now() + 2 * DAY);
    expect((await fixture.inbox(person)).map(({ id }) => id)).toEqual([fresh?.id]);
    expect(await fixture.unread(person)).toBe(1);
    expect((await fixture.live(person.id)).at(-1)).toMatchObject({
      type: 'notification.read',
      unreadCount: 1,
      change: { notificationIds: [old?.id] },
    });
  });

  it('is at most 1,000 of one person, the latest', async () => {
    const [person, fan] = (await fixture.people(2)) as [TestPerson, TestPerson];
    await like(person, fan.id);
    const [first] = await fixture.inbox(person);
    const at = (i: number) => new Date(Date.now() - 3_600_000 - i * 1000);
    await fixture.db
      .insertInto('notifications')
      .values(
        Array.from({ length: 1000 }, (_, i) => ({
          id: uuidv7(),
          user_id: person.id,
          kind: 'like' as const,
          group_key: `like:${i}`,
          subject_kind: 'post' as const,
          subject_id: `${i}`,
          post_id: '',
          detail: '',
          count: 1,
          actor_count: 1,
          last_seq: 0,
          created_at: at(i),
          updated_at: at(i),
          read_at: null,
        })),
      )
      .execute();
    await fixture.db.updateTable('channels').set({ unread_count: 1001 }).where('user_id', '=', person.id).execute();
    await like(person, fan.id);
    const kept = await fixture.inbox(person);
    expect(kept).toHaveLength(1000);
    expect(kept[1]?.id).toBe(first?.id);
    expect(kept.at(-1)?.subjectId).toBe('997');
    const { unreadCount } = await fixture.client.subscribe({ userId: person.id }, await fixture.service());
    expect(unreadCount).toBe(1000);
  });

  it('leaves how far somebody read in a room that nothing happens in any more', async () => {
    const person = await fixture.person();
    const roomId = uuidv7();
    await fixture.applied('message.read', {
      membershipId: `${roomId}:${person.id}`,
      roomId,
      userId: person.id,
      messageSeq: 3,
    });
    const marker = () =>
      fixture.db.selectFrom('room_markers').select('read_seq').where('user_id', '=', person.id).executeTakeFirst();
    expect(await marker()).toEqual({ read_seq: 3 });
    await fixture.db
      .updateTable('room_markers')
      .set({ updated_at: new Date(Date.now() - 5 * DAY) })
      .where('user_id', '=', person.id)
      .execute();
    await fixture.forgetMarkers();
    await untilTrue(async () => (await marker()) === undefined, PATIENCE);
  });
});
