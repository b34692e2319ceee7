import { Injectable } from '@nestjs/common';
import type { Call } from './call.js';
import { withDecline } from './call-changes.js';
import { ChangeCall } from './change-call.use-case.js';
import { FindCall } from './find-call.query.js';

/**
 * Declines for somebody, on all their devices; where nobody else is rung that ends the call. Whoever is not rung any more declines
 * nothing. Idempotent. Throws CALL_NOT_FOUND, CALL_NOT_ALLOWED.
 */
@Injectable()
export class DeclineCall {
  constructor(
    private readonly findCall: FindCall,
    private readonly changeCall: ChangeCall,
  ) {}

  async run(callId: string, userId: string): Promise<Call> {
    const call = await this.findCall.asMember(callId, userId);
    return (await this.changeCall.run(call, (now) => withDecline(now, userId))) ?? call;
  }
}
