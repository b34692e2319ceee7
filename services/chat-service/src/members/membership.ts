export type Role = 'owner' | 'admin' | 'member';

/**
 * `unseen`: the other opened a room of two with them and has written nothing yet; to them there is no room. `left` is also who
 * declined, or was removed.
 */
export type MemberState = 'joined' | 'asked' | 'unseen' | 'left';

/** Somebody's place in a room. */
export interface Membership {
  /** `membershipKey` */
  _id: string;
  roomId: string;
  userId: string;
  role: Role;
  state: MemberState;
  /** The first message they may see. */
  firstSeq: number;
  /** The first number of the room's channel that tells them of the room: what it was called and who was in it before is not theirs. */
  firstChannelSeq: number;
  joinedAt: Date;
  /** The newest message they have read; sending reads up to what is sent. Never goes back. */
  readSeq: number;
  /** The newest message that a device of theirs has. Never goes back. */
  deliveredSeq: number;
  /** `FOREVER` for good. */
  mutedUntil?: Date;
  askedById?: string;
  /** In a room of two: how many messages they sent while the other has not answered. */
  requestCount?: number;
  /** Was taken out by somebody else: no link brings them back. */
  removed?: boolean;
  /** In a match's room: who they are there. Nothing that is written in it names them otherwise. */
  alias?: Alias;
  /** When their match ended: the room is theirs to read, and a little later no socket opens its channel any more. */
  matchEndedAt?: Date;
}

/** A person in a match's room. */
export interface Alias {
  /** A random UUID made for the match. */
  id: string;
  /** `<adjective>-<animal>` of MATCH_NAMES. */
  name: string;
}

/** Under which id somebody writes, reads and reacts in a room: their own, in a match's room their pseudonym. */
export function actorIdOf({ userId, alias }: Pick<Membership, 'userId' | 'alias'>): string {
  return alias?.id ?? userId;
}

export function membershipKey(roomId: string, userId: string): string {
  return `${roomId}:${userId}`;
}

/** How long the end of a match is still heard in its room: what else ends there, a call among it, comes a moment later. */
export const END_HEARD_MS = 10 * 60_000;

/** The states of those who hear a room: they are in, or asked in. */
export const PRESENT_STATES = ['joined', 'asked'] as const;
export type PresentState = (typeof PRESENT_STATES)[number];

export function isPresent({ state }: Pick<Membership, 'state'>): boolean {
  return state === 'joined' || state === 'asked';
}

/** Owner first, then admins, then by when they joined. */
export function byRank(one: Membership, other: Membership): number {
  return comparePlaces(placeOf(one), placeOf(other));
}

const RANKS: Record<Role, number> = { owner: 0, admin: 1, member: 2 };

/** Where somebody stands in a list of members: rank, time of joining, id. */
export type MemberPlace = [rank: number, joinedAt: number, userId: string];

export function placeOf({ role, joinedAt, userId }: Membership): MemberPlace {
  return [RANKS[role], joinedAt.getTime(), userId];
}

export function comparePlaces(one: MemberPlace, other: MemberPlace): number {
  return one[0] - other[0] || one[1] - other[1] || (one[2] < other[2] ? -1 : one[2] > other[2] ? 1 : 0);
}

/** The year 9999: muted for good. */
export const FOREVER = new Date('9999-12-31T00:00:00.000Z');
