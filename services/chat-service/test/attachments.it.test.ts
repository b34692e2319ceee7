import { randomUUID } from 'node:crypto';
import { chatV1, MediaPurpose } from '@my-girok/proto';
import { LIMITS } from '@my-girok/types';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ChatFixture, present, refusal, type TestPerson } from './chat-service.fixture.js';

const { Attachment_Kind: Kind } = chatV1;

let chat: ChatFixture;
beforeAll(async () => {
  chat = await ChatFixture.start();
});
afterAll(() => chat?.stop());

async function group() {
  const [owner, member, third] = (await chat.people(3)) as [TestPerson, TestPerson, TestPerson];
  return { owner, member, third, roomId: (await chat.group(owner, [member, third])).id };
}

type Attached = { mediaId: string; alt?: string };
const sendWith = (sender: TestPerson, roomId: string, attachments: Attached[], clientId = randomUUID()) =>
  chat.client.sendMessage({ roomId, clientId, attachments }, sender.as);

async function check(mediaId: string, messageId: string, viewerId: string): Promise<boolean> {
  const as = await chat.service('media-service');
  return (await chat.client.checkAttachment({ mediaId, messageId, viewerId }, as)).allowed;
}

it('binds pictures and files to the message before it is written, and shows them without asking', async () => {
  const { owner, member, roomId } = await group();
  const [picture, file] = [chat.media.ready(owner.id), chat.media.readyFile(owner.id, 'climb.pdf')];
  const { message } = await sendWith(owner, roomId, [{ mediaId: file }, { mediaId: picture, alt: 'The north face' }]);
  expect(message?.attachments).toMatchObject([
    { kind: Kind.KIND_FILE, mediaId: file, name: 'climb.pdf', bytes: 1000, contentType: 'application/pdf' },
    { kind: Kind.KIND_PICTURE, mediaId: picture, alt: 'The north face', width: 640, height: 480, color: '#336699' },
  ]);
  const bound = { subjectId: message?.id, ownerId: owner.id, public: false };
  expect(chat.media.attached.get(picture)).toMatchObject({ ...bound, purpose: MediaPurpose.MEDIA_PURPOSE_MESSAGE });
  expect(chat.media.attached.get(file)).toMatchObject({ ...bound, purpose: MediaPurpose.MEDIA_PURPOSE_FILE });
  const told = await chat.told(present(message).id);
  expect(told).toMatchObject([
    { type: 'message.attached', data: { roomId, authorId: owner.id, mediaIds: [file, picture] } },
  ]);
  const asked = chat.media.asked;
  expect((await chat.messages(member, roomId)).at(-1)).toEqual(message);
  expect(chat.media.asked).toBe(asked);
});

it('binds them once however often the send is repeated', async () => {
  const { owner, roomId } = await group();
  const mediaId = chat.media.ready(owner.id);
  const clientId = randomUUID();
  const answers = await Promise.all(Array.from({ length: 8 }, () => sendWith(owner, roomId, [{ mediaId }], clientId)));
  const ids = new Set(answers.map(({ message }) => message?.id));
  expect(ids.size).toBe(1);
  expect(ids).toContain(chat.media.attached.get(mediaId)?.subjectId);
  expect(await refusal(sendWith(owner, roomId, [{ mediaId }]))).toMatchObject({ code: 'MEDIA_IN_USE' });
});

it('refuses what is not the sender’s, not for messages, twice or too much', async () => {
  const { owner, member, roomId } = await group();
  const mine = chat.media.ready(owner.id);
  const cases: [Attached[], string][] = [
    [[{ mediaId: chat.media.ready(member.id) }], 'CHAT_ATTACHMENT_INVALID'],
    [[{ mediaId: randomUUID() }], 'CHAT_ATTACHMENT_INVALID'],
    [
      [{ mediaId: chat.media.ready(owner.id, { purpose: MediaPurpose.MEDIA_PURPOSE_POST }) }],
      'CHAT_ATTACHMENT_INVALID',
    ],
    [[{ mediaId: mine }, { mediaId: mine }], 'CHAT_ATTACHMENT_INVALID'],
    [Array.from({ length: LIMITS.attachmentsMax + 1 }, () => ({ mediaId: randomUUID() })), 'CHAT_ATTACHMENTS_TOO_MANY'],
    [[{ mediaId: mine, alt: 'x'.repeat(LIMITS.altMax + 1) }], 'CHAT_ALT_TOO_LONG'],
    [[{ mediaId: mine, alt: 'a\u0000b' }], 'CHAT_ALT_CHARACTER_INVALID'],
    [[{ mediaId: 'x' }], 'CHAT_ID_INVALID'],
  ];
  for (const [attachments, code] of cases) {
    expect(await refusal(sendWith(owner, roomId, attachments))).toMatchObject({ code });
  }
  expect(chat.media.attached.has(mine)).toBe(false);
});

it('lets see them who sees the message, as long as it is there', async () => {
  const { owner, member, third, roomId } = await group();
  const [mediaId, elsewhere] = [chat.media.ready(owner.id), chat.media.ready(owner.id)];
  const messageId = present((await sendWith(owner, roomId, [{ mediaId }])).message).id;
  expect(await check(mediaId, messageId, owner.id)).toBe(true);
  expect(await check(mediaId, messageId, member.id)).toBe(true);
  expect(await check(elsewhere, messageId, member.id)).toBe(false);
  expect(await check(mediaId, randomUUID(), member.id)).toBe(false);
  expect(await check(mediaId, messageId, '')).toBe(false);
  const stranger = await chat.person();
  expect(await check(mediaId, messageId, stranger.id)).toBe(false);
  chat.feed.follow(stranger.id, owner.id);
  await chat.client.addMembers({ roomId, userIds: [stranger.id] }, owner.as);
  expect(await check(mediaId, messageId, stranger.id)).toBe(false);
  await chat.block(third, owner);
  expect(await check(mediaId, messageId, third.id)).toBe(false);
  await chat.client.leaveRoom({ roomId }, member.as);
  expect(await check(mediaId, messageId, member.id)).toBe(false);
  await chat.client.deleteMessage({ roomId, messageId }, owner.as);
  expect(await check(mediaId, messageId, owner.id)).toBe(false);
  expect((await chat.told(messageId)).at(-1)).toMatchObject({
    type: 'message.detached',
    data: { mediaIds: [mediaId] },
  });
});

it('lets who was asked see what asks them, and is for media-service alone', async () => {
  const [sender, stranger] = (await chat.people(2)) as [TestPerson, TestPerson];
  const { id: roomId } = await chat.direct(sender, stranger);
  const mediaId = chat.media.ready(sender.id);
  const messageId = present((await sendWith(sender, roomId, [{ mediaId }])).message).id;
  expect(await check(mediaId, messageId, stranger.id)).toBe(true);
  const request = { mediaId, messageId, viewerId: stranger.id };
  for (const as of [stranger.as, await chat.service('ws-gateway')]) {
    expect(await refusal(chat.client.checkAttachment(request, as))).toMatchObject({
      code: 'COMMON_CALLER_NOT_ALLOWED',
    });
  }
});
