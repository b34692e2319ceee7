import { Injectable } from '@nestjs/common';
import { socketsErrors } from '../../sockets/sockets.errors.js';
import { TokenBuckets } from '../../sockets/token-bucket.js';

/** Coming into the queue asks several services; whoever comes and goes without end looks for somebody. */
const joins = { perSecond: 0.2, burst: 12 };
/** Yes, no and the end of a match: nobody is found more often. */
const answers = { perSecond: 1, burst: 30 };

/** How often one person may ask matching-service for something on this node, in all their sockets. */
@Injectable()
export class MatchingRates {
  readonly #joins = new TokenBuckets(joins.perSecond, joins.burst);
  readonly #answers = new TokenBuckets(answers.perSecond, answers.burst);

  /** Throws WS_RATE_LIMITED. */
  joining(userId: string): void {
    take(this.#joins, userId);
  }

  /** Throws WS_RATE_LIMITED. */
  answering(userId: string): void {
    take(this.#answers, userId);
  }
}

function take(buckets: TokenBuckets, userId: string): void {
  const now = Date.now();
  const bucket = buckets.of(userId, now);
  if (!bucket.take(1, now)) throw socketsErrors.rateLimited(bucket.secondsUntil(1, now));
}
