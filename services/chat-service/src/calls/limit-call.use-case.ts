import { Injectable } from '@nestjs/common';
import { ended, withVideoAllowed } from './call-changes.js';
import { CallsRepository } from './calls.repository.js';
import { ChangeCall } from './change-call.use-case.js';

export interface CallLimits {
  voiceAllowed: boolean;
  videoAllowed: boolean;
}

/**
 * Lets the call in a match's room carry what the two agree to now: without voice it ends, cameras come and go for those who are in
 * it. Nothing where there is no call. Safe to repeat.
 */
@Injectable()
export class LimitCall {
  constructor(
    private readonly calls: CallsRepository,
    private readonly changeCall: ChangeCall,
  ) {}

  async run(roomId: string, { voiceAllowed, videoAllowed }: CallLimits): Promise<void> {
    const call = await this.calls.findLive(roomId);
    if (!call) return;
    await this.changeCall.run(call, (now, at) =>
      voiceAllowed ? withVideoAllowed(now, videoAllowed, at) : ended(now, 'not_allowed', at),
    );
  }
}
