import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import type { Band } from '../config.js';
import type { Db } from '../database.js';
import { FindReach } from '../reach/find-reach.query.js';
import { FeedClient } from './feed.client.js';
import { FindClearance } from './find-clearance.query.js';

/**
 * Whether the owners of ages, bans and blocks let two of a band meet now, and neither has to cool off by what was reported while they
 * waited. Throws UnavailableError when one of them is away.
 */
@Injectable()
export class CheckPair {
  constructor(
    @Database() private readonly db: Db,
    private readonly clearance: FindClearance,
    private readonly feed: FeedClient,
    private readonly reach: FindReach,
  ) {}

  async run(band: Band, a: string, b: string): Promise<boolean> {
    const [cleared, blocked, ...reaches] = await Promise.all([
      this.clearance.clearedFor(band, [a, b]),
      this.feed.blockedAmong(a, [b]),
      this.reach.run(this.db, a),
      this.reach.run(this.db, b),
    ]);
    if (reaches.some(({ coolUntil }) => coolUntil)) return false;
    return cleared.has(a) && cleared.has(b) && !blocked.has(b);
  }
}
