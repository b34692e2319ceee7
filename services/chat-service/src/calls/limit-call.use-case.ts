import { Injectable } from '@nestjs/common';
import { FindRoom } from '../rooms/find-room.query.js';
import { HoldRoom } from '../rooms/hold-room.use-case.js';
import { ended, withVideoAllowed } from './call-changes.js';
import { CallsRepository } from './calls.repository.js';
import { ChangeCall } from './change-call.use-case.js';

/**
 * Lets the call in a match's room carry what the two agree to now: without voice it ends, cameras come and go for those who are in
 * it. What that is, is read in the room's turn: a yes that is carried out late opens nothing that was taken back meanwhile. Nothing
 * where there is no call. Safe to repeat.
 */
@Injectable()
export class LimitCall {
  constructor(
    private readonly calls: CallsRepository,
    private readonly changeCall: ChangeCall,
    private readonly holdRoom: HoldRoom,
    private readonly findRoom: FindRoom,
  ) {}

  async run(roomId: string): Promise<void> {
    const call = await this.calls.findLive(roomId);
    if (!call) return;
    await this.changeCall.run(call, async (now, at, session) => {
      await this.holdRoom.run(session, roomId);
      const match = (await this.findRoom.run(roomId, session))?.match;
      if (!match) return now;
      return match.voiceAllowed ? withVideoAllowed(now, match.videoAllowed, at) : ended(now, 'not_allowed', at);
    });
  }
}
