import type { PictureView } from '@my-girok/ui-components';

/** A person as a chat shows them. */
export interface ChatPerson {
  readonly id: string;
  /** Undefined while their service is away. */
  readonly name?: string;
  /** In a match, the pseudonym, `<adjective>-<animal>`: said in the reader's language in place of a name. */
  readonly alias?: string;
  readonly avatar?: string | null;
}

/** A part of a text that means something. Offsets in UTF-16 code units, end exclusive. */
export interface ChatFacet {
  readonly start: number;
  readonly end: number;
  readonly link?: string | null;
  readonly mentionId?: string | null;
}

export interface ChatAttachment {
  readonly kind: 'picture' | 'file';
  /** The medium's. */
  readonly id: string;
  /** A picture with its addresses; undefined until they are asked for: live messages come without. */
  readonly picture?: PictureView;
  readonly name?: string | null;
  readonly bytes?: number | null;
  readonly contentType?: string | null;
  readonly url?: string | null;
}

export interface ChatReply {
  readonly messageId: string;
  readonly seq: number;
  readonly authorId: string;
  readonly excerpt: string;
  readonly deleted: boolean;
  readonly hasAttachments: boolean;
}

export interface ChatReaction {
  readonly emoji: string;
  readonly count: number;
  readonly isMine: boolean;
  readonly userIds: readonly string[];
}

export type NoticeKind = 'joined' | 'left' | 'removed' | 'renamed' | 'owner' | 'call' | 'call_missed';

export interface ChatNotice {
  readonly kind: NoticeKind;
  readonly userIds: readonly string[];
  readonly name: string | null;
  /** How long a call went on; null for anything else. */
  readonly seconds: number | null;
}

/** A message, whichever way it came. */
export interface ChatMessage {
  readonly id: string;
  readonly roomId: string;
  /** Counts the room's messages from 1 without gaps. */
  readonly seq: number;
  readonly clientId: string | null;
  readonly authorId: string;
  readonly content: string;
  readonly facets: readonly ChatFacet[];
  readonly attachments: readonly ChatAttachment[];
  readonly replyTo: ChatReply | null;
  readonly reactions: readonly ChatReaction[];
  /** RFC 3339. */
  readonly createdAt: string;
  readonly editedAt: string | null;
  readonly deleted: boolean;
  readonly hidden: boolean;
  readonly notice: ChatNotice | null;
}

export type RoomRole = 'OWNER' | 'ADMIN' | 'MEMBER';

/** A room as the person sees it. */
export interface ChatRoom {
  readonly id: string;
  readonly kind: 'DIRECT' | 'GROUP' | 'MATCH';
  readonly name: string | null;
  readonly memberCount: number;
  readonly peerId: string | null;
  readonly faceIds: readonly string[];
  readonly lastMessage: ChatMessage | null;
  readonly lastSeq: number;
  readonly firstSeq: number;
  readonly readSeq: number;
  readonly unread: number;
  readonly activeAt: string;
  readonly state: 'JOINED' | 'ASKED' | 'LEFT';
  readonly role: RoomRole;
  readonly mutedUntil: string | null;
  readonly askedById: string | null;
  readonly sendState: 'OPEN' | 'UNREACHABLE' | 'ASKED' | 'WAITING' | 'ENDED';
  /** In a match's room, the pseudonym under which the person is there: the author of what they write. Null elsewhere. */
  readonly ownAliasId: string | null;
}

/** How far somebody has received and read a room. */
export interface ReadMarker {
  readonly readSeq: number;
  readonly deliveredSeq: number;
}

export interface Presence {
  readonly online: boolean;
  /** RFC 3339; null when it is not known or not shown. */
  readonly lastSeenAt: string | null;
}

/** A place in a channel's numbering. */
export interface ChannelPosition {
  readonly channel: string;
  readonly epoch: string;
  readonly seq: number;
}

export const isMuted = (room: Pick<ChatRoom, 'mutedUntil'>, now: number): boolean =>
  room.mutedUntil !== null && Date.parse(room.mutedUntil) > now;
