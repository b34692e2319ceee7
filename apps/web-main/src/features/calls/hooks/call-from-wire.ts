import type { CallFaceFragment, CallPartsFragment, CallRoomQuery } from '../../../gen/calls/graphql.ts';
import type { Call, CallEndReason, CallFace, CallPerson, CallRoom } from './call.ts';

/** A call as the socket gives it; undefined for what is none. */
export function callOfWire(wire: unknown): Call | undefined {
  const call = (wire ?? {}) as Partial<Call>;
  if (!call.id || !call.roomId || !Array.isArray(call.people) || typeof call.version !== 'number') return undefined;
  return {
    ...(call as Call),
    liveAt: call.liveAt ?? null,
    endedAt: call.endedAt ?? null,
    endReason: call.endReason || null,
    generation: call.generation ?? 0,
  };
}

const lower = <Value extends string>(name: string): Value => name.toLowerCase() as Value;

/** A call as GraphQL gives it. */
export const callOf = (parts: CallPartsFragment): Call => ({
  id: parts.id,
  roomId: parts.roomId,
  kind: lower(parts.kind),
  videoAllowed: parts.videoAllowed,
  state: lower(parts.state),
  startedById: parts.startedById,
  createdAt: parts.createdAt,
  liveAt: parts.liveAt ?? null,
  endedAt: parts.endedAt ?? null,
  endReason: parts.endReason ? lower<CallEndReason>(parts.endReason) : null,
  people: parts.people.map(({ userId, state, identities }) => ({
    userId,
    state: lower<CallPerson['state']>(state),
    identities,
  })),
  version: parts.version,
  generation: parts.generation,
});

export const faceOf = (parts: CallFaceFragment): CallFace => ({
  id: parts.id,
  name: parts.name,
  avatar: parts.avatar ?? null,
});

/** Who of a call is known by name. */
export const facesOf = (parts: CallPartsFragment): CallFace[] =>
  parts.people.flatMap(({ user }) => (user ? [faceOf(user)] : []));

export function roomOf(room: NonNullable<CallRoomQuery['room']>, now: number): CallRoom {
  const known = [room.peer, ...room.faces].flatMap((face) => (face ? [faceOf(face)] : []));
  return {
    id: room.id,
    kind: room.kind,
    name: room.name ?? null,
    isMuted: room.mutedUntil ? Date.parse(room.mutedUntil) > now : false,
    others: known,
    ownAlias: room.ownAlias?.id ?? null,
    otherAlias: room.otherAlias?.name ?? null,
  };
}
