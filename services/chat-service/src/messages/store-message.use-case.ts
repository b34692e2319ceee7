import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import type { Entered } from '../members/enter-room.query.js';
import { actorIdOf } from '../members/membership.js';
import { ReachPeer } from '../members/reach-peer.use-case.js';
import { ChatWrites, type Emit } from '../storage/chat-writes.js';
import type { Message } from './message.js';
import type { Audience } from './message-audience.query.js';
import { MessagesRepository } from './messages.repository.js';
import type { Draft } from './prepare-message.use-case.js';
import { WriteMessage } from './write-message.use-case.js';

const NOBODY: ReadonlySet<string> = new Set();

/**
 * Writes a message in one transaction, once for each client id, however many attempts there are and wherever they run. Throws
 * CHAT_REQUEST_LIMIT, CHAT_PERSON_UNREACHABLE, CHAT_ROOM_NOT_FOUND, CHAT_MATCH_ENDED, CHAT_IMAGES_NOT_ALLOWED,
 * CHAT_TOO_MANY_WRITES, UnavailableError.
 */
@Injectable()
export class StoreMessage {
  constructor(
    private readonly writes: ChatWrites,
    private readonly messages: MessagesRepository,
    private readonly reachPeer: ReachPeer,
    private readonly writeMessage: WriteMessage,
  ) {}

  run({ room, membership }: Entered, draft: Draft, audience: Audience): Promise<Message> {
    const { roomId, userId } = membership;
    const authorId = actorIdOf(membership);
    let attempts = 0;
    return this.writes.run([`room:${roomId}`], async (session, emit) => {
      // The caller has looked; the unique index holds. So the first attempt does not ask again, which is a tenth of its time.
      const first = attempts++ > 0 && (await this.messages.findByClientId(roomId, authorId, draft.clientId, session));
      if (first) return first;
      const reached = await this.reach(session, emit, room, userId, audience);
      return this.writeMessage.run(session, emit, { draft, membership, audience: reached });
    });
  }

  private async reach(session: ClientSession, emit: Emit, room: Entered['room'], senderId: string, audience: Audience) {
    if (audience.kind === 'group') return audience;
    if (audience.kind === 'match') return { members: [], blocked: NOBODY };
    const { followsSender } = audience;
    return { members: [await this.reachPeer.run(session, emit, { room, senderId, followsSender })], blocked: NOBODY };
  }
}
