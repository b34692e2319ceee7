import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import { WatchesRepository } from './watches.repository.js';

/** Tells somebody no more. Idempotent. */
@Injectable()
export class EndQueueWatch {
  constructor(
    @Database() private readonly db: Db,
    private readonly watches: WatchesRepository,
  ) {}

  run(userId: string): Promise<void> {
    return this.watches.end(this.db, userId, new Date());
  }

  /** Nothing is left of what they watched for. */
  erase(tx: Db, userId: string): Promise<void> {
    return this.watches.forget(tx, userId);
  }
}
