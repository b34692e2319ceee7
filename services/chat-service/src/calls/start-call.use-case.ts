import { Injectable } from '@nestjs/common';
import { BeginCall } from './begin-call.use-case.js';
import { type Call, type CallKind, freshName, isIn } from './call.js';
import { callsErrors } from './calls.errors.js';
import { CallsRepository } from './calls.repository.js';
import { CarryOut } from './carry-out.use-case.js';
import { EnterCalls } from './enter-calls.query.js';
import { LivekitClient } from './livekit.client.js';

/** What rings others is not to be used to trouble them. */
const PER_MINUTE = 10;
const MINUTE_MS = 60_000;

export interface StartInput {
  roomId: string;
  userId: string;
  kind: CallKind;
  clientId: string;
  /** Not refused where they are in another call: joining this one leaves it, and one that is over at once does not. */
  leaveOther: boolean;
}

/**
 * Begins a call in a room, or finds the one that goes on there. Throws CALL_UNAVAILABLE while LiveKit is away, CHAT_ROOM_NOT_FOUND,
 * CALL_NOT_ALLOWED, CALL_BUSY for who is in another call, CALL_TOO_MANY, UnavailableError.
 */
@Injectable()
export class StartCall {
  constructor(
    private readonly calls: CallsRepository,
    private readonly livekit: LivekitClient,
    private readonly enterCalls: EnterCalls,
    private readonly beginCall: BeginCall,
    private readonly carryOut: CarryOut,
  ) {}

  async run({ roomId, userId, kind, clientId, leaveOther }: StartInput): Promise<Call> {
    if (!this.livekit.isOn) throw callsErrors.unavailable();
    const entered = await this.enterCalls.run(roomId, userId);
    const clientKey = `${userId}:${clientId}`;
    const known = (await this.calls.findByClientKey(clientKey)) ?? (await this.calls.findLive(roomId));
    if (known) return this.inRoom(known, roomId);
    const { videoAllowed } = await this.enterCalls.carried(entered);
    if (kind === 'video' && !videoAllowed) throw callsErrors.notAllowed();
    const other = (await this.calls.findOf([userId])).find((call) => isIn(call, userId));
    if (other && !leaveOther) throw callsErrors.busy(other._id, other.roomId);
    const since = new Date(Date.now() - MINUTE_MS);
    if ((await this.calls.countStarted(userId, since, PER_MINUTE)) >= PER_MINUTE) {
      throw callsErrors.tooMany(MINUTE_MS / 1000);
    }
    const livekitRoom = freshName();
    await this.livekit.open(livekitRoom);
    const call = await this.beginCall.run({ roomId, userId, kind, clientKey, livekitRoom });
    if (call.livekitRoom !== livekitRoom) await this.livekit.close(livekitRoom);
    await this.carryOut.run(call);
    return this.inRoom(call, roomId);
  }

  /** A client id that was used in another room names nothing here. */
  private inRoom(call: Call, roomId: string): Call {
    if (call.roomId !== roomId) throw callsErrors.notFound();
    return call;
  }
}
