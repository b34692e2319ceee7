import { Injectable } from '@nestjs/common';
import { Announce } from '../members/announce.use-case.js';
import { EnterRoom } from '../members/enter-room.query.js';
import { mustBeGroup, mustManage } from '../members/member.policy.js';
import { ChatWrites } from '../storage/chat-writes.js';
import { RoomsRepository } from './rooms.repository.js';
import { TellRoom } from './tell-room.use-case.js';

/** Gives a group another name and tells it. Idempotent. Throws CHAT_ROOM_NOT_FOUND, CHAT_NOT_A_GROUP, CHAT_ROLE_REQUIRED. */
@Injectable()
export class RenameGroup {
  constructor(
    private readonly rooms: RoomsRepository,
    private readonly enterRoom: EnterRoom,
    private readonly writes: ChatWrites,
    private readonly announce: Announce,
    private readonly tellRoom: TellRoom,
  ) {}

  async run(roomId: string, userId: string, name: string): Promise<void> {
    await this.writes.run([`room:${roomId}`], async (session, emit) => {
      const { room, membership } = await this.enterRoom.run(roomId, userId, session);
      mustBeGroup(room);
      mustManage(membership);
      if (room.name === name) return;
      await this.rooms.change(roomId, { $set: { name } }, session);
      await this.announce.run(session, emit, roomId, { authorId: userId, kind: 'renamed', userIds: [], name });
      await this.tellRoom.run(session, emit, roomId, { byId: userId });
    });
  }
}
