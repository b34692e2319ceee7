import { UnavailableError } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { TakePlace } from '../members/take-place.use-case.js';
import { ReachPeople } from '../reach/reach-people.query.js';
import { ChatWrites } from '../storage/chat-writes.js';
import { MakeDirectRoom } from './make-direct-room.use-case.js';
import { directKeyOf } from './room.js';
import { roomsErrors } from './rooms.errors.js';
import { RoomsRepository } from './rooms.repository.js';

/**
 * Opens the room of two people, made once however often and by whomever it is opened. To the other there is no room until
 * something was sent. Emits `room.created`, `member.joined`. Throws CHAT_CANNOT_TALK_TO_SELF, CHAT_PERSON_NOT_FOUND,
 * CHAT_PERSON_UNREACHABLE, CHAT_ROOMS_LIMIT, UnavailableError; a room that is there opens also while nobody can be asked.
 */
@Injectable()
export class OpenDirectRoom {
  constructor(
    private readonly rooms: RoomsRepository,
    private readonly reach: ReachPeople,
    private readonly writes: ChatWrites,
    private readonly makeDirectRoom: MakeDirectRoom,
    private readonly takePlace: TakePlace,
  ) {}

  /** The room's id. */
  async run(userId: string, otherId: string): Promise<string> {
    if (userId === otherId) throw roomsErrors.cannotTalkToSelf();
    const directKey = directKeyOf(userId, otherId);
    const known = await this.rooms.findDirect(directKey);
    await this.reach.one(userId, otherId).catch((error: unknown) => {
      if (!known || !(error instanceof UnavailableError)) throw error;
    });
    return this.writes.run([`direct:${directKey}`, `person:${userId}`], async (session, emit) => {
      const room = await this.makeDirectRoom.run(session, emit, userId, otherId);
      await this.takePlace.run(session, emit, room, userId);
      return room._id;
    });
  }
}
