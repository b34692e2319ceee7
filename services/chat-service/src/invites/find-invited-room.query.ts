import { Injectable } from '@nestjs/common';
import { FindMemberships } from '../members/find-memberships.query.js';
import type { Membership } from '../members/membership.js';
import { FindRoom } from '../rooms/find-room.query.js';
import type { Room } from '../rooms/room.js';
import { hashOf, isToken } from './invite.js';
import { invitesErrors } from './invites.errors.js';
import { InvitesRepository } from './invites.repository.js';

/**
 * The group that a link leads to, and the place in it that somebody has or had. Throws CHAT_INVITE_NOT_FOUND for a link that is
 * none, has ended or was revoked.
 */
@Injectable()
export class FindInvitedRoom {
  constructor(
    private readonly invites: InvitesRepository,
    private readonly findRoom: FindRoom,
    private readonly findMemberships: FindMemberships,
  ) {}

  async run(token: string, userId: string): Promise<{ room: Room; membership?: Membership }> {
    const invite = isToken(token) ? await this.invites.find(hashOf(token)) : null;
    const room = invite ? await this.findRoom.run(invite.roomId) : undefined;
    if (!room) throw invitesErrors.inviteNotFound();
    const [membership] = await this.findMemberships.run([{ roomId: room._id, userId }]);
    return { room, membership };
  }
}
