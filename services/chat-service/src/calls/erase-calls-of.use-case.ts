import { Injectable } from '@nestjs/common';
import { forgetting } from './call-changes.js';
import { CallsRepository } from './calls.repository.js';
import { ChangeCall } from './change-call.use-case.js';
import { PutOut } from './put-out.use-case.js';

/** Puts an erased person out of their calls and forgets those that they were in. Safe to repeat. */
@Injectable()
export class EraseCallsOf {
  constructor(
    private readonly putOut: PutOut,
    private readonly calls: CallsRepository,
    private readonly changeCall: ChangeCall,
  ) {}

  async run(userId: string): Promise<void> {
    await this.putOut.run({ userId, reason: 'ended' });
    for (const call of await this.calls.findShowing(userId)) {
      await this.changeCall.run(call, (now) => forgetting(now, userId));
    }
    await this.calls.deleteEndedOf(userId);
  }
}
