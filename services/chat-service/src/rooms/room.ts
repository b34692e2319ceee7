import type { Alias } from '../members/membership.js';

export type RoomKind = 'direct' | 'group' | 'match';

/** A room of two, a group, or a match's room. Whatever is written to it is numbered by its document, in the transaction of the write. */
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
  /** A match's room. */
  match?: RoomMatch;
  /** A match's room: matching-service's id of the match; unique. */
  matchId?: string;
  /** A match's room: when it is looked at next, to be ended where nothing happens in it any more, or emptied where it ended. */
  dueAt?: Date;
}

/** The match to which a room belongs, as matching-service last told of it. */
export interface RoomMatch {
  /** Counts the match's changes: older ones change nothing. */
  version: number;
  people: [MatchPerson, MatchPerson];
  voiceAllowed: boolean;
  videoAllowed: boolean;
  imagesAllowed: boolean;
  /** Nothing more is written then; a day later all of it is gone. */
  endedAt?: Date;
}

/** One of the two in a match. Who they are never leaves this service by the room. */
export interface MatchPerson {
  userId: string;
  alias: Alias;
}

/** The one key of the room of these two, whoever of them asks. */
export function directKeyOf(one: string, other: string): string {
  return [one, other].sort().join(':');
}

/** In a room of two, the other one; undefined in a group, and in a match's room, where nobody learns it. */
export function peerIdOf(room: Pick<Room, 'personIds'>, userId: string): string | undefined {
  return room.personIds?.find((id) => id !== userId);
}

/** The other one of two, whom the two may block or lose, in a match's room too: for rules, never for an answer. Undefined in a group. */
export function otherIdOf(room: Pick<Room, 'personIds' | 'match'>, userId: string): string | undefined {
  return peerIdOf(room, userId) ?? room.match?.people.find((person) => person.userId !== userId)?.userId;
}

/** In a match's room, who the other one is there. */
export function otherAliasOf(room: Pick<Room, 'match'>, userId: string): Alias | undefined {
  return room.match?.people.find((person) => person.userId !== userId)?.alias;
}

/** How many others stand for a group in its picture. */
export const FACES = 4;

/** The name of a room's channel. */
export function roomChannel(roomId: string): string {
  return `room:${roomId}`;
}

/** Whether nothing more is written in it. */
export function hasEnded({ match }: Pick<Room, 'match'>): boolean {
  return match?.endedAt !== undefined;
}

/** A room in which nobody is and nothing happened yet. */
export function newRoom(made: Pick<Room, '_id' | 'kind' | 'creatorId' | 'epoch'>): Room {
  const createdAt = new Date();
  const nothing = { channelSeq: 0, messageSeq: 0, memberCount: 0, placeCount: 0, faceIds: [] };
  return { ...made, ...nothing, createdAt, activeAt: createdAt };
}
