import { Injectable } from '@nestjs/common';
import { LimitCall } from '../calls/limit-call.use-case.js';
import { ChangeMatchRoom, type MatchChange } from './change-match-room.use-case.js';

/**
 * Follows what the two in a match agreed to, in their room and then in the call that goes on there. Safe to repeat: where the call
 * was not reached, it is the next time, also by a change that is known already.
 */
@Injectable()
export class FollowMatch {
  constructor(
    private readonly changeMatchRoom: ChangeMatchRoom,
    private readonly limitCall: LimitCall,
  ) {}

  async run(matchId: string, change: MatchChange): Promise<void> {
    const room = await this.changeMatchRoom.run(matchId, change);
    if (room?.match) await this.limitCall.run(room._id);
  }
}
