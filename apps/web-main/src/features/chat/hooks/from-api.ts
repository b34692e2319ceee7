import type { ChatMessagePartsFragment, ChatPersonFragment, ChatRoomPartsFragment } from '../../../gen/chat/graphql.ts';
import type { ChatMessage, ChatPerson, ChatRoom, NoticeKind } from './chat-types.ts';

/** Everybody that answers name, collected on the way. */
export type People = Map<string, ChatPerson>;

function note(people: People, person: ChatPersonFragment | null | undefined): void {
  if (person) people.set(person.id, { id: person.id, name: person.name, avatar: person.avatar });
}

function noteAlias(people: People, alias: { readonly id: string; readonly name: string } | null | undefined): void {
  if (alias) people.set(alias.id, { id: alias.id, alias: alias.name });
}

/** A message as GraphQL gives it. */
export function messageOf(parts: ChatMessagePartsFragment, people: People): ChatMessage {
  note(people, parts.author);
  note(people, parts.replyTo?.author);
  for (const user of parts.notice?.users ?? []) note(people, user);
  return {
    id: parts.id,
    roomId: parts.roomId,
    seq: parts.seq,
    clientId: parts.clientId ?? null,
    authorId: parts.authorId,
    content: parts.content,
    facets: parts.facets,
    attachments: parts.attachments.map(({ kind, picture, ...rest }) => ({
      ...rest,
      kind: kind === 'PICTURE' ? 'picture' : 'file',
      picture: picture ?? undefined,
    })),
    replyTo: parts.replyTo
      ? {
          messageId: parts.replyTo.messageId,
          seq: parts.replyTo.seq,
          authorId: parts.replyTo.authorId,
          excerpt: parts.replyTo.excerpt,
          deleted: parts.replyTo.deleted,
          hasAttachments: parts.replyTo.hasAttachments,
        }
      : null,
    reactions: parts.reactions.map(({ emoji, count, viewerReacted, userIds }) => ({
      emoji,
      count,
      isMine: viewerReacted,
      userIds,
    })),
    createdAt: parts.createdAt,
    editedAt: parts.editedAt ?? null,
    deleted: parts.deleted,
    hidden: parts.hidden,
    notice: parts.notice
      ? {
          kind: parts.notice.kind.toLowerCase() as NoticeKind,
          userIds: parts.notice.users.flatMap((user) => (user ? [user.id] : [])),
          name: parts.notice.name ?? null,
          seconds: parts.notice.seconds ?? null,
        }
      : null,
  };
}

/** A room as GraphQL gives it. */
export function roomOf(parts: ChatRoomPartsFragment, people: People): ChatRoom {
  note(people, parts.peer);
  note(people, parts.askedBy);
  for (const face of parts.faces) note(people, face);
  noteAlias(people, parts.ownAlias);
  noteAlias(people, parts.otherAlias);
  return {
    id: parts.id,
    kind: parts.kind,
    name: parts.name ?? null,
    memberCount: parts.memberCount,
    peerId: parts.otherAlias?.id ?? parts.peer?.id ?? parts.faces[0]?.id ?? null,
    faceIds: parts.faces.flatMap((face) => (face ? [face.id] : [])),
    lastMessage: parts.lastMessage ? messageOf(parts.lastMessage, people) : null,
    lastSeq: parts.lastSeq,
    firstSeq: parts.firstSeq,
    readSeq: parts.readSeq,
    unread: parts.unread,
    activeAt: parts.activeAt,
    state: parts.state,
    role: parts.role,
    mutedUntil: parts.mutedUntil ?? null,
    askedById: parts.askedBy?.id ?? null,
    sendState: parts.sendState,
    ownAliasId: parts.ownAlias?.id ?? null,
  };
}
