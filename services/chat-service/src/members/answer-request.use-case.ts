import { Injectable } from '@nestjs/common';
import { FindRoom } from '../rooms/find-room.query.js';
import { roomsErrors } from '../rooms/rooms.errors.js';
import { ChatWrites } from '../storage/chat-writes.js';
import { AcceptRequest } from './accept-request.use-case.js';
import { DeclineRequest } from './decline-request.use-case.js';
import { membersErrors } from './members.errors.js';
import { MembersRepository } from './members.repository.js';

/**
 * Accepts or declines what somebody was asked; repeating the same answer changes nothing. Whoever wrote to them does not learn that
 * they declined. Emits `member.joined` on accepting. Throws CHAT_ROOM_NOT_FOUND, CHAT_NOT_ASKED for the other answer later.
 */
@Injectable()
export class AnswerRequest {
  constructor(
    private readonly findRoom: FindRoom,
    private readonly members: MembersRepository,
    private readonly writes: ChatWrites,
    private readonly accept: AcceptRequest,
    private readonly decline: DeclineRequest,
  ) {}

  async run(roomId: string, userId: string, accepts: boolean): Promise<void> {
    await this.writes.run([`room:${roomId}`, `person:${userId}`], async (session, emit) => {
      const member = await this.members.find(roomId, userId, session);
      const room = member && member.state !== 'unseen' ? await this.findRoom.run(roomId, session) : undefined;
      if (!member || !room) throw roomsErrors.roomNotFound();
      if (member.state === 'asked') {
        await (accepts ? this.accept : this.decline).run(session, emit, room, member);
      } else if ((member.state === 'joined') !== accepts) throw membersErrors.notAsked();
    });
  }
}
