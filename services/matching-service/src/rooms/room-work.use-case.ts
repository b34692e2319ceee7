import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { RoomWorkRepository, type WorkKind } from './room-work.repository.js';

const AT_ONCE = 20;

/**
 * What chat-service has still to be told of matches. It is left in the transaction of what makes it necessary, done at once by whoever
 * left it, and by any process later if that failed or died.
 */
@Injectable()
export class RoomWork {
  constructor(
    @Database() private readonly db: Db,
    private readonly work: RoomWorkRepository,
  ) {}

  leave(tx: Db, matchId: string, kind: WorkKind): Promise<void> {
    return this.work.leave(tx, matchId, kind);
  }

  claim(kind: WorkKind): Promise<{ matchId: string; attempts: number }[]> {
    return this.work.claim(this.db, kind, AT_ONCE);
  }

  /** Done as of a version of the match; what changed since then is still to be told. */
  done(matchId: string, kind: WorkKind, version?: number, tx: Db = this.db): Promise<void> {
    return this.work.done(tx, matchId, kind, version);
  }
}
