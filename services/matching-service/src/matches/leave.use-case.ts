import { Injectable } from '@nestjs/common';
import { LeaveQueue } from '../queue/leave-queue.use-case.js';
import type { Status } from '../queue/status.js';
import { FindStatus } from './find-status.query.js';
import { NoteSkip } from './note-skip.use-case.js';

/** Takes somebody out of the queue; a proposal that is open is skipped by it. How it stands with them then. Idempotent. */
@Injectable()
export class Leave {
  constructor(
    private readonly leaveQueue: LeaveQueue,
    private readonly noteSkip: NoteSkip,
    private readonly findStatus: FindStatus,
  ) {}

  async run(userId: string): Promise<Status> {
    const skipped = await this.leaveQueue.run(userId);
    if (skipped) await this.noteSkip.run(userId, skipped.otherId, skipped.matchId);
    return this.findStatus.run(userId);
  }
}
