import { Injectable } from '@nestjs/common';
import { CallsRepository } from './calls.repository.js';
import { PutOut } from './put-out.use-case.js';

/** Puts an erased person out of their calls and forgets those that they were in. Safe to repeat. */
@Injectable()
export class EraseCallsOf {
  constructor(
    private readonly putOut: PutOut,
    private readonly calls: CallsRepository,
  ) {}

  async run(userId: string): Promise<void> {
    await this.putOut.run({ userId, reason: 'ended' });
    await this.calls.deleteEndedOf(userId);
  }
}
