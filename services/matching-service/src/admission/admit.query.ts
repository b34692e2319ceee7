import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { PartedFrom } from '../apart/parted-from.query.js';
import type { Db } from '../database.js';
import type { Criteria } from '../queue/criteria.js';
import type { Entrant } from '../queue/proposal.js';
import { FindReach } from '../reach/find-reach.query.js';
import { admissionErrors } from './admission.errors.js';
import { FeedClient } from './feed.client.js';
import { FindClearance } from './find-clearance.query.js';

/** Blocks with oneself and people one is parted from, together. One may block 5,000; the rest is who blocked them, and a week's matches. */
const APART_MAX = 20_000;

/**
 * Asks everybody who has a say whether somebody may enter, and whom they may not meet. All have to answer: while one is away, nobody
 * enters. Throws what `FindClearance` throws, MATCHING_COOLING_OFF, MATCHING_TOO_MANY_APART, UnavailableError.
 */
@Injectable()
export class Admit {
  constructor(
    @Database() private readonly db: Db,
    private readonly clearance: FindClearance,
    private readonly feed: FeedClient,
    private readonly parted: PartedFrom,
    private readonly reach: FindReach,
  ) {}

  async run(userId: string, criteria: Criteria): Promise<Entrant> {
    const now = new Date();
    const [band, blocked, parted, { reach, coolUntil }] = await Promise.all([
      this.clearance.band(userId),
      this.feed.blockedWith(userId, APART_MAX),
      this.parted.run(this.db, userId, APART_MAX + 1),
      this.reach.run(this.db, userId, now),
    ]);
    if (coolUntil) throw admissionErrors.coolingOff(Math.ceil((coolUntil.getTime() - now.getTime()) / 1000));
    const avoidIds = [...new Set([...blocked, ...parted])];
    // Leaving one out could make them meet.
    if (avoidIds.length > APART_MAX) throw admissionErrors.tooManyApart();
    return { userId, band, criteria, avoidIds, reach };
  }
}
