import { LIMITS } from '@my-girok/types';
import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { reachErrors } from '../reach/reach.errors.js';
import { peerIdOf, type Room } from '../rooms/room.js';
import { TellRoom } from '../rooms/tell-room.use-case.js';
import type { Emit } from '../storage/chat-writes.js';
import { AskIn } from './ask-in.use-case.js';
import { JoinRoom } from './join-room.use-case.js';
import { membersErrors } from './members.errors.js';
import { MembersRepository } from './members.repository.js';
import type { Membership } from './membership.js';

export interface Reaching {
  /** A room of two. */
  room: Room;
  senderId: string;
  /** Whether the other follows the sender: then they are written to freely. */
  followsSender: boolean;
}

/** Where the other one stands now. */
export type Reached = Pick<Membership, 'userId' | 'state' | 'mutedUntil'>;

/**
 * Brings a message in a room of two to the other one, in the message's transaction. The first one shows them the room: as theirs
 * when they follow the sender, else as a request. Throws CHAT_REQUEST_LIMIT when what may be sent before the answer is sent,
 * CHAT_PERSON_UNREACHABLE when they are gone or take no more rooms.
 */
@Injectable()
export class ReachPeer {
  constructor(
    private readonly members: MembersRepository,
    private readonly joinRoom: JoinRoom,
    private readonly askIn: AskIn,
    private readonly tellRoom: TellRoom,
  ) {}

  async run(session: ClientSession, emit: Emit, { room, senderId, followsSender }: Reaching): Promise<Reached> {
    const peerId = peerIdOf(room, senderId);
    const peer = peerId && (await this.members.find(room._id, peerId, session));
    if (!peer) throw reachErrors.personUnreachable();
    if (peer.state === 'joined') return peer;
    if (followsSender) {
      await this.joinRoom.run(session, emit, room._id, peer.userId).catch(asUnreachable);
      await this.tellRoom.run(session, emit, room._id, { joinedIds: [peer.userId], byId: senderId });
      return { ...peer, state: 'joined' };
    }
    await this.count(session, room._id, senderId);
    if (peer.state !== 'unseen') return peer;
    await this.askIn.run(session, emit, room._id, peer.userId, senderId).catch(asUnreachable);
    await this.tellRoom.run(session, emit, room._id, { askedIds: [peer.userId], byId: senderId });
    return { ...peer, state: 'asked' };
  }

  private async count(session: ClientSession, roomId: string, senderId: string): Promise<void> {
    const sender = await this.members.change(roomId, senderId, { $inc: { requestCount: 1 } }, session);
    if ((sender?.requestCount ?? 0) > LIMITS.requestMessagesMax) throw membersErrors.requestLimit();
  }
}

/** That somebody has too many rooms is theirs to know. */
function asUnreachable(error: unknown): never {
  if ((error as { code?: unknown }).code === 'CHAT_ROOMS_LIMIT') throw reachErrors.personUnreachable();
  throw error;
}
