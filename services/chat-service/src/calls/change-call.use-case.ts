import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { ChatWrites } from '../storage/chat-writes.js';
import type { Call } from './call.js';
import { looksTheSame } from './call.message.js';
import { settled } from './call-changes.js';
import { CallsRepository } from './calls.repository.js';
import { CarryOut } from './carry-out.use-case.js';
import { TellCall } from './tell-call.use-case.js';

/**
 * Changes a call in one transaction with what follows from the change and what is told of it; then has LiveKit carry it out.
 * What nobody would see is written and not told. Emits `call.updated`, `call.ended`.
 */
@Injectable()
export class ChangeCall {
  constructor(
    private readonly calls: CallsRepository,
    private readonly writes: ChatWrites,
    private readonly tellCall: TellCall,
    private readonly carryOut: CarryOut,
  ) {}

  /** The call as it is then. `change` is run again on a conflict. */
  async run(
    { _id, roomId }: Pick<Call, '_id' | 'roomId'>,
    change: (call: Call, now: Date, session: ClientSession) => Call | Promise<Call>,
  ): Promise<Call | undefined> {
    const changed = await this.writes.run([`room:${roomId}`], async (session, emit) => {
      const before = await this.calls.find(_id, session);
      if (!before) return undefined;
      const now = new Date();
      const to = await change(before, now, session);
      if (to === before) return before;
      const after = settled(to, now);
      const isSame = looksTheSame(before, after);
      const written = isSame ? after : { ...after, version: before.version + 1 };
      await this.calls.replace(written, session);
      if (!isSame) await this.tellCall.changed(session, emit, written);
      return written;
    });
    if (changed) await this.carryOut.run(changed);
    return changed;
  }
}
