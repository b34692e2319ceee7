import { chatV1 } from '@my-girok/proto';
import type { Attachment } from '../attachments/attachment.js';
import { excerptOf } from './excerpt.js';
import type { Message, Notice, NoticeKind, ReactionCount } from './message.js';

const { Notice_Kind: Kind, Attachment_Kind: AttachmentKind } = chatV1;

const KINDS: Record<NoticeKind, chatV1.Notice_Kind> = {
  joined: Kind.KIND_JOINED,
  left: Kind.KIND_LEFT,
  removed: Kind.KIND_REMOVED,
  renamed: Kind.KIND_RENAMED,
  owner: Kind.KIND_OWNER,
  call: Kind.KIND_CALL,
  call_missed: Kind.KIND_CALL_MISSED,
};

/** What a message is shown with. */
export interface Beside {
  /** The messages that are answered, by id. */
  answered?: ReadonlyMap<string, Message>;
  /** With whom the reader has a block, in a group. */
  hidden?: ReadonlySet<string>;
}

const NOBODY: ReadonlySet<string> = new Set();

/** Whether only its place is shown to who has a block with these people. What happened to a group is told to everybody in it. */
export function isHidden(message: Message, hidden: ReadonlySet<string>): boolean {
  return !message.notice && !message.deletedAt && hidden.has(message.authorId);
}

/** A message as somebody sees it. */
export function messageMessage(message: Message, { answered, hidden = NOBODY }: Beside = {}): chatV1.Message {
  const { _id: id, roomId, seq, clientId = '', authorId, createdAt, editedAt, deletedAt, notice } = message;
  const place = { id, roomId, seq, clientId, authorId, createdAt };
  if (isHidden(message, hidden)) return chatV1.Message.fromPartial({ ...place, hidden: true });
  return chatV1.Message.fromPartial({
    ...place,
    content: message.content,
    facets: message.facets,
    attachments: message.attachments.map(attachmentMessage),
    replyTo: replyMessage(message, answered, hidden),
    reactions: message.reactions.flatMap((reaction) => reactionMessage(reaction, hidden)),
    editedAt,
    deleted: deletedAt !== undefined,
    notice: notice && noticeMessage(notice),
  });
}

function noticeMessage({ kind, userIds, name = '', seconds = 0 }: Notice) {
  return { kind: KINDS[kind], userIds, name, seconds };
}

function attachmentMessage({ kind, ...attachment }: Attachment) {
  return { ...attachment, kind: kind === 'file' ? AttachmentKind.KIND_FILE : AttachmentKind.KIND_PICTURE };
}

function replyMessage({ replyToId }: Message, answered: Beside['answered'], hidden: ReadonlySet<string>) {
  if (replyToId === undefined) return undefined;
  const message = answered?.get(replyToId);
  if (!message) return { messageId: replyToId, deleted: true };
  const place = { messageId: replyToId, seq: message.seq, authorId: message.authorId };
  if (message.deletedAt) return { ...place, deleted: true };
  if (hidden.has(message.authorId)) return place;
  return { ...place, excerpt: excerptOf(message.content), hasAttachments: message.attachments.length > 0 };
}

/** Without those whom the reader does not meet, as far as they are named. */
function reactionMessage({ emoji, count, userIds }: ReactionCount, hidden: ReadonlySet<string>) {
  const named = userIds.filter((userId) => !hidden.has(userId));
  const left = count - (userIds.length - named.length);
  return left > 0 ? [{ emoji, count: left, userIds: named }] : [];
}
