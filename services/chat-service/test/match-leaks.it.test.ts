import { randomUUID } from 'node:crypto';
import { chatV1 } from '@my-girok/proto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ChatFixture, present, refusal } from './chat-service.fixture.js';
import { type Matched, MatchRoom } from './match-room.fixture.js';

let chat: ChatFixture;
beforeAll(async () => {
  chat = await ChatFixture.start();
});
afterAll(() => chat?.stop());

/** Several hundred calls, on a machine that may be busy. */
const PATIENCE_MS = 120_000;

const SCENES = ['an open match', 'an ended match', 'a match whose people block each other'] as const;

/** Everything that one of the two can do in a room, or ask about it, with what they were answered. */
class Side {
  readonly answers: unknown[] = [];

  constructor(
    readonly me: Matched,
    private readonly roomId: string,
  ) {}

  async note<T>(call: Promise<T>): Promise<T | undefined> {
    const answer = await call.catch(async (error: unknown) => {
      this.answers.push(await refusal(Promise.reject(error)), String(error));
      return undefined;
    });
    this.answers.push(answer);
    return answer;
  }

  async write(replyToId = ''): Promise<string> {
    const { roomId, me } = this;
    const { client } = chat;
    const attachments = [{ mediaId: chat.media.ready(me.id), alt: 'A lake' }];
    const request = { roomId, content: 'Hello', clientId: randomUUID(), replyToId, attachments };
    const sent = await this.note(client.sendMessage(request, me.as));
    await this.note(client.sendMessage(request, me.as));
    const acting = { ...request, clientId: randomUUID(), actor: { userId: me.id, sessionId: me.sessionId } };
    await this.note(client.sendMessage(acting, await chat.service()));
    return sent?.message?.id ?? randomUUID();
  }

  /** With a message of their own and one of the other's. */
  async act(own: string, others: string, other: Matched): Promise<void> {
    const { roomId, me } = this;
    const { client } = chat;
    for (const messageId of [own, others]) {
      for (const on of [true, false, true])
        await this.note(client.reactToMessage({ roomId, messageId, emoji: '👍', on }, me.as));
      await this.note(client.editMessage({ roomId, messageId, content: 'Edited' }, me.as));
    }
    await this.note(client.markDelivered({ roomId, seq: 2 }, me.as));
    await this.note(client.markRead({ roomId, seq: 100 }, me.as));
    for (const userId of [other.alias.id, me.id]) {
      await this.note(client.removeMember({ roomId, userId }, me.as));
      await this.note(client.addMembers({ roomId, userIds: [userId] }, me.as));
      await this.note(client.changeRole({ roomId, userId, role: chatV1.Role.ROLE_ADMIN }, me.as));
      const mentions = [{ start: 0, end: 4, userId }];
      await this.note(client.sendMessage({ roomId, content: '@you', clientId: randomUUID(), mentions }, me.as));
    }
    await this.note(client.muteRoom({ roomId, until: new Date(Date.now() + 60_000) }, me.as));
    await this.note(client.leaveRoom({ roomId }, me.as));
    await this.note(client.createInvite({ roomId }, me.as));
    await this.note(client.answerRequest({ roomId, accept: false }, me.as));
  }

  async look(): Promise<void> {
    const { roomId, me } = this;
    const { client } = chat;
    await this.note(client.batchGetRooms({ roomIds: [roomId] }, me.as));
    await this.note(client.listRooms({}, me.as));
    await this.note(client.listRooms({ box: chatV1.RoomBox.ROOM_BOX_REQUESTS }, me.as));
    await this.note(client.countUnread({}, me.as));
    await this.note(client.listMembers({ roomId }, me.as));
    const page = await this.note(client.listMembers({ roomId, limit: 1 }, me.as));
    this.answers.push(Buffer.from(page?.endCursor ?? '', 'base64url').toString());
    await this.note(client.listMembers({ roomId, limit: 1, cursor: page?.endCursor ?? '' }, me.as));
    await this.note(client.listMarkers({ roomId }, me.as));
    const read = await this.note(client.listMessages({ roomId, limit: 2 }, me.as));
    this.answers.push(Buffer.from(read?.pageInfo?.startCursor ?? '', 'base64url').toString());
    await this.note(client.listMessages({ roomId, aroundSeq: 1 }, me.as));
    await this.note(client.listMessages({ roomId, aroundTime: new Date() }, me.as));
    const gateway = await chat.service();
    const heard = await this.note(client.batchSubscribe({ userIds: [me.id] }, gateway));
    const room = await chat.room(me, roomId);
    for (const position of [heard?.hearings[0]?.person, room?.position]) {
      const after = { ...present(position), seq: 0 };
      const replayed = present(await this.note(client.replay({ userId: me.id, after, limit: 500 }, gateway)));
      expect(replayed).toMatchObject({ recovered: true, hasMore: false });
    }
  }
}

/** What the room's and one's own channels were told on the stream. */
async function eventsFor(me: Matched, roomId: string): Promise<unknown[]> {
  const own = [roomId, me.id, ...[me.alias.id, me.id].map((id) => `${roomId}:${id}`)];
  const all = await chat.stored('outbox').find({}).toArray();
  return all.filter(({ aggregateId, data }) => own.includes(aggregateId) || data.includes(roomId));
}

it.each(SCENES)(
  'lets nothing of who the other is out of %s',
  async (scene) => {
    const match = await MatchRoom.open(chat);
    const { one, other, roomId } = match;
    await match.change({ imagesAllowed: true });
    const [left, right] = [new Side(one, roomId), new Side(other, roomId)];
    const first = await left.write();
    const second = await right.write(first);
    const third = await left.write(second);
    await right.note(chat.client.deleteMessage({ roomId, messageId: third }, one.as));
    await Promise.all([left.act(first, second, other), right.act(second, first, one)]);
    if (scene === 'an ended match') await match.change({ ended: true });
    if (scene === 'a match whose people block each other') await chat.block(one, other);
    await Promise.all([left.act(first, second, other), right.act(second, first, one)]);
    await left.write(second);
    await Promise.all([left.look(), right.look()]);

    for (const [side, hiddenId] of [
      [left, other.id],
      [right, one.id],
    ] as const) {
      expect(side.answers.length).toBeGreaterThan(50);
      for (const { alias } of [one, other]) expect(JSON.stringify(side.answers)).toContain(alias.id);
      expect(JSON.stringify(side.answers)).not.toContain(hiddenId);
    }
    // What each hears of the room, and all that is stored of it, names neither: only one's own channel, of oneself alone, does.
    for (const [me, hidden] of [
      [one, other],
      [other, one],
    ] as const) {
      const events = (await eventsFor(me, roomId)).filter(
        (event) => (event as { aggregateId: string }).aggregateId !== hidden.id,
      );
      expect(events.length).toBeGreaterThan(10);
      expect(JSON.stringify(events)).not.toContain(hidden.id);
    }
    for (const collection of ['messages', 'reactions', 'channel_log']) {
      const documents = await chat.stored(collection).find({}).toArray();
      const ofRoom = documents.filter((document) => JSON.stringify(document).includes(roomId));
      expect(ofRoom.length, collection).toBeGreaterThan(0);
      for (const { id } of [one, other]) {
        const ofOthers = ofRoom.filter(({ channel }) => channel !== `chat:${id}`);
        expect(JSON.stringify(ofOthers), collection).not.toContain(id);
      }
    }
  },
  PATIENCE_MS,
);

it('answers in the same way whomever somebody tries to be in the room with', async () => {
  const { one, other, roomId } = await MatchRoom.open(chat);
  const stranger = await chat.person();
  const tried = async (userId: string) => {
    const mentions = [{ start: 0, end: 4, userId }];
    const message = { roomId, content: '@you', clientId: randomUUID(), mentions };
    return [
      await refusal(chat.client.sendMessage(message, one.as)),
      await refusal(chat.client.removeMember({ roomId, userId }, one.as)),
      await refusal(chat.client.addMembers({ roomId, userIds: [userId] }, one.as)),
      await refusal(chat.client.changeRole({ roomId, userId, role: chatV1.Role.ROLE_ADMIN }, one.as)),
    ];
  };
  expect(await tried(other.id)).toEqual(await tried(stranger.id));
});
