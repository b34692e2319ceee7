import { Injectable } from '@nestjs/common';
import type { EndReason } from './call.js';
import { withoutPerson } from './call-changes.js';
import { removals } from './calls.metrics.js';
import { CallsRepository } from './calls.repository.js';
import { ChangeCall } from './change-call.use-case.js';

export interface PuttingOut {
  userId: string;
  /** Only of this room's call. */
  roomId?: string;
  /** Only what they hold by this session. */
  sessionId?: string;
  /** How the call of two ends by it. */
  reason: EndReason;
}

/**
 * Puts somebody out of their calls at once, and leaves the LiveKit room that they hold a way into: who stays asks for a way into the
 * next one. Safe to repeat.
 */
@Injectable()
export class PutOut {
  constructor(
    private readonly calls: CallsRepository,
    private readonly changeCall: ChangeCall,
  ) {}

  async run({ userId, roomId, sessionId, reason }: PuttingOut): Promise<void> {
    for (const call of await this.calls.findOf([userId])) {
      if (roomId !== undefined && call.roomId !== roomId) continue;
      await this.changeCall.run(call, (now, at) => withoutPerson(now, userId, sessionId, reason, at));
      removals.add(1, { why: reason });
    }
  }
}
