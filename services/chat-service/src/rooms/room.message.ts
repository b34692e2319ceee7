import { chatV1 } from '@my-girok/proto';
import { actorIdOf, type MemberState, type Membership, type Role } from '../members/membership.js';
import { FACES, otherAliasOf, peerIdOf, type Room, type RoomKind, roomChannel } from './room.js';

const { MemberState: State, Role: RoleOf, RoomKind: Kind } = chatV1;

const KINDS: Record<RoomKind, chatV1.RoomKind> = {
  direct: Kind.ROOM_KIND_DIRECT,
  group: Kind.ROOM_KIND_GROUP,
  match: Kind.ROOM_KIND_MATCH,
};

const ROLES: Record<Role, chatV1.Role> = {
  owner: RoleOf.ROLE_OWNER,
  admin: RoleOf.ROLE_ADMIN,
  member: RoleOf.ROLE_MEMBER,
};

const STATES: Record<MemberState, chatV1.MemberState> = {
  joined: State.MEMBER_STATE_JOINED,
  asked: State.MEMBER_STATE_ASKED,
  unseen: State.MEMBER_STATE_ASKED,
  left: State.MEMBER_STATE_LEFT,
};

/** Where a room's channel stands. */
export function positionOf({ _id, epoch, channelSeq }: Room): chatV1.Position {
  return { channel: roomChannel(_id), epoch, seq: channelSeq };
}

/** What a room is to one of its people, beside what they may see of its messages. */
export interface RoomView {
  room: Room;
  membership: Membership;
  sendState: chatV1.SendState;
  lastMessage?: chatV1.Message;
}

export function roomMessage({ room, membership, sendState, lastMessage }: RoomView): chatV1.Room {
  const { userId } = membership;
  return {
    id: room._id,
    kind: KINDS[room.kind],
    name: room.name ?? '',
    memberCount: room.memberCount,
    peerId: peerIdOf(room, userId) ?? '',
    lastSeq: room.messageSeq,
    lastMessage,
    activeAt: room.activeAt,
    position: positionOf(room),
    state: STATES[membership.state],
    role: ROLES[membership.role],
    readSeq: membership.readSeq,
    unreadCount: unreadOf(room, membership),
    mutedUntil: isMuted(membership) ? membership.mutedUntil : undefined,
    askedById: membership.askedById ?? '',
    sendState,
    faceIds: facesFor(room, userId),
    firstSeq: membership.firstSeq,
    ownAlias: membership.alias,
    otherAlias: otherAliasOf(room, userId),
    imagesAllowed: room.match?.imagesAllowed ?? false,
  };
}

export function memberMessage(membership: Membership): chatV1.Member {
  const { role, state, joinedAt } = membership;
  return { userId: actorIdOf(membership), role: ROLES[role], state: STATES[state], joinedAt };
}

/** Messages after what somebody read: all of them others', because one's own move the marker. */
export function unreadOf(room: Room, { readSeq, firstSeq }: Membership): number {
  return Math.max(0, room.messageSeq - Math.max(readSeq, firstSeq - 1));
}

export function isMuted({ mutedUntil }: Membership, now = Date.now()): boolean {
  return mutedUntil !== undefined && mutedUntil.getTime() > now;
}

/** Others who stand for a group in its picture. */
export function facesFor(room: Room, userId: string): string[] {
  if (room.kind !== 'group') return [];
  return room.faceIds.filter((id) => id !== userId).slice(0, FACES);
}
