import { RateLimiter } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Admit } from '../admission/admit.query.js';
import { type CriteriaInput, readCriteria } from '../queue/criteria.js';
import type { Status } from '../queue/status.js';
import { EnterOnce } from './enter-once.use-case.js';
import { FindStatus } from './find-status.query.js';

/** More than somebody needs who is unlucky; asking everybody who has a say is not free. */
const JOINS = { points: 60, seconds: 600 };
const LIVE: readonly Status['state'][] = ['waiting', 'found', 'accepted', 'started'];

/**
 * Lets somebody into the queue. Who is in it, or in a match, gets that state back. Throws what `readCriteria` and `Admit` throw,
 * COMMON_RATE_LIMITED, UnavailableError.
 */
@Injectable()
export class JoinQueue {
  constructor(
    private readonly limiter: RateLimiter,
    private readonly findStatus: FindStatus,
    private readonly admit: Admit,
    private readonly enter: EnterOnce,
  ) {}

  async run(userId: string, input: CriteriaInput): Promise<Status> {
    const criteria = readCriteria(input);
    await this.limiter.consume(`matching:join:${userId}`, JOINS);
    const now = await this.findStatus.run(userId);
    if (LIVE.includes(now.state)) return now;
    return this.enter.run(await this.admit.run(userId, criteria));
  }
}
