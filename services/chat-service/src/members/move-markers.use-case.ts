import { Injectable } from '@nestjs/common';
import type { ClientSession } from 'mongodb';
import { MembersRepository } from './members.repository.js';
import type { Membership } from './membership.js';

/** Moves how far somebody has read and received forward, never back, in the caller's transaction. Who has read has received. */
@Injectable()
export class MoveMarkers {
  constructor(private readonly members: MembersRepository) {}

  /** The membership after it; null where there is none. */
  run(
    session: ClientSession,
    roomId: string,
    userId: string,
    { readSeq, deliveredSeq = readSeq ?? 0 }: { readSeq?: number; deliveredSeq?: number },
  ): Promise<Membership | null> {
    const $max = { deliveredSeq: Math.max(deliveredSeq, readSeq ?? 0), ...(readSeq !== undefined && { readSeq }) };
    return this.members.change(roomId, userId, { $max }, session);
  }
}
