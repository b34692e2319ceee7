import { uuidv7 } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { ChatWrites } from '../storage/chat-writes.js';
import { type Call, type CallKind, newCall } from './call.js';
import { carriedIn, memberIn } from './call.policy.js';
import { settled } from './call-changes.js';
import { CallsRepository } from './calls.repository.js';
import { EnterCalls } from './enter-calls.query.js';
import { TellCall } from './tell-call.use-case.js';
import { WhomToRing } from './whom-to-ring.query.js';

export interface BeginInput {
  roomId: string;
  userId: string;
  kind: CallKind;
  clientKey: string;
  /** Made already. */
  livekitRoom: string;
}

/**
 * Writes a call with everybody whom it rings, or finds the one that goes on in the room: one at a time, whoever begins it and by
 * which process. Emits `call.started`, `call.updated`; `call.ended` too where everybody is busy. Throws what EnterCalls throws.
 */
@Injectable()
export class BeginCall {
  constructor(
    private readonly calls: CallsRepository,
    private readonly writes: ChatWrites,
    private readonly enterCalls: EnterCalls,
    private readonly whomToRing: WhomToRing,
    private readonly tellCall: TellCall,
  ) {}

  run({ roomId, userId, kind, clientKey, livekitRoom }: BeginInput): Promise<Call> {
    return this.writes.run([`room:${roomId}`], async (session, emit) => {
      const entered = await this.enterCalls.holding(roomId, userId, session);
      const known =
        (await this.calls.findByClientKey(clientKey, session)) ?? (await this.calls.findLive(roomId, session));
      if (known) return known;
      const { room, membership } = entered;
      const { videoAllowed } = carriedIn(room);
      const others = await this.whomToRing.run(entered, session);
      const now = new Date();
      const asKind = room.match && !videoAllowed ? 'voice' : kind;
      const begun = { id: uuidv7(), room, kind: asKind, videoAllowed, clientKey, livekitRoom, others, now };
      const call = settled(newCall({ ...begun, starter: memberIn(membership) }), now);
      await this.calls.insert(call, session);
      await this.tellCall.began(session, emit, call);
      return call;
    });
  }
}
