import { Injectable } from '@nestjs/common';
import { TellPerson } from '../people/tell-person.use-case.js';
import { ChatWrites } from '../storage/chat-writes.js';
import { EnterRoom } from './enter-room.query.js';
import { membersErrors } from './members.errors.js';
import { MembersRepository } from './members.repository.js';
import { FOREVER } from './membership.js';

/** Silences a room for somebody until a moment, or ends that; their other devices are told. Throws CHAT_ROOM_NOT_FOUND, CHAT_MUTE_INVALID. */
@Injectable()
export class MuteRoom {
  constructor(
    private readonly enterRoom: EnterRoom,
    private readonly members: MembersRepository,
    private readonly writes: ChatWrites,
    private readonly tellPerson: TellPerson,
  ) {}

  async run(roomId: string, userId: string, until: Date | undefined): Promise<void> {
    if (until && !(until.getTime() > Date.now() && until <= FOREVER)) throw membersErrors.muteInvalid();
    await this.writes.run([`person:${userId}`], async (session, emit) => {
      const { membership } = await this.enterRoom.look(roomId, userId, session);
      if (membership.mutedUntil?.getTime() === until?.getTime()) return;
      const update = until ? { $set: { mutedUntil: until } } : { $unset: { mutedUntil: true as const } };
      await this.members.change(roomId, userId, update, session);
      await this.tellPerson.run(session, emit, userId, { roomId, kind: 'muted' });
    });
  }
}
