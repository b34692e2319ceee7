import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import type { Relation } from '../reach/relation.js';
import { TellRoom } from '../rooms/tell-room.use-case.js';
import type { Emit } from '../storage/chat-writes.js';
import { Announce } from './announce.use-case.js';
import { AskIn } from './ask-in.use-case.js';
import { JoinRoom } from './join-room.use-case.js';
import { MembersRepository } from './members.repository.js';
import { membershipKey } from './membership.js';

export interface Bringing {
  roomId: string;
  /** Who brings them. */
  byId: string;
  /** How each of them stands to that person. */
  relations: ReadonlyMap<string, Relation>;
}

/**
 * Brings people into a group, in the transaction of whoever does: who follows that person is in at once, unless they have left
 * by themselves before; the others are asked. Who is in or asked already is left alone. Throws CHAT_ROOM_FULL, CHAT_ROOMS_LIMIT.
 */
@Injectable()
export class BringIn {
  constructor(
    private readonly members: MembersRepository,
    private readonly joinRoom: JoinRoom,
    private readonly askIn: AskIn,
    private readonly tellRoom: TellRoom,
    private readonly announce: Announce,
  ) {}

  async run(session: ClientSession, emit: Emit, { roomId, byId, relations }: Bringing): Promise<void> {
    const [joinedIds, askedIds]: [string[], string[]] = [[], []];
    const keys = [...relations.keys()].map((userId) => membershipKey(roomId, userId));
    const known = new Map((await this.members.findMany(keys, session)).map((member) => [member.userId, member]));
    for (const { otherId, followsUser } of relations.values()) {
      const member = known.get(otherId);
      const hasLeft = member?.state === 'left' && !member.removed;
      if (followsUser && !hasLeft && member?.state !== 'asked') {
        if (await this.joinRoom.run(session, emit, roomId, otherId)) joinedIds.push(otherId);
      } else if (await this.askIn.run(session, emit, roomId, otherId, byId)) askedIds.push(otherId);
    }
    if (joinedIds.length > 0) {
      await this.announce.run(session, emit, roomId, { authorId: byId, kind: 'joined', userIds: joinedIds });
    }
    if (joinedIds.length + askedIds.length > 0) {
      await this.tellRoom.run(session, emit, roomId, { joinedIds, askedIds, byId });
    }
  }
}
