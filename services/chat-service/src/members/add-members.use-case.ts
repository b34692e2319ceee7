import { Injectable } from '@nestjs/common';
import { ReachPeople } from '../reach/reach-people.query.js';
import { ChatWrites } from '../storage/chat-writes.js';
import { BringIn } from './bring-in.use-case.js';
import { EnterRoom } from './enter-room.query.js';
import { mustBeGroup, mustManage } from './member.policy.js';
import { MembersRepository } from './members.repository.js';
import { isPresent, type Membership, membershipKey } from './membership.js';

/**
 * Asks people into a group; who follows the one who asks is in at once. Who is in or asked already is left alone. Throws
 * CHAT_ROOM_NOT_FOUND, CHAT_NOT_A_GROUP, CHAT_ROLE_REQUIRED, CHAT_PERSON_NOT_FOUND, CHAT_PERSON_UNREACHABLE, CHAT_ROOM_FULL,
 * CHAT_ROOMS_LIMIT, UnavailableError.
 */
@Injectable()
export class AddMembers {
  constructor(
    private readonly enterRoom: EnterRoom,
    private readonly members: MembersRepository,
    private readonly reach: ReachPeople,
    private readonly writes: ChatWrites,
    private readonly bringIn: BringIn,
  ) {}

  /** The places of those named, as they are then. */
  async run(roomId: string, actorId: string, userIds: readonly string[]): Promise<Membership[]> {
    const { room, membership } = await this.enterRoom.run(roomId, actorId);
    mustBeGroup(room);
    mustManage(membership);
    const keys = userIds.map((userId) => membershipKey(roomId, userId));
    const there = new Set((await this.members.findMany(keys)).filter(isPresent).map(({ userId }) => userId));
    const relations = await this.reach.run(
      actorId,
      userIds.filter((userId) => !there.has(userId)),
    );
    const shared = [`room:${roomId}`, ...[...relations.keys()].map((id) => `person:${id}`)];
    return this.writes.run(shared, async (session, emit) => {
      mustManage((await this.enterRoom.run(roomId, actorId, session)).membership);
      await this.bringIn.run(session, emit, { roomId, byId: actorId, relations });
      return this.members.findMany(keys, session);
    });
  }
}
