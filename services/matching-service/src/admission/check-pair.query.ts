import { Injectable } from '@nestjs/common';
import type { Band } from '../config.js';
import { FeedClient } from './feed.client.js';
import { FindClearance } from './find-clearance.query.js';

/** Whether the owners of ages, bans and blocks let two of a band meet now. Throws UnavailableError when one of them is away. */
@Injectable()
export class CheckPair {
  constructor(
    private readonly clearance: FindClearance,
    private readonly feed: FeedClient,
  ) {}

  async run(band: Band, a: string, b: string): Promise<boolean> {
    const [cleared, blocked] = await Promise.all([
      this.clearance.clearedFor(band, [a, b]),
      this.feed.blockedAmong(a, [b]),
    ]);
    return cleared.has(a) && cleared.has(b) && !blocked.has(b);
  }
}
