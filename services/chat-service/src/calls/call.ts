import { randomBytes } from 'node:crypto';
import type { Room, RoomKind } from '../rooms/room.js';

export type CallKind = 'voice' | 'video';
export type CallState = 'ringing' | 'live' | 'ended';
export type CallPersonState = 'ringing' | 'joined' | 'left' | 'declined' | 'missed' | 'busy';
export type EndReason = 'ended' | 'missed' | 'declined' | 'busy' | 'not_allowed' | 'failed';

/** How long it rings. */
export const RING_MS = 45_000;
/** How long a way in opens LiveKit's door. */
export const TOKEN_S = 60;
/** Whoever was given a way in and is not there by then has not come. */
export const ARRIVAL_MS = 75_000;
/** Whoever was there and is not may be reconnecting or reloading the page. */
export const RETURN_MS = 8_000;
/** How long those who stay have to come into the new LiveKit room when somebody was put out. */
export const MOVE_MS = 30_000;
/** How long one of two waits for the other to come back. */
export const ALONE_MS = 60_000;
/** What LiveKit has not confirmed is asked of it again after this. */
export const RETRY_MS = 2_000;
/** How often a call is compared with LiveKit's own list. */
export const CHECK_MS = 10_000;
/** Pages of one person in one call; another takes the place of the first. */
export const DEVICES_MAX = 5;
/** How long an ended call is kept: a repeated StartCall finds it. */
export const KEEP_MS = 86_400_000;

/** One page that was given a way in. */
export interface CallDevice {
  /** Chosen by the page. */
  deviceId: string;
  /** Its name in LiveKit: random, made for this way in. */
  identity: string;
  sessionId: string;
  /** LiveKit's id of its connection, while it is there. */
  sid?: string;
  /** When it was last known to be there. */
  seenAt?: Date;
  /** Until when it may come, or come back; absent while it is there. */
  awaitedUntil?: Date;
}

export interface CallPerson {
  userId: string;
  /** Who they are to others: a pseudonym in a match's room. */
  shownId: string;
  state: CallPersonState;
  devices: CallDevice[];
  /** Of who began the call and has not asked for a way in: until when they may. */
  awaitedUntil?: Date;
}

/** Something that LiveKit has to do and has not confirmed. */
export type CallTask =
  | { kind: 'remove'; livekitRoom: string; identity: string }
  | { kind: 'close'; livekitRoom: string }
  | { kind: 'permit'; livekitRoom: string; identity: string };

export interface Call {
  /** UUIDv7 */
  _id: string;
  roomId: string;
  roomKind: RoomKind;
  /** The room, while the call goes on: one at a time, since each is begun in a transaction that writes to the room. */
  liveKey?: string;
  /** `<who began it>:<their own id for it>`; unique. */
  clientKey: string;
  kind: CallKind;
  videoAllowed: boolean;
  state: CallState;
  startedById: string;
  /** Who began it, to others. */
  startedAsId: string;
  createdAt: Date;
  /** When the second person came. */
  liveAt?: Date;
  endedAt?: Date;
  endReason?: EndReason;
  /** Those in it, rung, or lately there; at most 32. */
  people: CallPerson[];
  /** Whom it rang in vain when it ended, for `call.ended`. */
  missedIds: string[];
  /** Whether it rings anybody: what rings nobody ends by nobody's silence. */
  rings: boolean;
  ringUntil: Date;
  /** Grows with each change that is told. */
  version: number;
  /** Grows when those who stay move to another LiveKit room. */
  generation: number;
  /** The random name of the LiveKit room in which it is held now. */
  livekitRoom: string;
  /** Whoever was given a way into that LiveKit room, by which session: what they hold may open it still. */
  holders: { userId: string; sessionId: string }[];
  /** Everybody in it, rung or holding a way in, while it goes on: whose calls there are. */
  activeIds: string[];
  /** Since when one of two has been alone in it. */
  aloneSince?: Date;
  tasks: CallTask[];
  /** When something is to be done next though nobody asks. */
  dueAt?: Date;
  /** When it is compared with LiveKit's own list next; absent when it has ended. */
  checkAt?: Date;
  /** When an ended one is forgotten. */
  expiresAt?: Date;
}

/** Whether the room has only two, so that whoever goes ends the call. */
export function isOfTwo({ roomKind }: Pick<Call, 'roomKind'>): boolean {
  return roomKind !== 'group';
}

export function isOver({ state }: Pick<Call, 'state'>): boolean {
  return state === 'ended';
}

export function personOf(call: Pick<Call, 'people'>, userId: string): CallPerson | undefined {
  return call.people.find((person) => person.userId === userId);
}

export function isIn(call: Pick<Call, 'people'>, userId: string): boolean {
  return personOf(call, userId)?.state === 'joined';
}

export function joinedOf(call: Pick<Call, 'people'>): CallPerson[] {
  return call.people.filter(({ state }) => state === 'joined');
}

/** A name in LiveKit that says nothing and cannot be guessed. */
export function freshName(): string {
  return randomBytes(15).toString('base64url');
}

export const later = (now: Date, ms: number) => new Date(now.getTime() + ms);

export interface Beginning {
  id: string;
  room: Pick<Room, '_id' | 'kind'>;
  kind: CallKind;
  videoAllowed: boolean;
  starter: { userId: string; shownId: string };
  clientKey: string;
  /** Everybody else whom it should ring, and whether they are in another call. */
  others: readonly { userId: string; shownId: string; isBusy: boolean }[];
  livekitRoom: string;
  now: Date;
}

/** A call as it begins: whoever began it is expected, the others are rung. `settled` is applied by whoever writes it. */
export function newCall({ id, room, starter, others, now, livekitRoom, ...begun }: Beginning): Call {
  return {
    ...begun,
    _id: id,
    roomId: room._id,
    roomKind: room.kind,
    liveKey: room._id,
    state: 'ringing',
    startedById: starter.userId,
    startedAsId: starter.shownId,
    createdAt: now,
    people: [
      { ...starter, state: 'joined', devices: [], awaitedUntil: later(now, ARRIVAL_MS) },
      ...others.map(
        ({ isBusy, ...other }): CallPerson => ({ ...other, state: isBusy ? 'busy' : 'ringing', devices: [] }),
      ),
    ],
    missedIds: [],
    rings: others.length > 0,
    ringUntil: later(now, RING_MS),
    version: 1,
    generation: 1,
    livekitRoom,
    holders: [],
    activeIds: [],
    tasks: [],
    checkAt: later(now, CHECK_MS),
  };
}
