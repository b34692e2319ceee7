import { status } from '@grpc/grpc-js';
import { uuidv7 } from '@my-girok/nest-common';
import { untilTrue } from '@my-girok/nest-common/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GatewayFixture, type Node } from './ws-gateway.fixture.js';

let gateway: GatewayFixture;
let node: Node;
beforeAll(async () => {
  gateway = await GatewayFixture.start();
  node = await gateway.node();
});
afterAll(() => gateway?.stop());

const roomOf = (...members: { userId: string }[]) =>
  gateway.services.room(uuidv7(), ...members.map(({ userId }) => userId));
const positionOf = (room: { id: string; epoch: string }, seq: number) => ({
  channel: `room:${room.id}`,
  epoch: room.epoch,
  seq,
});

describe('a room', () => {
  it('is heard by its members, in order, and by nobody else', async () => {
    const [ann, ben, eve] = gateway.people();
    const room = roomOf(ann, ben);
    const [forAnn, forBen, forEve] = [
      await gateway.chat(node, ann),
      await gateway.chat(node, ben),
      await gateway.chat(node, eve),
    ];
    for (const word of ['one', 'two', 'three']) await gateway.say(room, ann, word);
    const channel = `room:${room.id}`;
    for (const client of [forAnn, forBen]) {
      await untilTrue(() => client.numbered(channel).length === 3);
      expect(client.data('message.created')).toMatchObject(
        ['one', 'two', 'three'].map((content) => ({
          message: { roomId: room.id, content, author: { id: ann.userId }, notice: null },
        })),
      );
      expect(client.numbered(channel).map(([, seq]) => seq)).toEqual([1, 2, 3]);
    }
    expect(forEve.numbered(channel)).toEqual([]);
  });

  it('gives everything after a position, from the owner what the node does not have, and refuses what is no place in it', async () => {
    const [ann] = gateway.people();
    const room = roomOf(ann);
    for (let seq = 1; seq <= 5; seq++) gateway.keep(room, ann, `message ${seq}`);
    const channel = `room:${room.id}`;
    const returned = await gateway.chat(node, ann, [positionOf(room, 2)]);
    await untilTrue(() => returned.named('recovered').some((each) => each.channel === channel));
    expect(returned.numbered(channel)).toEqual([3, 4, 5].map((seq) => ['message.created', seq]));
    expect(returned.named('recovered')).toContainEqual({ ...positionOf(room, 5), recovered: true });
    for (const position of [{ ...positionOf(room, 2), epoch: 'another' }, positionOf(room, 9)]) {
      const refused = await gateway.chat(node, ann, [position]);
      await untilTrue(() => refused.named('recovered').some((each) => each.channel === channel));
      expect(refused.named('recovered')).toContainEqual({ ...positionOf(room, 5), recovered: false });
      expect(refused.numbered(channel)).toEqual([]);
    }
  });

  it('that somebody may not hear is refused to them, whatever position they bring', async () => {
    const [ann, eve] = gateway.people();
    const room = roomOf(ann);
    gateway.keep(room, ann, 'a secret');
    const client = await gateway.chat(node, eve, [positionOf(room, 0)]);
    await untilTrue(() => client.named('recovered').some(({ channel }) => channel === `room:${room.id}`));
    expect(client.numbered(`room:${room.id}`)).toEqual([]);
    expect(await client.ask('recover', { positions: [positionOf(room, 0)] })).toEqual({});
    expect(client.numbered(`room:${room.id}`)).toEqual([]);
    expect(client.named('recovered').every(({ recovered }) => recovered === false)).toBe(true);
  });

  it('is complete where the stream lost an event: the owner gives it', async () => {
    const [ann] = gateway.people();
    const room = roomOf(ann);
    const client = await gateway.chat(node, ann);
    await gateway.say(room, ann, 'told');
    gateway.keep(room, ann, 'kept, and never told');
    await gateway.say(room, ann, 'told again');
    await untilTrue(() => client.numbered(`room:${room.id}`).length === 3);
    expect(client.numbered(`room:${room.id}`).map(([, seq]) => seq)).toEqual([1, 2, 3]);
  });
});

describe('membership', () => {
  it('begins at the event that lets somebody in, and ends after the one that removes them', async () => {
    const [ann, ben] = gateway.people();
    const room = roomOf(ann);
    const client = await gateway.chat(node, ben);
    const channel = `room:${room.id}`;
    await gateway.say(room, ann, 'before');
    await gateway.move(room, { joined: [ben] });
    // At once, as the first message of a new room comes with its members.
    await gateway.say(room, ann, 'during');
    await untilTrue(() => client.numbered(channel).length === 1);
    await gateway.move(room, { left: [ben] });
    await gateway.say(room, ann, 'after');
    await untilTrue(() => client.named('unsubscribed').length > 0);
    expect(client.numbered(channel)).toEqual([
      ['message.created', 3],
      ['room.updated', 4],
    ]);
    expect(client.named('subscribed')).toContainEqual(positionOf(room, 2));
    await gateway.move(room, { joined: [ben] });
    await untilTrue(() => client.named('subscribed').filter((each) => each.channel === channel).length === 2);
    await gateway.say(room, ann, 'again');
    await untilTrue(() => client.numbered(channel).length === 3);
    expect(client.numbered(channel).at(-1)).toEqual(['message.created', 7]);
  });

  it('misses no room that somebody came into while they connected, and hears none that they left meanwhile', async () => {
    const [ann, ben] = gateway.people();
    const [left, joined, rejoined, watched] = [roomOf(ann, ben), roomOf(ann), roomOf(ann, ben), roomOf(ann)];
    const watcher = await gateway.chat(node, ann);
    await gateway.move(rejoined, { left: [ben] });
    await gateway.move(rejoined, { joined: [ben] });
    gateway.services.duringSubscribe = async () => {
      gateway.services.duringSubscribe = async () => undefined;
      await gateway.move(left, { left: [ben] });
      await gateway.move(joined, { joined: [ben] });
      await gateway.say(watched, ann, 'all of these have passed the node');
      await untilTrue(() => watcher.numbered(`room:${watched.id}`).length === 1);
    };
    const client = await gateway.chat(node, ben);
    await client.hears(`room:${joined.id}`);
    for (const room of [left, joined, rejoined]) await gateway.say(room, ann, 'who hears this?');
    await untilTrue(() => client.numbered(`room:${rejoined.id}`).length > 0);
    await untilTrue(() => client.numbered(`room:${joined.id}`).length > 0);
    expect(client.numbered(`room:${left.id}`)).toEqual([]);
    expect(client.numbered(`room:${joined.id}`)).toEqual([['message.created', 2]]);
  });
});

describe('a block', () => {
  const quote = (authorId: string) => ({
    messageId: 'q',
    seq: 1,
    authorId,
    excerpt: 'what the other wrote',
    deleted: false,
    hasAttachments: true,
  });

  it('leaves of the other’s messages only their places, at once and on both sides, and takes them out of answers', async () => {
    const [ann, ben, cleo] = gateway.people();
    const room = roomOf(ann, ben, cleo);
    const marker = roomOf(ann);
    const [forAnn, forCleo] = await Promise.all([gateway.chat(node, ann), gateway.chat(node, cleo)]);
    await gateway.say(room, ben, 'seen by all');
    await untilTrue(() => forAnn.data('message.created').length === 1);
    await gateway.publish('user.blocked', {
      blockerId: ben.userId,
      blockedId: ann.userId,
    });
    // The two streams are followed side by side: whoever blocks does not wait for the other one either.
    await untilTrue(async () => {
      await gateway.say(room, ben, 'unseen by one', { replyTo: undefined });
      return forAnn.data('message.created').some((each) => (each as { message: { hidden: boolean } }).message.hidden);
    });
    await gateway.say(room, cleo, 'an answer', { replyTo: quote(ben.userId) });
    await gateway.say(marker, ann, 'the last');
    await untilTrue(() => forAnn.numbered(`room:${marker.id}`).length === 1);
    const hidden = forAnn
      .data('message.created')
      .map((each) => (each as { message: { hidden: boolean; content: string } }).message)
      .filter((message) => message.hidden);
    expect(hidden.length).toBeGreaterThan(0);
    expect(hidden.every(({ content }) => content === '')).toBe(true);
    expect(forAnn.data('message.created')).toContainEqual({
      message: expect.objectContaining({
        content: 'an answer',
        replyTo: expect.objectContaining({ excerpt: '', hasAttachments: false }),
      }),
    });
    await untilTrue(() => forCleo.numbered(`room:${room.id}`).length === room.events.length);
    expect(forCleo.data('message.created')).toContainEqual({
      message: expect.objectContaining({ replyTo: expect.objectContaining({ excerpt: 'what the other wrote' }) }),
    });
    expect(forAnn.numbered(`room:${room.id}`).map(([, seq]) => seq)).toEqual(room.events.map(({ seq }) => seq));
  });

  it('that is older than a membership holds for it, wherever the new member is', async () => {
    const [ann, ben, cleo] = gateway.people();
    const room = roomOf(ann);
    const [forAnn] = [await gateway.chat(node, ann), await gateway.chat(node, cleo)];
    for (const newcomer of [ben, cleo]) {
      gateway.services.hidden.set(newcomer.userId, [ann.userId]);
      await gateway.move(room, { joined: [newcomer], name: 'Hikers' });
      await untilTrue(async () => {
        await gateway.say(room, newcomer, 'unseen');
        await untilTrue(() => forAnn.numbered(`room:${room.id}`).length === room.events.length);
        return (forAnn.data('message.created').at(-1) as { message: { hidden: boolean } }).message.hidden;
      });
    }
  });

  it('is asked again where nobody could tell who does not see a newcomer', async () => {
    const [ann, ben, newcomer] = gateway.people();
    const room = roomOf(ann, ben);
    const forAnn = await gateway.chat(node, ann);
    gateway.services.hidden.set(newcomer.userId, [ann.userId]);
    const asked = gateway.services.asked.subscribe;
    gateway.services.away.add('chat');
    await gateway.move(room, { joined: [newcomer], name: 'Hikers' });
    await untilTrue(() => forAnn.numbered(`room:${room.id}`).length === 1);
    gateway.services.away.delete('chat');
    await untilTrue(() => gateway.services.asked.subscribe > asked, { timeoutMs: 20_000 });
    await untilTrue(
      async () => {
        await gateway.say(room, newcomer, 'not for her');
        return (forAnn.data('message.created').at(-1) as { message: { hidden: boolean } } | undefined)?.message.hidden;
      },
      { timeoutMs: 20_000 },
    );
    expect(forAnn.data('message.created').at(-1)).toMatchObject({ message: { hidden: true, content: '' } });
  });

  it('holds from the beginning for who connects later', async () => {
    const [ann, ben] = gateway.people();
    const room = roomOf(ann, ben);
    gateway.services.hidden.set(ann.userId, [ben.userId]);
    const client = await gateway.chat(node, ann);
    await gateway.say(room, ben, 'unseen');
    await untilTrue(() => client.data('message.created').length === 1);
    expect(client.data('message.created')).toMatchObject([{ message: { hidden: true, content: '' } }]);
  });
});

describe('what a client asks for', () => {
  it('is done by chat-service in its person’s name, in the order of asking, and answered', async () => {
    const [ann] = gateway.people();
    const room = roomOf(ann);
    const client = await gateway.chat(node, ann);
    const contents = Array.from({ length: 20 }, (_, index) => `number ${index}`);
    const answers = await Promise.all(
      contents.map((content) => client.ask('message.send', { roomId: room.id, clientId: uuidv7(), content })),
    );
    expect(answers.map(({ message }) => (message as { content: string }).content)).toEqual(contents);
    const asked = gateway.services.sent.filter(({ roomId }) => roomId === room.id);
    expect(asked.map(({ content }) => content)).toEqual(contents);
    expect(asked[0]?.actor).toEqual({ userId: ann.userId, sessionId: ann.sessionId });
    expect(await client.ask('message.read', { roomId: room.id, seq: 7 })).toEqual({ seq: 7 });
  });

  it('is refused with the service’s own code, with the gateway’s where it is malformed, and never with what was not meant for it', async () => {
    const [ann] = gateway.people();
    const client = await gateway.chat(node, ann);
    const send = (over: Record<string, unknown>) =>
      client.ask('message.send', { roomId: 'r', clientId: 'c', content: 'x', ...over });
    expect(await send({ content: 'too long' })).toMatchObject({ error: { code: 'CHAT_MESSAGE_TOO_LONG' } });
    for (const over of [
      { roomId: 7 },
      { content: 'x'.repeat(64_001) },
      { clientId: '' },
      { attachments: new Array(11).fill({ mediaId: 'm' }) },
    ])
      expect(await send(over)).toMatchObject({ error: { code: 'WS_INVALID_REQUEST' } });
    expect(await client.ask('message.send', null)).toMatchObject({ error: { code: 'WS_INVALID_REQUEST' } });
    // The stand-in does not know this one.
    const edited = await client.ask('message.edit', { roomId: 'r', messageId: 'm', content: 'x' });
    expect(edited).toMatchObject({ error: { code: 'COMMON_INTERNAL' } });
    expect(JSON.stringify(edited)).not.toContain(status[status.UNIMPLEMENTED]);
    gateway.services.away.add('chat');
    expect(await send({})).toMatchObject({ error: { code: 'COMMON_SERVICE_UNAVAILABLE' } });
    gateway.services.away.delete('chat');
  });
});

describe('markers', () => {
  it('come to the room, private ones to their person alone, and neither to nor from people hidden to each other', async () => {
    const [ann, ben, cleo] = gateway.people();
    const room = roomOf(ann, ben, cleo);
    gateway.services.hidden.set(cleo.userId, [ann.userId]);
    gateway.services.markers.set(room.id, [{ userId: ben.userId, readSeq: 1, deliveredSeq: 2 }]);
    const [forAnn, forBen, forCleo] = [
      await gateway.chat(node, ann),
      await gateway.chat(node, ben),
      await gateway.chat(node, cleo),
    ];
    await untilTrue(() => forAnn.data('message.delivered').length === 1);
    expect(forAnn.data('message.read')).toEqual([{ roomId: room.id, userId: ben.userId, seq: 1 }]);
    const mark = (who: { userId: string }, messageSeq: number, isPrivate: boolean) =>
      gateway.publish('message.read', {
        membershipId: `${room.id}:${who.userId}`,
        roomId: room.id,
        userId: who.userId,
        messageSeq,
        private: isPrivate,
      });
    await mark(ann, 3, true);
    await mark(ann, 4, false);
    await mark(ben, 5, false);
    await untilTrue(() =>
      [forAnn, forBen, forCleo].every((client) =>
        client.data('message.read').some((each) => (each as { seq: number }).seq === 5),
      ),
    );
    const seqs = (client: typeof forAnn) =>
      client
        .data('message.read')
        .map((each) => (each as { seq: number }).seq)
        .filter((seq) => seq > 2);
    expect(seqs(forAnn)).toEqual([3, 4, 5]);
    expect(seqs(forBen)).toEqual([4, 5]);
    expect(seqs(forCleo)).toEqual([5]);
  });
});
