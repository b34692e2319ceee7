import type { Attachment } from '../attachments/attachment.js';
import type { Facet } from '../facets/facet.js';
import type { Room } from '../rooms/room.js';

export type NoticeKind = 'joined' | 'left' | 'removed' | 'renamed' | 'owner' | 'call' | 'call_missed';

/** Something that happened to a room, told among its messages. */
export interface Notice {
  kind: NoticeKind;
  userIds: string[];
  /** The new name. */
  name?: string;
  /** How long a call went on. */
  seconds?: number;
}

/** One emoji under a message, as it is kept with it. Each reaction by itself is in a collection of its own. */
export interface ReactionCount {
  emoji: string;
  count: number;
  /** The first REACTORS_SHOWN who gave it. */
  userIds: string[];
}

/** How many of those who gave an emoji are named. */
export const REACTORS_SHOWN = 20;

/** One message of a room; a notice has no content. */
export interface Message {
  /** UUIDv7 */
  _id: string;
  roomId: string;
  /** Counts the room's messages from 1 without gaps. */
  seq: number;
  /** The UTC day of `createdAt`: see `bucketOf`. */
  bucket: number;
  authorId: string;
  /** The sender's own id for it; absent for notices. Stays with a tombstone, so that a repeated send makes no other. */
  clientId?: string;
  content: string;
  facets: Facet[];
  attachments: Attachment[];
  replyToId?: string;
  /** In the order in which each was given first. */
  reactions: ReactionCount[];
  /** Never before that of a message with a lower seq. */
  createdAt: Date;
  /** How often it was edited. */
  edits: number;
  editedAt?: Date;
  /** A tombstone: nothing of what it said is left. */
  deletedAt?: Date;
  notice?: Notice;
}

const DAY_MS = 86_400_000;

/** The days since 1970 in UTC: what messages are found by in time. */
export function bucketOf(at: Date): number {
  return Math.floor(at.getTime() / DAY_MS);
}

/** What a message says nothing of beside its text: notices and tombstones have only this. */
export function emptyMessage(): Pick<Message, 'content' | 'facets' | 'attachments' | 'reactions' | 'edits'> {
  return { content: '', facets: [], attachments: [], reactions: [], edits: 0 };
}

/** A message with the room it stands in. */
export interface InRoom {
  room: Room;
  message: Message;
}
