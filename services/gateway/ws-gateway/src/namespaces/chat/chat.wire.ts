import { chatV1 } from '@my-girok/proto';
import type { ChannelEvent, Replay } from '@my-girok/realtime/server';

/** An enum's value as it is said on the wire: `KIND_JOINED` → `joined`. */
const word = (name: string) => name.replace(/^KIND_/, '').toLowerCase();

function toAttachment(attachment: chatV1.Attachment) {
  const { mediaId: id, alt, width, height, animated, thumbhash, color, name, bytes, contentType } = attachment;
  return attachment.kind === chatV1.Attachment_Kind.KIND_FILE
    ? { kind: 'file' as const, id, name, bytes, contentType }
    : { kind: 'picture' as const, id, alt, width, height, animated, thumbhash, color };
}

function toFacet({ start, end, link, mention }: chatV1.MessageFacet) {
  return mention === undefined ? { start, end, link } : { start, end, mentionId: mention };
}

/** A message as clients get it. */
export function toMessage(message: chatV1.Message) {
  const { id, roomId, seq, clientId, content, createdAt, editedAt, deleted, hidden, notice, replyTo } = message;
  return {
    id,
    roomId,
    seq,
    clientId,
    author: { id: message.authorId },
    content,
    facets: message.facets.map(toFacet),
    attachments: message.attachments.map(toAttachment),
    replyTo: replyTo ?? null,
    reactions: message.reactions.map(({ emoji, count, userIds }) => ({ emoji, count, userIds })),
    createdAt,
    editedAt: editedAt ?? null,
    deleted,
    hidden,
    notice: notice
      ? {
          kind: word(chatV1.notice_KindToJSON(notice.kind)),
          userIds: notice.userIds,
          name: notice.name,
          seconds: notice.seconds,
        }
      : null,
  };
}

export type WireMessage = ReturnType<typeof toMessage>;

/** How a message changed. */
export interface WireChange {
  readonly kind: string;
  readonly userId: string;
  readonly emoji?: string;
}

export function toPersonChange({ roomId, kind }: chatV1.PersonChange) {
  return { roomId, kind: word(chatV1.personChange_KindToJSON(kind)) };
}

function toChange({ kind, userId, emoji }: chatV1.MessageUpdate): WireChange {
  return { kind: word(chatV1.messageUpdate_KindToJSON(kind)), userId, ...(emoji && { emoji }) };
}

/** A number of a channel as its owner gives it, in the stream or in a replay. */
export function toChatEvent(channel: string, event: Partial<chatV1.ChannelEvent> & { seq: number }): ChannelEvent {
  const { seq, messageCreated, messageUpdated, messageDeleted, roomUpdated, personUpdated } = event;
  if (messageCreated) {
    const { id: about, authorId } = messageCreated;
    return { name: 'message.created', seq, data: { message: toMessage(messageCreated) }, about, authorId };
  }
  if (messageUpdated?.message) {
    const { id: about, authorId } = messageUpdated.message;
    const data = { message: toMessage(messageUpdated.message), change: toChange(messageUpdated) };
    return { name: 'message.updated', seq, data, about, authorId };
  }
  if (messageDeleted) {
    const { messageId, messageSeq, byId } = messageDeleted;
    const data = { messageId, roomId: channel.slice('room:'.length), messageSeq, byId };
    return { name: 'message.deleted', seq, data, about: messageId, erases: true };
  }
  if (roomUpdated) {
    const { roomId, joinedIds, leftIds, askedIds, byId, name } = roomUpdated;
    return { name: 'room.updated', seq, data: { roomId, joinedIds, leftIds, askedIds, byId, name } };
  }
  if (personUpdated) return { name: 'room.updated', seq, data: toPersonChange(personUpdated) };
  return { name: 'skipped', seq, data: null };
}

export function toChatReplay(channel: string, answer: chatV1.ReplayResponse): Replay {
  const { recovered, events, hasMore, position } = answer;
  if (!recovered || !position) return { recovered: false, position };
  return { recovered: true, events: events.map((event) => toChatEvent(channel, event)), hasMore, position };
}
