import { chatV1 } from '@my-girok/proto';
import type { Message, NoticeKind } from './message.js';

const { Notice_Kind: Kind } = chatV1;

const KINDS: Record<NoticeKind, chatV1.Notice_Kind> = {
  joined: Kind.KIND_JOINED,
  left: Kind.KIND_LEFT,
  removed: Kind.KIND_REMOVED,
  renamed: Kind.KIND_RENAMED,
  owner: Kind.KIND_OWNER,
};

/** A message as somebody sees it; `hidden` where only its place is for them. */
export function messageMessage(message: Message, hidden = false): chatV1.Message {
  const { notice } = message;
  return chatV1.Message.fromPartial({
    id: message._id,
    roomId: message.roomId,
    seq: message.seq,
    authorId: message.authorId,
    content: hidden ? '' : message.content,
    createdAt: message.createdAt,
    deleted: message.deletedAt !== undefined,
    hidden,
    notice: notice && { kind: KINDS[notice.kind], userIds: notice.userIds, name: notice.name ?? '' },
  });
}
