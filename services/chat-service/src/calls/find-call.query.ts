import { Injectable } from '@nestjs/common';
import { type Call, isIn } from './call.js';
import { callsErrors } from './calls.errors.js';
import { CallsRepository } from './calls.repository.js';
import { EnterCalls } from './enter-calls.query.js';

/** A call, whoever asks, or as somebody of its room. */
@Injectable()
export class FindCall {
  constructor(
    private readonly calls: CallsRepository,
    private readonly enterCalls: EnterCalls,
  ) {}

  /** Throws CALL_NOT_FOUND. */
  async run(callId: string): Promise<Call> {
    const call = await this.calls.find(callId);
    if (!call) throw callsErrors.notFound();
    return call;
  }

  /** As somebody who is in its room. Throws CALL_NOT_FOUND, CALL_NOT_ALLOWED for who was asked into the room and has not answered. */
  async asMember(callId: string, userId: string): Promise<Call> {
    const call = await this.run(callId);
    await this.enterCalls.ofCall(call.roomId, userId);
    return call;
  }

  /** Those in which somebody is. */
  async joinedBy(userId: string): Promise<Call[]> {
    return (await this.calls.findOf([userId])).filter((call) => isIn(call, userId));
  }
}
