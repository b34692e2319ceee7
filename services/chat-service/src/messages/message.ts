export type NoticeKind = 'joined' | 'left' | 'removed' | 'renamed' | 'owner';

/** Something that happened to a group, told among its messages. */
export interface Notice {
  kind: NoticeKind;
  userIds: string[];
  /** The new name. */
  name?: string;
}

/** One message of a room; a notice has no content. */
export interface Message {
  /** UUIDv7 */
  _id: string;
  roomId: string;
  /** Counts the room's messages from 1 without gaps. */
  seq: number;
  authorId: string;
  content: string;
  createdAt: Date;
  deletedAt?: Date;
  notice?: Notice;
}
