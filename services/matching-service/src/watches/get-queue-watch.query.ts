import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { Db } from '../database.js';
import type { Watch } from './watch.js';
import { WatchesRepository } from './watches.repository.js';

/** What somebody watches for; undefined for nothing. */
@Injectable()
export class GetQueueWatch {
  constructor(
    @Database() private readonly db: Db,
    private readonly watches: WatchesRepository,
  ) {}

  run(userId: string): Promise<Watch | undefined> {
    return this.watches.find(this.db, userId, new Date());
  }
}
