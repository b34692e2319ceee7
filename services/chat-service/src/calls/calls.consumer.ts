import { NatsSubscribe } from '@my-girok/nest-common';
import type { MemberLeft, SessionRevoked, UserBanned, UserBlocked, UserDeleted } from '@my-girok/proto';
import { Injectable } from '@nestjs/common';
import { FindDirectRoom } from '../rooms/find-direct-room.query.js';
import { EndCallOf } from './end-call-of.use-case.js';
import { EraseCallsOf } from './erase-calls-of.use-case.js';
import { PutOut } from './put-out.use-case.js';

/** What takes the right to be in a call away from somebody: they are out within a second. */
@Injectable()
export class CallsConsumer {
  constructor(
    private readonly putOut: PutOut,
    private readonly endCallOf: EndCallOf,
    private readonly eraseCallsOf: EraseCallsOf,
    private readonly findDirectRoom: FindDirectRoom,
  ) {}

  @NatsSubscribe('member.left', { transactional: false })
  async putOutLeft({ roomId, userId }: MemberLeft): Promise<void> {
    await this.putOut.run({ userId, roomId, reason: 'ended' });
  }

  @NatsSubscribe('session.revoked', { transactional: false })
  async putOutRevoked({ userId, sessionId }: SessionRevoked): Promise<void> {
    await this.putOut.run({ userId, sessionId, reason: 'ended' });
  }

  @NatsSubscribe('user.banned', { transactional: false })
  async putOutBanned({ userId }: UserBanned): Promise<void> {
    await this.putOut.run({ userId, reason: 'ended' });
  }

  @NatsSubscribe('user.blocked', { transactional: false })
  async endBetweenBlocked({ blockerId, blockedId }: UserBlocked): Promise<void> {
    const room = await this.findDirectRoom.run(blockerId, blockedId);
    if (room) await this.endCallOf.run(room._id, 'not_allowed');
  }

  @NatsSubscribe('user.deleted', { transactional: false })
  async eraseCallsOfDeleted({ userId }: UserDeleted): Promise<void> {
    await this.eraseCallsOf.run(userId);
  }
}
