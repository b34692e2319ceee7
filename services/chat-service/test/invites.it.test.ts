import { chatV1 } from '@my-girok/proto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ChatFixture, refusal, type TestPerson } from './chat-service.fixture.js';

let chat: ChatFixture;
beforeAll(async () => {
  chat = await ChatFixture.start();
});
afterAll(() => chat?.stop());

const DAY_MS = 86_400_000;
const three = async () => (await chat.people(3)) as [TestPerson, TestPerson, TestPerson];

it('lets whoever has a link see what it leads to, and join once', async () => {
  const [owner, member, guest] = await three();
  const room = await chat.group(owner, [member], 'Open evening');
  const { token, expiresAt } = await chat.client.createInvite({ roomId: room.id }, owner.as);
  expect(token).toMatch(/^[\w-]{22}$/);
  expect(expiresAt?.getTime()).toBeGreaterThan(Date.now() + 7 * DAY_MS - 60_000);
  expect(expiresAt?.getTime()).toBeLessThanOrEqual(Date.now() + 7 * DAY_MS);
  const preview = await chat.client.previewInvite({ token }, guest.as);
  expect(preview).toEqual({
    roomId: room.id,
    name: 'Open evening',
    memberCount: 2,
    faceIds: [owner.id, member.id],
    joined: false,
  });
  for (let i = 0; i < 2; i++) {
    const joined = await chat.client.joinByInvite({ token }, guest.as);
    expect(joined.room).toMatchObject({
      id: room.id,
      memberCount: 3,
      state: chatV1.MemberState.MEMBER_STATE_JOINED,
      role: chatV1.Role.ROLE_MEMBER,
      firstSeq: 2,
      unreadCount: 0,
      lastMessage: { seq: 2, authorId: guest.id, notice: { kind: chatV1.Notice_Kind.KIND_JOINED } },
    });
  }
  expect((await chat.client.previewInvite({ token }, guest.as)).joined).toBe(true);
  expect((await chat.emitted(room.id)).filter((type) => type === 'member.joined')).toHaveLength(3);
});

it('keeps no token, only what it hashes to', async () => {
  const [owner, member] = await three();
  const room = await chat.group(owner, [member]);
  const { token } = await chat.client.createInvite({ roomId: room.id }, owner.as);
  const stored = await chat.stored('invites').find({ roomId: room.id }).toArray();
  expect(stored).toHaveLength(1);
  expect(JSON.stringify(stored)).not.toContain(token);
});

it('refuses links that are none, have ended, or were revoked, all alike', async () => {
  const [owner, member, guest] = await three();
  const room = await chat.group(owner, [member]);
  const notFound = { code: 'CHAT_INVITE_NOT_FOUND', kind: 'not_found', field: 'token' };
  const refused = async (token: string) => {
    expect(await refusal(chat.client.previewInvite({ token }, guest.as))).toEqual(notFound);
    expect(await refusal(chat.client.joinByInvite({ token }, guest.as))).toEqual(notFound);
  };
  for (const token of ['', 'x', 'x'.repeat(22), 'x'.repeat(100_000)]) await refused(token);
  const ended = await chat.client.createInvite({ roomId: room.id }, owner.as);
  await chat.stored('invites').updateMany({ roomId: room.id }, { $set: { expiresAt: new Date(Date.now() - 1) } });
  await refused(ended.token);
  const revoked = await chat.client.createInvite({ roomId: room.id }, owner.as);
  for (let i = 0; i < 2; i++) await chat.client.revokeInvites({ roomId: room.id }, owner.as);
  await refused(revoked.token);
});

it('lets only owners and admins of a group make and end links, at most ten at a time', async () => {
  const [owner, member, stranger] = await three();
  const room = await chat.group(owner, [member]);
  const request = { roomId: room.id };
  const { createInvite, revokeInvites } = chat.client;
  for (const call of [createInvite, revokeInvites]) {
    expect(await refusal(call(request, member.as))).toMatchObject({ code: 'CHAT_ROLE_REQUIRED' });
  }
  expect(await refusal(chat.client.createInvite(request, stranger.as))).toMatchObject({ code: 'CHAT_ROOM_NOT_FOUND' });
  const direct = await chat.direct(owner, stranger);
  expect(await refusal(chat.client.createInvite({ roomId: direct.id }, owner.as))).toMatchObject({
    code: 'CHAT_NOT_A_GROUP',
  });
  const made = await Promise.allSettled(Array.from({ length: 12 }, () => chat.client.createInvite(request, owner.as)));
  expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
  expect(await refusal(chat.client.createInvite(request, owner.as))).toMatchObject({
    code: 'CHAT_INVITES_LIMIT',
    kind: 'wrong_state',
  });
});

it('ends the links of somebody who is taken out, and no others', async () => {
  const [owner, admin, guest] = await three();
  const room = await chat.group(owner, [admin]);
  const request = { roomId: room.id };
  await chat.client.changeRole({ ...request, userId: admin.id, role: chatV1.Role.ROLE_ADMIN }, owner.as);
  const [theirs, owners] = [
    await chat.client.createInvite(request, admin.as),
    await chat.client.createInvite(request, owner.as),
  ];
  await chat.client.removeMember({ ...request, userId: admin.id }, owner.as);
  expect(await refusal(chat.client.joinByInvite({ token: theirs.token }, guest.as))).toMatchObject({
    code: 'CHAT_INVITE_NOT_FOUND',
  });
  expect((await chat.client.joinByInvite({ token: owners.token }, guest.as)).room).toMatchObject({ id: room.id });
});

it('lets somebody who was asked join by a link as well, in one place', async () => {
  const [owner, member, asked] = await three();
  const room = await chat.group(owner, [member]);
  await chat.client.addMembers({ roomId: room.id, userIds: [asked.id] }, owner.as);
  const { token } = await chat.client.createInvite({ roomId: room.id }, owner.as);
  await chat.client.joinByInvite({ token }, asked.as);
  expect(await chat.stored('rooms').findOne({ _id: room.id })).toMatchObject({ memberCount: 3, placeCount: 3 });
  expect(await chat.stored('people').findOne({ _id: asked.id })).toMatchObject({ roomCount: 1 });
});
