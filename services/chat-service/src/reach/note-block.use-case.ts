import { Injectable } from '@nestjs/common';
import { RoomsOfBoth } from '../members/rooms-of-both.query.js';
import { TellPerson } from '../people/tell-person.use-case.js';
import { ChatWrites } from '../storage/chat-writes.js';
import { BlocksRepository } from './blocks.repository.js';

/**
 * Keeps up with who blocks whom, and tells both where they have a room in common: what can be sent and seen there changed. Safe
 * to repeat: they are told once more.
 */
@Injectable()
export class NoteBlock {
  constructor(
    private readonly blocks: BlocksRepository,
    private readonly roomsOfBoth: RoomsOfBoth,
    private readonly writes: ChatWrites,
    private readonly tellPerson: TellPerson,
  ) {}

  async run(blockerId: string, blockedId: string, isBlocked: boolean): Promise<void> {
    if (isBlocked) await this.blocks.add(blockerId, blockedId);
    else await this.blocks.remove(blockerId, blockedId);
    for (const { userId, roomId } of await this.roomsOfBoth.run(blockerId, blockedId)) {
      await this.writes.run([`person:${userId}`], (session, emit) =>
        this.tellPerson.run(session, emit, userId, { roomId, kind: 'reach' }),
      );
    }
  }
}
