import { uuidv7 } from '@my-girok/nest-common';
import { untilTrue } from '@my-girok/nest-common/testing';
import { chatV1, notificationV1 } from '@my-girok/proto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NotificationFixture, PATIENCE, present, type TestPerson } from './notification-service.fixture.js';

const { NotificationKind: Kind, SubjectKind } = notificationV1;

let fixture: NotificationFixture;
beforeAll(async () => {
  fixture = await NotificationFixture.start();
});
afterAll(() => fixture?.stop());

const like = (post: { postId: string; authorId: string }, by: TestPerson) =>
  fixture.applied('post.liked', { ...post, userId: by.id });
const unlike = (post: { postId: string; authorId: string }, by: TestPerson) =>
  fixture.applied('post.unliked', { ...post, userId: by.id });

async function authorAndFans(): Promise<[TestPerson, TestPerson, TestPerson, { postId: string; authorId: string }]> {
  const [author, one, two] = (await fixture.people(3)) as [TestPerson, TestPerson, TestPerson];
  return [author, one, two, { postId: uuidv7(), authorId: author.id }];
}

describe('likes', () => {
  it('are told together while they are unread: different people, counted exactly, the latest three first', async () => {
    const author = await fixture.person();
    const fans = await fixture.people(5);
    const post = { postId: uuidv7(), authorId: author.id };
    for (const fan of fans) await like(post, fan);
    const [told, ...more] = await fixture.inbox(author);
    expect(more).toEqual([]);
    expect(told).toMatchObject({
      kind: Kind.NOTIFICATION_KIND_LIKE,
      subjectKind: SubjectKind.SUBJECT_KIND_POST,
      subjectId: post.postId,
      postId: '',
      actorIds: [fans[4]?.id, fans[3]?.id, fans[2]?.id],
      actorCount: 5,
      count: 5,
      read: false,
    });
    expect(await fixture.unread(author)).toBe(1);
    await fixture.client.markRead({ notificationIds: [present(told).id] }, author.as);
    await like(post, await fixture.person());
    const [fresh, old] = await fixture.inbox(author);
    expect(fresh).toMatchObject({ actorCount: 1, read: false });
    expect(old).toMatchObject({ id: told?.id, actorCount: 5, read: true });
  });

  it('leave when they are taken back; a group that nobody is left in disappears, and its number stays', async () => {
    const [author, one, two, post] = await authorAndFans();
    await like(post, one);
    await like(post, two);
    const from = await fixture.beginning(author.id);
    await unlike(post, one);
    expect(await fixture.inbox(author)).toMatchObject([{ actorIds: [two.id], actorCount: 1, count: 1, read: false }]);
    await unlike(post, two);
    expect(await fixture.inbox(author)).toEqual([]);
    expect(await fixture.unread(author)).toBe(0);
    const { events, unreadCount } = await fixture.replay(author.id, from);
    expect(events.map(({ seq, skipped }) => [seq, skipped])).toEqual([
      [1, true],
      [2, true],
      [3, true],
      [4, undefined],
    ]);
    expect(events[3]?.notificationRead?.notificationIds).toHaveLength(1);
    expect(unreadCount).toBe(0);
    // It was never there: nothing to take back.
    await unlike(post, one);
    expect(await fixture.live(author.id)).toHaveLength(4);
  });

  it('of one’s own posts are no news', async () => {
    const author = await fixture.person();
    await like({ postId: uuidv7(), authorId: author.id }, author);
    expect(await fixture.inbox(author)).toEqual([]);
  });
});

describe('reposts and follows', () => {
  it('are told together and taken back like likes', async () => {
    const [author, one, two, post] = await authorAndFans();
    const repostId = uuidv7();
    for (const { id } of [one, two]) await fixture.applied('post.reposted', { ...post, userId: id, repostId });
    await fixture.applied('user.followed', { followerId: one.id, followeeId: author.id });
    await fixture.applied('user.followed', { followerId: two.id, followeeId: author.id });
    expect(await fixture.inbox(author)).toMatchObject([
      {
        kind: Kind.NOTIFICATION_KIND_FOLLOW,
        subjectKind: SubjectKind.SUBJECT_KIND_PERSON,
        subjectId: author.id,
        actorIds: [two.id, one.id],
      },
      { kind: Kind.NOTIFICATION_KIND_REPOST, subjectId: post.postId, actorCount: 2 },
    ]);
    await fixture.applied('post.unreposted', { ...post, userId: one.id, repostId });
    await fixture.applied('user.unfollowed', { followerId: one.id, followeeId: author.id });
    expect(await fixture.inbox(author)).toMatchObject([{ actorIds: [two.id] }, { actorIds: [two.id] }]);
    await fixture.applied('post.unreposted', { ...post, userId: two.id, repostId });
    await fixture.applied('user.unfollowed', { followerId: two.id, followeeId: author.id });
    expect(await fixture.inbox(author)).toEqual([]);
    expect(await fixture.unread(author)).toBe(0);
  });
});

describe('comments and mentions', () => {
  it('tell the post’s author of the comment and the others that they are mentioned; nobody twice, nobody of their own', async () => {
    const [author, writer, mentioned, { postId }] = await authorAndFans();
    const commentId = uuidv7();
    const comment = { commentId, postId, authorId: writer.id, postAuthorId: author.id };
    const mentionedIds = [mentioned.id, author.id, writer.id];
    await fixture.applied('comment.created', { ...comment, mentionedIds });
    const common = {
      subjectKind: SubjectKind.SUBJECT_KIND_COMMENT,
      subjectId: commentId,
      postId,
      actorIds: [writer.id],
    };
    expect(await fixture.inbox(author)).toMatchObject([{ kind: Kind.NOTIFICATION_KIND_COMMENT, ...common }]);
    expect(await fixture.inbox(mentioned)).toMatchObject([{ kind: Kind.NOTIFICATION_KIND_MENTION, ...common }]);
    expect(await fixture.inbox(writer)).toEqual([]);
    await fixture.applied('comment.deleted', { commentId, postId });
    for (const person of [author, mentioned]) {
      expect(await fixture.inbox(person)).toEqual([]);
      expect(await fixture.unread(person)).toBe(0);
    }
  });

  it('of a post and its edits are told once; a quote is told as a quote; what is for its author alone is told to nobody', async () => {
    const [author, mentioned, quoted] = await authorAndFans();
    const post = { postId: uuidv7(), authorId: author.id };
    await fixture.applied('post.created', {
      ...post,
      visibility: 'public',
      mentionedIds: [mentioned.id, quoted.id],
      quotedPostId: uuidv7(),
      quotedAuthorId: quoted.id,
    });
    await fixture.applied('post.edited', { ...post, version: 2, mentionedIds: [mentioned.id] });
    expect(await fixture.inbox(mentioned)).toMatchObject([
      { kind: Kind.NOTIFICATION_KIND_MENTION, subjectKind: SubjectKind.SUBJECT_KIND_POST, subjectId: post.postId },
    ]);
    expect(await fixture.inbox(quoted)).toMatchObject([
      { kind: Kind.NOTIFICATION_KIND_QUOTE, subjectId: post.postId, actorIds: [author.id] },
    ]);
    const secret = { postId: uuidv7(), authorId: author.id, visibility: 'self' };
    await fixture.applied('post.created', { ...secret, mentionedIds: [mentioned.id], quotedAuthorId: quoted.id });
    expect(await fixture.inbox(mentioned)).toHaveLength(1);
    await fixture.applied('post.deleted', { ...post, mentionedIds: [mentioned.id] });
    for (const person of [mentioned, quoted]) expect(await fixture.inbox(person)).toEqual([]);
  });

  it('of a quote for followers are told to whom may see it', async () => {
    const [author, follower, stranger] = await authorAndFans();
    fixture.feed.relate(follower.id, author.id, { followedByUser: true });
    for (const { id: quotedAuthorId } of [follower, stranger]) {
      const post = { postId: uuidv7(), authorId: author.id, visibility: 'followers' };
      await fixture.applied('post.created', { ...post, quotedPostId: uuidv7(), quotedAuthorId });
    }
    expect(await fixture.inbox(follower)).toHaveLength(1);
    expect(await fixture.inbox(stranger)).toEqual([]);
  });

  it('disappear with their post, whatever of it they told', async () => {
    const [author, one, two, post] = await authorAndFans();
    const { postId } = post;
    await like(post, one);
    await fixture.applied('comment.created', {
      commentId: uuidv7(),
      postId,
      authorId: one.id,
      postAuthorId: author.id,
      mentionedIds: [two.id],
    });
    await like({ postId: uuidv7(), authorId: author.id }, one);
    await fixture.applied('post.deleted', { ...post });
    expect(await fixture.inbox(author)).toHaveLength(1);
    expect(await fixture.unread(author)).toBe(1);
    expect(await fixture.inbox(two)).toEqual([]);
  });
});

describe('whom one does not want to know of', () => {
  it('is not told: across a block, whom one has muted, and on the ground of somebody blocked', async () => {
    const [author, blocked, muted, post] = await authorAndFans();
    fixture.feed.block(author.id, blocked.id);
    fixture.feed.relate(author.id, muted.id, { mutedByUser: true });
    for (const fan of [blocked, muted]) await like(post, fan);
    expect(await fixture.inbox(author)).toEqual([]);
    const writer = await fixture.person();
    const comment = { commentId: uuidv7(), postId: uuidv7(), authorId: writer.id, postAuthorId: blocked.id };
    await fixture.applied('comment.created', { ...comment, mentionedIds: [author.id] });
    expect(await fixture.inbox(author)).toEqual([]);
    expect(await fixture.inbox(blocked)).toHaveLength(1);
  });

  it('is asked when feed-service is there again: the event waits and is not lost', async () => {
    const [author, fan, , post] = await authorAndFans();
    fixture.feed.away = true;
    const { aggregateId, version } = await fixture.publish('post.liked', { ...post, userId: fan.id });
    await untilTrue(() => fixture.feed.missed > 0, PATIENCE);
    expect(await fixture.inbox(author)).toEqual([]);
    fixture.feed.away = false;
    await fixture.untilApplied('FEED', aggregateId, version);
    expect(await fixture.inbox(author)).toMatchObject([{ actorIds: [fan.id], actorCount: 1 }]);
  });

  it('disappears both ways with a block', async () => {
    const [one, two, third, post] = await authorAndFans();
    await like(post, two);
    await like(post, third);
    await fixture.applied('user.followed', { followerId: one.id, followeeId: two.id });
    await fixture.applied('user.followed', { followerId: two.id, followeeId: one.id });
    await fixture.applied('user.blocked', { blockerId: one.id, blockedId: two.id });
    expect(await fixture.inbox(one)).toMatchObject([{ kind: Kind.NOTIFICATION_KIND_LIKE, actorIds: [third.id] }]);
    expect(await fixture.inbox(two)).toEqual([]);
    expect(await fixture.unread(one)).toBe(1);
    expect(await fixture.unread(two)).toBe(0);
  });
});

describe('messages', () => {
  const room = () => uuidv7();
  const told = (person: TestPerson) =>
    untilTrue(async () => {
      const [first] = await fixture.inbox(person);
      return first;
    }, PATIENCE);
  const settled = (userId: string) =>
    untilTrue(
      async () =>
        (
          await fixture.db
            .selectFrom('room_markers')
            .select('room_id')
            .where('user_id', '=', userId)
            .where('due_at', 'is not', null)
            .execute()
        ).length === 0,
      PATIENCE,
    );
  const read = (person: TestPerson, roomId: string, messageSeq: number) =>
    fixture.applied('message.read', {
      membershipId: `${roomId}:${person.id}`,
      roomId,
      userId: person.id,
      messageSeq,
      timestamp: new Date(),
    });

  it('that nobody came to read are told together for each room, with everybody who wrote', async () => {
    const [reader, one, two] = await authorAndFans();
    const roomId = room();
    const notifyIds = [reader.id];
    await fixture.message(roomId, 1, one.id, { notifyIds });
    await fixture.message(roomId, 2, two.id, { notifyIds });
    await fixture.message(roomId, 3, one.id, { notifyIds });
    const first = await told(reader);
    expect(first).toMatchObject({
      kind: Kind.NOTIFICATION_KIND_MESSAGE,
      subjectKind: SubjectKind.SUBJECT_KIND_ROOM,
      subjectId: roomId,
      actorIds: [one.id, two.id],
      actorCount: 2,
      count: 3,
    });
    await fixture.message(roomId, 4, two.id, { notifyIds });
    await untilTrue(async () => (await told(reader)).count === 4, PATIENCE);
    expect(await told(reader)).toMatchObject({ id: first.id, count: 4, actorIds: [two.id, one.id] });
    expect(await fixture.unread(reader)).toBe(1);
    // Reading half of it leaves it unread, reading all of it does not.
    await read(reader, roomId, 3);
    expect(await fixture.unread(reader)).toBe(1);
    await read(reader, roomId, 4);
    expect(await fixture.unread(reader)).toBe(0);
    expect((await fixture.live(reader.id)).at(-1)).toMatchObject({ type: 'notification.read', unreadCount: 0 });
  });

  it('that were read in time are not told, also where the reading is heard of first', async () => {
    const [reader, writer] = await authorAndFans();
    const [one, two] = [room(), room()];
    await fixture.message(one, 1, writer.id, { notifyIds: [reader.id] });
    await read(reader, one, 1);
    await read(reader, two, 7);
    await fixture.message(two, 7, writer.id, { notifyIds: [reader.id] });
    await settled(reader.id);
    expect(await fixture.inbox(reader)).toEqual([]);
    expect(await fixture.db.selectFrom('pending_messages').selectAll().execute()).toEqual([]);
  });

  it('that were deleted, notices, and rooms that one has left are not told', async () => {
    const [reader, writer] = await authorAndFans();
    const [one, two, three] = [room(), room(), room()];
    const notifyIds = [reader.id];
    await fixture.message(one, 1, writer.id, { notifyIds });
    await fixture.applied('message.deleted', {
      roomId: one,
      epoch: 'e',
      seq: 2,
      removal: { messageId: uuidv7(), messageSeq: 1, byId: writer.id },
    });
    const notice = chatV1.Notice.fromPartial({ kind: chatV1.Notice_Kind.KIND_JOINED, userIds: [writer.id] });
    await fixture.message(two, 1, writer.id, { notifyIds, notice });
    await fixture.message(three, 1, writer.id, { notifyIds });
    await fixture.applied('member.left', { roomId: three, userId: reader.id, byId: reader.id });
    await settled(reader.id);
    expect(await fixture.inbox(reader)).toEqual([]);
  });

  it('of a stranger are a request at once, one for each room, which an answer reads and leaving takes away', async () => {
    const [asked, stranger] = await authorAndFans();
    const roomId = room();
    const to = { notifyIds: [asked.id], askedIds: [asked.id] };
    await fixture.message(roomId, 1, stranger.id, to);
    await fixture.message(roomId, 2, stranger.id, to);
    const request = { kind: Kind.NOTIFICATION_KIND_MESSAGE_REQUEST, subjectId: roomId, actorIds: [stranger.id] };
    expect(await fixture.inbox(asked)).toMatchObject([{ ...request, count: 1, read: false }]);
    await fixture.applied('member.joined', { roomId, userId: asked.id });
    expect(await fixture.inbox(asked)).toMatchObject([{ ...request, read: true }]);
    await fixture.message(roomId, 3, stranger.id, to);
    expect(await fixture.inbox(asked)).toHaveLength(1);
    await fixture.applied('member.left', { roomId, userId: asked.id, byId: asked.id });
    expect(await fixture.inbox(asked)).toEqual([]);
  });
});

describe('sessions', () => {
  it('on a new device and ended for a token that was used twice are told, each on its own', async () => {
    const person = await fixture.person();
    const [known, fresh, stolen] = [uuidv7(), uuidv7(), uuidv7()];
    await fixture.applied('session.created', { sessionId: known, userId: person.id, newDevice: false });
    await fixture.applied('session.created', { sessionId: fresh, userId: person.id, newDevice: true });
    await fixture.applied('session.revoked', { sessionId: known, userId: person.id, reason: 'logout' });
    await fixture.applied('session.revoked', { sessionId: stolen, userId: person.id, reason: 'reuse_detected' });
    const common = { kind: Kind.NOTIFICATION_KIND_SECURITY, subjectKind: SubjectKind.SUBJECT_KIND_SESSION };
    expect(await fixture.inbox(person)).toMatchObject([
      { ...common, subjectId: stolen, detail: 'token_reused', actorIds: [], actorCount: 0, count: 1 },
      { ...common, subjectId: fresh, detail: 'new_device' },
    ]);
  });
});

describe('what is old', () => {
  it('is told at its own time, and not at all when it would be thrown away', async () => {
    const [author, one, two, post] = await authorAndFans();
    const day = 86_400_000;
    const time = new Date(Date.now() - 30 * day);
    await fixture.applied('post.liked', { ...post, userId: one.id }, { time: new Date(Date.now() - 181 * day) });
    await fixture.applied('post.liked', { ...post, userId: two.id }, { time });
    expect(await fixture.inbox(author)).toMatchObject([{ actorIds: [two.id], createdAt: time, updatedAt: time }]);
  });
});

describe('calls', () => {
  it('that were missed are told together for each room, with who called', async () => {
    const [ada, bora, chul] = (await fixture.people(3)) as [TestPerson, TestPerson, TestPerson];
    const roomId = uuidv7();
    const missed = (by: TestPerson) =>
      fixture.applied('call.ended', {
        callId: uuidv7(),
        roomId,
        starterId: by.id,
        endReason: 'missed',
        missedIds: [ada.id],
      });
    await missed(bora);
    await missed(bora);
    await missed(chul);
    expect(await fixture.inbox(ada)).toMatchObject([
      {
        kind: Kind.NOTIFICATION_KIND_CALL,
        subjectKind: SubjectKind.SUBJECT_KIND_ROOM,
        subjectId: roomId,
        detail: 'missed',
        actorIds: [chul.id, bora.id],
        actorCount: 2,
        count: 3,
      },
    ]);
    expect(await fixture.inbox(bora)).toEqual([]);
  });

  it('that ring are not in the inbox', async () => {
    const [ada, bora] = (await fixture.people(2)) as [TestPerson, TestPerson];
    const call = { callId: uuidv7(), roomId: uuidv7(), starterId: bora.id };
    await fixture.applied('call.started', { ...call, kind: 'voice', ringIds: [ada.id] });
    await fixture.applied('call.ended', { ...call, endReason: 'ended', missedIds: [] });
    expect(await fixture.inbox(ada)).toEqual([]);
  });
});

describe('somebody to meet', () => {
  it('is told of once while it is unread, and names nobody', async () => {
    const ada = await fixture.person();
    for (let time = 0; time < 3; time++) await fixture.applied('queue.available', { userId: ada.id });
    const [told, ...more] = await fixture.inbox(ada);
    expect(more).toEqual([]);
    expect(told).toMatchObject({
      kind: Kind.NOTIFICATION_KIND_MATCH,
      subjectKind: SubjectKind.SUBJECT_KIND_QUEUE,
      actorIds: [],
      actorCount: 0,
    });
  });
});
