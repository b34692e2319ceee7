import { chatV1 } from '@my-girok/proto';
import { expect, test } from 'vitest';
import { toChatEvent, toChatReplay, toMessage } from './chat.wire.js';

const createdAt = new Date('2026-11-24T10:00:00.000Z');
const message = chatV1.Message.fromPartial({
  id: 'm',
  roomId: 'r',
  seq: 3,
  clientId: 'c',
  authorId: 'ann',
  content: 'see https://girok.dev @ben',
  facets: [
    { start: 4, end: 21, link: 'https://girok.dev' },
    { start: 22, end: 26, mention: 'ben' },
  ],
  attachments: [
    { kind: chatV1.Attachment_Kind.KIND_PICTURE, mediaId: 'p', alt: 'a bridge', width: 4, height: 3, color: '#fff' },
    { kind: chatV1.Attachment_Kind.KIND_FILE, mediaId: 'f', name: 'notes.txt', bytes: 12, contentType: 'text/plain' },
  ],
  replyTo: { messageId: 'q', seq: 1, authorId: 'ben', excerpt: 'where?', deleted: false, hasAttachments: false },
  reactions: [{ emoji: '👍', count: 2, userIds: ['ben', 'cleo'] }],
  createdAt,
});

test('says a message as the contract has it', () => {
  expect(JSON.parse(JSON.stringify(toMessage(message)))).toEqual({
    id: 'm',
    roomId: 'r',
    seq: 3,
    clientId: 'c',
    author: { id: 'ann' },
    content: 'see https://girok.dev @ben',
    facets: [
      { start: 4, end: 21, link: 'https://girok.dev' },
      { start: 22, end: 26, mentionId: 'ben' },
    ],
    attachments: [
      { kind: 'picture', id: 'p', alt: 'a bridge', width: 4, height: 3, animated: false, thumbhash: '', color: '#fff' },
      { kind: 'file', id: 'f', name: 'notes.txt', bytes: 12, contentType: 'text/plain' },
    ],
    replyTo: { messageId: 'q', seq: 1, authorId: 'ben', excerpt: 'where?', deleted: false, hasAttachments: false },
    reactions: [{ emoji: '👍', count: 2, userIds: ['ben', 'cleo'] }],
    createdAt: '2026-11-24T10:00:00.000Z',
    editedAt: null,
    deleted: false,
    hidden: false,
    notice: null,
  });
});

test('says what a notice tells', () => {
  const notice = { kind: chatV1.Notice_Kind.KIND_RENAMED, userIds: [], name: 'Bridges' };
  expect(toMessage(chatV1.Message.fromPartial({ ...message, notice })).notice).toEqual({
    kind: 'renamed',
    userIds: [],
    name: 'Bridges',
    seconds: 0,
  });
  const call = { kind: chatV1.Notice_Kind.KIND_CALL_MISSED, userIds: ['ann'], seconds: 0 };
  expect(toMessage(chatV1.Message.fromPartial({ ...message, notice: call })).notice).toMatchObject({
    kind: 'call_missed',
  });
});

test('names what happened, and what a deletion makes the node forget', () => {
  const channel = 'room:r';
  const kind = chatV1.MessageUpdate_Kind.KIND_REACTED;
  expect(toChatEvent(channel, { seq: 5, messageUpdated: { message, kind, userId: 'ben', emoji: '👍' } })).toMatchObject(
    {
      name: 'message.updated',
      seq: 5,
      about: 'm',
      authorId: 'ann',
      data: { message: { id: 'm' }, change: { kind: 'reacted', userId: 'ben', emoji: '👍' } },
    },
  );
  expect(toChatEvent(channel, { seq: 6, messageDeleted: { messageId: 'm', messageSeq: 3, byId: 'ann' } })).toEqual({
    name: 'message.deleted',
    seq: 6,
    about: 'm',
    erases: true,
    data: { messageId: 'm', roomId: 'r', messageSeq: 3, byId: 'ann' },
  });
  const personUpdated = { roomId: 'r', kind: chatV1.PersonChange_Kind.KIND_REMOVED };
  expect(toChatEvent('chat:ann', { seq: 7, personUpdated })).toEqual({
    name: 'room.updated',
    seq: 7,
    data: { roomId: 'r', kind: 'removed' },
  });
  expect(toChatEvent(channel, { seq: 8, skipped: true })).toEqual({ name: 'skipped', seq: 8, data: null });
});

test('gives a replay whole, or a refusal with where the channel stands', () => {
  const position = { channel: 'room:r', epoch: 'e', seq: 9 };
  const events = [chatV1.ChannelEvent.fromPartial({ seq: 9, skipped: true })];
  expect(toChatReplay('room:r', { recovered: true, events, hasMore: false, position })).toEqual({
    recovered: true,
    events: [{ name: 'skipped', seq: 9, data: null }],
    hasMore: false,
    position,
  });
  expect(toChatReplay('room:r', { recovered: false, events: [], hasMore: false, position })).toEqual({
    recovered: false,
    position,
  });
});
