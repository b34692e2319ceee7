import { DomainError } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { type Entered, EnterRoom } from '../members/enter-room.query.js';
import { FindMemberships } from '../members/find-memberships.query.js';
import { Relations } from '../reach/relations.query.js';
import { HoldRoom } from '../rooms/hold-room.use-case.js';
import { peerIdOf } from '../rooms/room.js';
import { carriedIn } from './call.policy.js';
import { callsErrors } from './calls.errors.js';

/** Somebody's place in a room with regard to calls there: every way into a call goes through here. */
@Injectable()
export class EnterCalls {
  constructor(
    private readonly enterRoom: EnterRoom,
    private readonly findMemberships: FindMemberships,
    private readonly relations: Relations,
    private readonly holdRoom: HoldRoom,
  ) {}

  /** As somebody who is in the room. Throws CHAT_ROOM_NOT_FOUND, CALL_NOT_ALLOWED for who was asked and has not answered. */
  async run(roomId: string, userId: string, session?: ClientSession): Promise<Entered> {
    const entered = await this.enterRoom.look(roomId, userId, session);
    if (entered.membership.state !== 'joined') throw callsErrors.notAllowed();
    return entered;
  }

  /**
   * The same in a transaction, which is then one of those that write to the room: nobody enters who is taken out at that moment, and
   * of two that begin a call the later one finds what the earlier one wrote.
   */
  async holding(roomId: string, userId: string, session: ClientSession): Promise<Entered> {
    await this.holdRoom.run(session, roomId);
    return this.run(roomId, userId, session);
  }

  /** The same of a call's room: who is not in it knows of no call. In a transaction as `holding` does. Throws CALL_NOT_FOUND, CALL_NOT_ALLOWED. */
  async ofCall(roomId: string, userId: string, session?: ClientSession): Promise<Entered> {
    try {
      return await (session ? this.holding(roomId, userId, session) : this.run(roomId, userId));
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'not_found') throw callsErrors.notFound();
      throw error;
    }
  }

  /**
   * What a call there may carry now. In a room of two both are in and feed-service knows of no block. Throws CALL_NOT_ALLOWED,
   * UnavailableError.
   */
  async carried({ room, membership: { userId } }: Entered): Promise<{ videoAllowed: boolean }> {
    const carried = carriedIn(room);
    const peerId = peerIdOf(room, userId);
    if (room.kind === 'direct') {
      const [peer] = peerId ? await this.findMemberships.run([{ roomId: room._id, userId: peerId }]) : [];
      if (peer?.state !== 'joined') throw callsErrors.notAllowed();
      const relation = (await this.relations.run(userId, [peer.userId])).get(peer.userId);
      if (!relation || relation.blocked) throw callsErrors.notAllowed();
    }
    return carried;
  }
}
