import { logger } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { withTime } from './call-changes.js';
import { CallsRepository } from './calls.repository.js';
import { ChangeCall } from './change-call.use-case.js';
import { CheckCall } from './check-call.use-case.js';

/**
 * Does what time alone brings: calls ring no longer, who did not come has left, what LiveKit has not confirmed is asked of it again,
 * and each call is compared with LiveKit's list. It is all in the database when what is due, so that any process goes on with it.
 */
@Injectable()
export class SweepCalls {
  constructor(
    private readonly calls: CallsRepository,
    private readonly changeCall: ChangeCall,
    private readonly checkCall: CheckCall,
  ) {}

  async run(now = new Date()): Promise<void> {
    for (const { _id } of await this.calls.findDue(now)) {
      await this.attempt(_id, async () => {
        const call = await this.calls.find(_id);
        // Another object also where time changes nothing: what is due next is written.
        if (call) await this.changeCall.run(call, (one) => ({ ...withTime(one, now) }));
      });
    }
    for (const callId of await this.calls.claimChecks(now)) {
      await this.attempt(callId, () => this.checkCall.run(callId));
    }
  }

  /** One call's trouble is not the others'. */
  private async attempt(callId: string, work: () => Promise<void>): Promise<void> {
    await work().catch((error: unknown) => logger.warn({ err: error, callId }, 'A call is looked at again later'));
  }
}
