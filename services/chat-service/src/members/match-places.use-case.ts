import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { TellPerson } from '../people/tell-person.use-case.js';
import type { Room } from '../rooms/room.js';
import type { Emit } from '../storage/chat-writes.js';
import { MembersRepository } from './members.repository.js';
import { isPresent, membershipKey } from './membership.js';

/**
 * The places of the two in a match's room, in the caller's transaction. They count towards nobody's rooms; each is told on the
 * channel of the person they are, which names the room alone.
 */
@Injectable()
export class MatchPlaces {
  constructor(
    private readonly members: MembersRepository,
    private readonly tellPerson: TellPerson,
  ) {}

  /** Both are in, under their pseudonyms. */
  async take(session: ClientSession, emit: Emit, room: Room): Promise<void> {
    const start = { firstSeq: 1, firstChannelSeq: 1, joinedAt: room.createdAt, readSeq: 0, deliveredSeq: 0 };
    for (const { userId, alias } of peopleOf(room)) {
      const place = { _id: membershipKey(room._id, userId), roomId: room._id, userId };
      await this.members.put({ ...place, role: 'member', state: 'joined', ...start, alias }, session);
      await this.tellPerson.run(session, emit, userId, { roomId: room._id, kind: 'added' });
    }
  }

  /** Nothing more is written in the room, which both may still read. */
  async end(session: ClientSession, emit: Emit, room: Room): Promise<void> {
    for (const { userId } of peopleOf(room)) {
      await this.members.change(room._id, userId, { $set: { matchEndedAt: new Date() } }, session);
      await this.tellPerson.run(session, emit, userId, { roomId: room._id, kind: 'reach' });
    }
  }

  /** The room is gone for both, who are told once. */
  async close(session: ClientSession, emit: Emit, room: Room): Promise<void> {
    for (const { userId } of peopleOf(room)) {
      const member = await this.members.find(room._id, userId, session);
      if (!member || !isPresent(member)) continue;
      const left = { $set: { state: 'left' as const } };
      await this.members.change(room._id, userId, left, session);
      await this.tellPerson.run(session, emit, userId, { roomId: room._id, kind: 'removed' });
    }
  }

  async delete(session: ClientSession, room: Room): Promise<void> {
    for (const { userId } of peopleOf(room)) await this.members.delete(room._id, userId, session);
  }
}

function peopleOf({ match }: Room) {
  return match?.people ?? [];
}
