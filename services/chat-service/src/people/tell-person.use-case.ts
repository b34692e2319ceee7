import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { AppendToChannel } from '../channel-log/append-to-channel.use-case.js';
import type { PersonChangeKind } from '../channel-log/channel-entry.js';
import type { Emit } from '../storage/chat-writes.js';
import { PeopleRepository } from './people.repository.js';
import { personChannel } from './person.js';
import { personChangeKindOf } from './person.message.js';

/**
 * Tells one person what changed in one of their rooms, or in all (no room), for them alone; in the change's own transaction.
 * Emits `person.rooms_updated`.
 */
@Injectable()
export class TellPerson {
  constructor(
    private readonly people: PeopleRepository,
    private readonly append: AppendToChannel,
  ) {}

  async run(
    session: ClientSession,
    emit: Emit,
    userId: string,
    { roomId, kind }: { roomId?: string; kind: PersonChangeKind },
  ): Promise<void> {
    await this.people.ensure(userId, session);
    const person = await this.people.change(userId, { $inc: { channelSeq: 1 } }, session);
    if (!person) throw new Error('A person who was just made is not there');
    const { epoch, channelSeq: seq } = person;
    await this.append.run(
      session,
      { channel: personChannel(userId), epoch, seq },
      { kind: 'person.rooms_updated', change: kind, ...(roomId && { roomId }) },
    );
    await emit('person.rooms_updated', userId, {
      userId,
      epoch,
      seq,
      change: { roomId: roomId ?? '', kind: personChangeKindOf(kind) },
    });
  }
}
