import { Injectable } from '@nestjs/common';
import type { Entered } from '../members/enter-room.query.js';
import { actorIdOf } from '../members/membership.js';
import { NumberEvent } from '../rooms/number-event.use-case.js';
import { ChatWrites } from '../storage/chat-writes.js';
import { EnterToChange } from './enter-to-change.query.js';
import type { InRoom } from './message.js';
import { mayEdit } from './message.policy.js';
import { UpdateMessage } from './update-message.use-case.js';
import { says, type Wording } from './wording.js';

/** Writes an edit in one transaction, by the rules as they are then. Emits `message.updated`. Throws what `EnterToChange` and `mayEdit` throw. */
@Injectable()
export class WriteEdit {
  constructor(
    private readonly writes: ChatWrites,
    private readonly numberEvent: NumberEvent,
    private readonly enterToChange: EnterToChange,
    private readonly updateMessage: UpdateMessage,
  ) {}

  run(membership: Entered['membership'], messageId: string, wording: Wording): Promise<InRoom> {
    const { roomId, userId } = membership;
    const actorId = actorIdOf(membership);
    return this.writes.run([`room:${roomId}`], async (session, emit) => {
      const { entered, message: known } = await this.enterToChange.run(roomId, userId, messageId, session);
      if (says(known, wording)) return { room: entered.room, message: known };
      const editedAt = new Date();
      mayEdit(known, actorId, editedAt);
      const room = await this.numberEvent.run(session, roomId);
      const update = { $set: { ...wording, editedAt }, $inc: { edits: 1 } };
      const change = { change: 'edited', userId: actorId } as const;
      return { room, message: await this.updateMessage.run(session, emit, { room, message: known }, update, change) };
    });
  }
}
