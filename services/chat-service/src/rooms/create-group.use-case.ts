import { uuidv7 } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { BringIn } from '../members/bring-in.use-case.js';
import { JoinRoom } from '../members/join-room.use-case.js';
import { ReachPeople } from '../reach/reach-people.query.js';
import { ChatWrites } from '../storage/chat-writes.js';
import { newRoom } from './room.js';
import { RoomsRepository } from './rooms.repository.js';

export interface CreateGroupInput {
  userId: string;
  name: string;
  /** Others, each once. */
  otherIds: readonly string[];
  clientId: string;
}

/**
 * Makes a group with its first people, once for each client id: those who follow its maker are in, the others are asked. Emits
 * `room.created`, `member.joined`. Throws CHAT_PERSON_NOT_FOUND, CHAT_PERSON_UNREACHABLE, CHAT_ROOMS_LIMIT, UnavailableError.
 */
@Injectable()
export class CreateGroup {
  constructor(
    private readonly rooms: RoomsRepository,
    private readonly reach: ReachPeople,
    private readonly writes: ChatWrites,
    private readonly joinRoom: JoinRoom,
    private readonly bringIn: BringIn,
  ) {}

  /** The room's id. */
  async run({ userId, name, otherIds, clientId }: CreateGroupInput): Promise<string> {
    const clientKey = `${userId}:${clientId}`;
    const made = await this.rooms.findByClientKey(clientKey);
    if (made) return made._id;
    const relations = await this.reach.run(userId, otherIds);
    const shared = [userId, ...otherIds].map((id) => `person:${id}`);
    return this.writes.run(shared, async (session, emit) => {
      const first = await this.rooms.findByClientKey(clientKey, session);
      if (first) return first._id;
      const room = newRoom({ _id: uuidv7(), kind: 'group', creatorId: userId, epoch: uuidv7() });
      await this.rooms.insert({ ...room, name, clientKey }, session);
      await emit('room.created', room._id, { roomId: room._id, kind: 'group', creatorId: userId });
      await this.joinRoom.run(session, emit, room._id, userId);
      await this.bringIn.run(session, emit, { roomId: room._id, byId: userId, relations });
      return room._id;
    });
  }
}
