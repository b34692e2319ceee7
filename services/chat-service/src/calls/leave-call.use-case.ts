import { Injectable } from '@nestjs/common';
import type { Call } from './call.js';
import { withHangUp } from './call-changes.js';
import { ChangeCall } from './change-call.use-case.js';
import { FindCall } from './find-call.query.js';

/** Hangs up: on one device, or on all. Whose last device it was has left; of two that ends the call. Idempotent. */
@Injectable()
export class LeaveCall {
  constructor(
    private readonly findCall: FindCall,
    private readonly changeCall: ChangeCall,
  ) {}

  /** On one device. Throws CALL_NOT_FOUND, CALL_NOT_ALLOWED. */
  async run(callId: string, userId: string, deviceId: string): Promise<Call> {
    const call = await this.findCall.asMember(callId, userId);
    const isGone = (device: { deviceId: string }) => device.deviceId === deviceId;
    return (await this.changeCall.run(call, (now, at) => withHangUp(now, userId, isGone, at))) ?? call;
  }

  /** On all devices. */
  async wholly(call: Pick<Call, '_id' | 'roomId'>, userId: string): Promise<void> {
    await this.changeCall.run(call, (now, at) => withHangUp(now, userId, () => true, at));
  }
}
