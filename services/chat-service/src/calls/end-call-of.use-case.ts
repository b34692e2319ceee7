import { Injectable } from '@nestjs/common';
import type { EndReason } from './call.js';
import { ended } from './call-changes.js';
import { removals } from './calls.metrics.js';
import { CallsRepository } from './calls.repository.js';
import { ChangeCall } from './change-call.use-case.js';

/** Ends the call that goes on in a room, whoever is in it, and has LiveKit put everybody out. Nothing where there is none. Safe to repeat. */
@Injectable()
export class EndCallOf {
  constructor(
    private readonly calls: CallsRepository,
    private readonly changeCall: ChangeCall,
  ) {}

  async run(roomId: string, reason: EndReason): Promise<void> {
    const call = await this.calls.findLive(roomId);
    if (!call) return;
    await this.changeCall.run(call, (now, at) => ended(now, reason, at));
    removals.add(1, { why: reason });
  }
}
