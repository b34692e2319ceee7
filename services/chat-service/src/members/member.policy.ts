import type { Room } from '../rooms/room.js';
import { roomsErrors } from '../rooms/rooms.errors.js';
import { membersErrors } from './members.errors.js';
import type { Membership } from './membership.js';

/** Whatever is only for groups. Throws CHAT_NOT_A_GROUP. */
export function mustBeGroup(room: Pick<Room, 'kind'>): void {
  if (room.kind !== 'group') throw roomsErrors.notAGroup();
}

/** Rename, bring people in, make links. Throws CHAT_ROLE_REQUIRED. */
export function mustManage({ role }: Pick<Membership, 'role'>): void {
  if (role === 'member') throw membersErrors.roleRequired('admin');
}

/** Give roles. Throws CHAT_ROLE_REQUIRED. */
export function mustOwn({ role }: Pick<Membership, 'role'>): void {
  if (role !== 'owner') throw membersErrors.roleRequired('owner');
}

/** Take somebody out: the owner anybody else, an admin plain members. Throws CHAT_ROLE_REQUIRED. */
export function mayTakeOut(actor: Pick<Membership, 'role'>, target: Pick<Membership, 'role'>): void {
  mustManage(actor);
  if (target.role !== 'member') mustOwn(actor);
}

/** Whatever only people do who are in. Throws CHAT_ROOM_NOT_FOUND, CHAT_REQUEST_UNANSWERED. */
export function mustBeIn(membership: Pick<Membership, 'state'> | null): void {
  if (membership?.state === 'asked') throw membersErrors.requestUnanswered();
  if (membership?.state !== 'joined') throw roomsErrors.roomNotFound();
}
