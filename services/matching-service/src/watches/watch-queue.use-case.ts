import { Database, RateLimiter } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Admit } from '../admission/admit.query.js';
import type { Db } from '../database.js';
import { type CriteriaInput, readCriteria } from '../queue/criteria.js';
import { WATCH_MS, type Watch } from './watch.js';
import { WatchesRepository } from './watches.repository.js';

const WATCHES = { points: 20, seconds: 600 };

/**
 * Tells somebody for a day when somebody is there whom they could meet. Only whom the queue would let in is told. Throws what
 * `readCriteria` and `Admit` throw, COMMON_RATE_LIMITED, UnavailableError.
 */
@Injectable()
export class WatchQueue {
  constructor(
    @Database() private readonly db: Db,
    private readonly limiter: RateLimiter,
    private readonly admit: Admit,
    private readonly watches: WatchesRepository,
  ) {}

  async run(userId: string, input: CriteriaInput): Promise<Watch> {
    const criteria = readCriteria(input);
    await this.limiter.consume(`matching:watch:${userId}`, WATCHES);
    const { band } = await this.admit.run(userId, criteria);
    const watch = { userId, band, criteria, expiresAt: new Date(Date.now() + WATCH_MS) };
    await this.watches.save(this.db, watch);
    return watch;
  }
}
