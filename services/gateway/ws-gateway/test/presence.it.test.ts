import { uuidv7 } from '@my-girok/nest-common';
import { untilTrue } from '@my-girok/nest-common/testing';
import { chatV1 } from '@my-girok/proto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, GatewayFixture, type Node, type Person } from './ws-gateway.fixture.js';

let gateway: GatewayFixture;
let here: Node;
let there: Node;
beforeAll(async () => {
  gateway = await GatewayFixture.start();
  [here, there] = [await gateway.node(), await gateway.node()];
});
afterAll(() => gateway?.stop());

/** Two who may see each other's presence. */
function contacts(ann: Person, ben: Person, lastSeenAt?: Date): void {
  gateway.services.contacts.set(ann.userId, [{ userId: ben.userId, lastSeenAt }]);
  gateway.services.contacts.set(ben.userId, [{ userId: ann.userId, lastSeenAt: undefined }]);
}
const last = (client: Client) => client.data('presence').at(-1) as { online: boolean; lastSeenAt: string | null };
const untilOnline = (client: Client, online: boolean) => untilTrue(() => last(client)?.online === online);

describe('presence', () => {
  it('is told at the beginning, when somebody comes on any node, and when their last socket has gone', async () => {
    const [ann, ben] = gateway.people();
    const before = new Date('2026-11-01T10:00:00Z');
    contacts(ann, ben, before);
    const forAnn = await gateway.chat(here, ann);
    await untilOnline(forAnn, false);
    expect(last(forAnn)).toEqual({ userId: ben.userId, online: false, lastSeenAt: before.toISOString() });
    const [phone, desk] = [await gateway.chat(there, ben), await gateway.chat(here, ben)];
    await untilOnline(forAnn, true);
    await untilOnline(phone, true);
    expect(last(forAnn)).toEqual({ userId: ben.userId, online: true, lastSeenAt: null });
    phone.socket.disconnect();
    const third = await gateway.chat(here, ann);
    await untilOnline(third, true);
    expect(last(forAnn).online).toBe(true);
    desk.socket.disconnect();
    await untilOnline(forAnn, false);
    expect(last(forAnn).lastSeenAt).not.toBeNull();
    await untilTrue(() => gateway.services.lastSeen.has(ben.userId));
  });

  it('outlasts a page that is loaded anew, and ends with its node', async () => {
    const [ann, ben] = gateway.people();
    contacts(ann, ben);
    const own = await gateway.node({ PRESENCE_GRACE_MS: '3000', PRESENCE_BEAT_MS: '300' });
    const forAnn = await gateway.chat(here, ann);
    const first = await gateway.chat(own, ben);
    await untilOnline(forAnn, true);
    first.socket.disconnect();
    await gateway.chat(own, ben);
    await gateway.chat(here, ann);
    expect(forAnn.data('presence')).toHaveLength(2);
    await own.stop();
    await gateway.node({ PRESENCE_BEAT_MS: '300' });
    await untilOnline(forAnn, false);
    expect(forAnn.data('presence')).toHaveLength(3);
  });

  it('is neither shown nor seen by who does not show it, and ends at once when they stop showing it', async () => {
    const [ann, ben] = gateway.people();
    contacts(ann, ben);
    const [forAnn, forBen] = [await gateway.chat(here, ann), await gateway.chat(there, ben)];
    await untilOnline(forAnn, true);
    gateway.services.preferences.set(ben.userId, { sendReceipts: true, showPresence: false });
    await gateway.publish('person.rooms_updated', {
      userId: ben.userId,
      epoch: gateway.services.person(ben.userId).epoch,
      seq: ++gateway.services.person(ben.userId).seq,
      change: { roomId: '', kind: chatV1.PersonChange_Kind.KIND_PREFERENCES },
    });
    await untilOnline(forAnn, false);
    expect(last(forAnn).lastSeenAt).toBeNull();
    // What they last heard of others holds no longer.
    await untilOnline(forBen, false);
    const heardBefore = forBen.data('presence').length;
    forAnn.socket.disconnect();
    await untilTrue(() => gateway.services.lastSeen.has(ann.userId));
    expect(forBen.data('presence')).toHaveLength(heardBefore);
  });

  it('of who was on a node that died is ended by another one', async () => {
    const [ann, ben] = gateway.people();
    contacts(ann, ben);
    const quick = await gateway.node({ PRESENCE_BEAT_MS: '200' });
    const forAnn = await gateway.chat(quick, ann);
    // As a node leaves it that died a moment ago: it has said when it would be taken for dead, and nobody took anything back.
    const dead = uuidv7();
    await gateway.valkey.zadd('presence:nodes', Date.now() + 1500, dead);
    await gateway.valkey.sadd(`presence:person:${ben.userId}`, dead);
    await gateway.valkey.sadd(`presence:node:${dead}`, ben.userId);
    const second = await gateway.chat(quick, ann);
    await untilOnline(second, true);
    await untilOnline(second, false);
    await untilOnline(forAnn, false);
    await untilTrue(() => gateway.services.lastSeen.has(ben.userId));
    expect(await gateway.valkey.exists(`presence:node:${dead}`, `presence:person:${ben.userId}`)).toBe(0);
  });

  it('is told anew after Valkey forgot it', async () => {
    const [ann, ben] = gateway.people();
    contacts(ann, ben);
    const quick = await gateway.node({ PRESENCE_BEAT_MS: '200' });
    await gateway.chat(quick, ben);
    await untilOnline(await gateway.chat(quick, ann), true);
    const keys = await gateway.valkey.keys('presence:*');
    await gateway.valkey.del(...keys);
    await untilTrue(async () => (await gateway.valkey.exists(`presence:person:${ben.userId}`)) === 1);
    await untilOnline(await gateway.chat(quick, ann), true);
  });
});

describe('typing', () => {
  it('reaches the others in the room on all nodes, but not oneself, nor those hidden to each other, nor other rooms', async () => {
    const [ann, ben, cleo] = gateway.people();
    const room = gateway.services.room(uuidv7(), ann.userId, ben.userId, cleo.userId);
    const other = gateway.services.room(uuidv7(), ben.userId);
    gateway.services.hidden.set(cleo.userId, [ann.userId]);
    const [forAnn, forBen, forCleo] = [
      await gateway.chat(here, ann),
      await gateway.chat(there, ben),
      await gateway.chat(there, cleo),
    ];
    const second = await gateway.chat(there, ann);
    for (const client of [forAnn, forBen, forCleo, second]) await client.hears(`room:${room.id}`);
    expect(await forAnn.ask('typing', { roomId: other.id, typing: true })).toEqual({});
    expect(await forAnn.ask('typing', { roomId: room.id, typing: true })).toEqual({});
    expect(await forBen.ask('typing', { roomId: room.id, typing: true })).toEqual({});
    const typing = (who: Person) => ({ roomId: room.id, userId: who.userId, typing: true });
    await untilTrue(() => [forAnn, second, forCleo].every((client) => client.data('typing').length === 1));
    await untilTrue(() => forBen.data('typing').length === 1);
    expect(forBen.data('typing')).toEqual([typing(ann)]);
    for (const client of [forAnn, second, forCleo]) expect(client.data('typing')).toEqual([typing(ben)]);
  });
});
