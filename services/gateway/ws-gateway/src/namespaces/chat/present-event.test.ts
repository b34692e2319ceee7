import { chatV1 } from '@my-girok/proto';
import { describe, expect, test } from 'vitest';
import { toChatEvent } from './chat.wire.js';
import { presentEvent } from './present-event.js';

const hidden = new Set(['ben']);
const message = (over: Parameters<typeof chatV1.Message.fromPartial>[0] = {}) =>
  chatV1.Message.fromPartial({ id: 'm', roomId: 'r', seq: 1, authorId: 'ann', content: 'hello', ...over });
const created = (over: Parameters<typeof chatV1.Message.fromPartial>[0] = {}) =>
  toChatEvent('room:r', { seq: 1, messageCreated: message(over) });
const updated = (userId: string, over: Parameters<typeof chatV1.Message.fromPartial>[0] = {}) =>
  toChatEvent('room:r', {
    seq: 2,
    messageUpdated: { message: message(over), kind: chatV1.MessageUpdate_Kind.KIND_REACTED, userId, emoji: '👍' },
  });

describe('somebody between whom and another there is a block', () => {
  test('gets of their messages only the place', () => {
    const attachments = [{ kind: chatV1.Attachment_Kind.KIND_PICTURE, mediaId: 'p' }];
    const event = created({ authorId: 'ben', attachments, reactions: [{ emoji: '👍', count: 1, userIds: ['ann'] }] });
    expect(presentEvent(event, hidden)?.data).toMatchObject({
      message: { id: 'm', seq: 1, hidden: true, content: '', attachments: [], reactions: [], replyTo: null },
    });
    expect(event.data).toMatchObject({ message: { hidden: false, content: 'hello' } });
  });

  test('gets nothing of what changes in them, nor of their reactions', () => {
    expect(presentEvent(updated('ann', { authorId: 'ben' }), hidden)).toBeNull();
    expect(presentEvent(updated('ben'), hidden)).toBeNull();
    const reactions = [
      { emoji: '👍', count: 3, userIds: ['ben', 'cleo', 'ann'] },
      { emoji: '🎉', count: 1, userIds: ['ben'] },
    ];
    expect(presentEvent(updated('cleo', { reactions }), hidden)?.data).toMatchObject({
      message: { reactions: [{ emoji: '👍', count: 2, userIds: ['cleo', 'ann'] }] },
    });
  });

  test('is not quoted to', () => {
    const replyTo = {
      messageId: 'q',
      seq: 1,
      authorId: 'ben',
      excerpt: 'a word',
      deleted: false,
      hasAttachments: true,
    };
    expect(presentEvent(created({ replyTo }), hidden)?.data).toMatchObject({
      message: { content: 'hello', replyTo: { authorId: 'ben', excerpt: '', hasAttachments: false } },
    });
  });

  test('learns what happened to the group, and what others do, unchanged', () => {
    const notice = created({ authorId: 'ben', notice: { kind: chatV1.Notice_Kind.KIND_JOINED, userIds: ['dan'] } });
    const others = created();
    const deleted = toChatEvent('room:r', { seq: 3, messageDeleted: { messageId: 'm', messageSeq: 1, byId: 'ben' } });
    for (const event of [notice, others, deleted, updated('cleo')]) expect(presentEvent(event, hidden)).toBe(event);
  });

  test('hears nothing of their state', () => {
    const typing = { name: 'typing', seq: 0, data: {}, authorId: 'ben' };
    expect(presentEvent(typing, hidden)).toBeNull();
    expect(presentEvent({ ...typing, authorId: 'ann' }, hidden)).toMatchObject({ name: 'typing' });
  });
});
