export type RoomKind = 'direct' | 'group';

/** A room of two, or a group. Whatever is written to it is numbered by its document, in the transaction of the write. */
export interface Room {
  /** UUIDv7 */
  _id: string;
  kind: RoomKind;
  /** Groups. */
  name?: string;
  /** Names the numbering of the channel `room:<id>`. */
  epoch: string;
  /** The last thing that happened in the channel; 0 for nothing. */
  channelSeq: number;
  /** The last message; 0 for none. */
  messageSeq: number;
  createdAt: Date;
  /** When the last message came. */
  activeAt: Date;
  creatorId: string;
  /** People who are in. */
  memberCount: number;
  /** People who are in, and those asked who have not answered. */
  placeCount: number;
  /** The first who joined of those who are in; one more than is shown, so that everybody sees others. */
  faceIds: string[];
  /** How often something beside it was written in its turn. */
  holds?: number;
  /** A room of two: both, in order. */
  personIds?: [string, string];
  /** A room of two: `directKeyOf` both; unique. */
  directKey?: string;
  /** A group: `<creator>:<the creator's own id for it>`; unique. */
  clientKey?: string;
}

/** The one key of the room of these two, whoever of them asks. */
export function directKeyOf(one: string, other: string): string {
  return [one, other].sort().join(':');
}

/** In a room of two, the other one; undefined in a group. */
export function peerIdOf(room: Pick<Room, 'personIds'>, userId: string): string | undefined {
  return room.personIds?.find((id) => id !== userId);
}

/** How many others stand for a group in its picture. */
export const FACES = 4;

/** The name of a room's channel. */
export function roomChannel(roomId: string): string {
  return `room:${roomId}`;
}

/** A room in which nobody is and nothing happened yet. */
export function newRoom(made: Pick<Room, '_id' | 'kind' | 'creatorId' | 'epoch'>): Room {
  const createdAt = new Date();
  const nothing = { channelSeq: 0, messageSeq: 0, memberCount: 0, placeCount: 0, faceIds: [] };
  return { ...made, ...nothing, createdAt, activeAt: createdAt };
}
