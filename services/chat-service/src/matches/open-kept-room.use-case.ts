import { Injectable } from '@nestjs/common';
import { AcceptRequest } from '../members/accept-request.use-case.js';
import { ReachPeople } from '../reach/reach-people.query.js';
import { MakeDirectRoom } from '../rooms/make-direct-room.use-case.js';
import { directKeyOf } from '../rooms/room.js';
import { ChatWrites } from '../storage/chat-writes.js';

/**
 * The room of two who want to keep contact, with both in it and no request between them; the one they have, where they have one.
 * Idempotent. Emits `room.created`, `member.joined`. Throws CHAT_PERSON_NOT_FOUND, CHAT_PERSON_UNREACHABLE, CHAT_ROOMS_LIMIT,
 * UnavailableError.
 */
@Injectable()
export class OpenKeptRoom {
  constructor(
    private readonly reach: ReachPeople,
    private readonly writes: ChatWrites,
    private readonly makeDirectRoom: MakeDirectRoom,
    private readonly accept: AcceptRequest,
  ) {}

  /** The room's id. */
  async run([one, other]: [string, string]): Promise<string> {
    await Promise.all([this.reach.one(one, other), this.reach.one(other, one)]);
    const shared = [`direct:${directKeyOf(one, other)}`, `person:${one}`, `person:${other}`];
    return this.writes.run(shared, async (session, emit) => {
      const room = await this.makeDirectRoom.run(session, emit, one, other);
      for (const userId of [one, other]) await this.accept.run(session, emit, room, { userId });
      return room._id;
    });
  }
}
