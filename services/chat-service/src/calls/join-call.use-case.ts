import { LIMITS } from '@my-girok/types';
import { Injectable } from '@nestjs/common';
import { type Call, freshName, isIn, isOver, joinedOf } from './call.js';
import { memberIn } from './call.policy.js';
import { withArrival } from './call-changes.js';
import { callsErrors } from './calls.errors.js';
import { joins } from './calls.metrics.js';
import { ChangeCall } from './change-call.use-case.js';
import { EnterCalls } from './enter-calls.query.js';
import { FindCall } from './find-call.query.js';
import { LeaveCall } from './leave-call.use-case.js';
import { LivekitClient } from './livekit.client.js';

export interface JoinInput {
  callId: string;
  userId: string;
  sessionId: string;
  deviceId: string;
  leaveOther: boolean;
}

export interface WayIn {
  call: Call;
  url: string;
  token: string;
  identity: string;
}

/**
 * Gives one of somebody's devices a way into a call: they are in it then, and none of their devices rings any more. Coming again
 * with the same device takes the place of what it had. Throws CALL_UNAVAILABLE while LiveKit is away, CALL_NOT_FOUND,
 * CALL_ENDED, CALL_NOT_ALLOWED, CALL_BUSY, CALL_FULL, UnavailableError.
 */
@Injectable()
export class JoinCall {
  constructor(
    private readonly findCall: FindCall,
    private readonly livekit: LivekitClient,
    private readonly enterCalls: EnterCalls,
    private readonly changeCall: ChangeCall,
    private readonly leaveCall: LeaveCall,
  ) {}

  async run({ callId, userId, leaveOther, ...device }: JoinInput): Promise<WayIn> {
    if (!this.livekit.isOn) throw callsErrors.unavailable();
    const found = await this.findCall.run(callId);
    const entered = await this.enterCalls.ofCall(found.roomId, userId);
    if (isOver(found)) throw callsErrors.over();
    await this.enterCalls.carried(entered);
    await this.leaveOthers(found, userId, leaveOther);
    await this.open(found);
    const identity = freshName();
    const call = await this.changeCall.run(found, async (now, at, session) => {
      if (isOver(now)) throw callsErrors.over();
      const { membership } = await this.enterCalls.ofCall(found.roomId, userId, session);
      if (!isIn(now, userId) && joinedOf(now).length >= LIMITS.callPeopleMax) throw callsErrors.full();
      return withArrival(now, { ...memberIn(membership), ...device, identity }, at);
    });
    if (!call || isOver(call)) throw callsErrors.over();
    if (call.livekitRoom !== found.livekitRoom) await this.open(call);
    joins.add(1, { kind: call.kind });
    return { call, ...(await this.livekit.wayIn(call.livekitRoom, identity, call.videoAllowed)) };
  }

  /** Makes the LiveKit room, and none that was left meanwhile: to that one somebody who was put out holds a way in. */
  private async open({ _id, livekitRoom }: Call): Promise<void> {
    await this.livekit.open(livekitRoom);
    const now = await this.findCall.run(_id);
    if (isOver(now) || now.livekitRoom !== livekitRoom) await this.livekit.close(livekitRoom);
  }

  private async leaveOthers({ _id }: Call, userId: string, leaveOther: boolean): Promise<void> {
    for (const other of await this.findCall.joinedBy(userId)) {
      if (other._id === _id) continue;
      if (!leaveOther) throw callsErrors.busy(other._id, other.roomId);
      await this.leaveCall.wholly(other, userId);
    }
  }
}
