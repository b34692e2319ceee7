import type { RateLimiter } from '@my-girok/nest-common';
import type { Config } from '../../config.js';
import { requireViewer } from '../../operation/arguments.js';
import type { Operation } from '../../operation/operation.js';

type Rates = Pick<Config, 'RATE_LIMIT_MATCHING_POINTS' | 'RATE_LIMIT_MATCHING_SECONDS'>;

/** Somebody reads every report. */
const reportCost = 10;

/** How often an account does what others notice at once: a consent is shown to the other, a report to a moderator. */
export class MatchRates {
  private readonly matching;

  constructor(
    private readonly limiter: RateLimiter,
    rates: Rates,
  ) {
    this.matching = { points: rates.RATE_LIMIT_MATCHING_POINTS, seconds: rates.RATE_LIMIT_MATCHING_SECONDS };
  }

  /** A consent or a watch. Throws BFF_SIGNED_OUT, COMMON_RATE_LIMITED. */
  choosing(operation: Operation): Promise<void> {
    return this.limiter.consume(`matching:${requireViewer(operation).userId}`, this.matching);
  }

  /** Throws BFF_SIGNED_OUT, COMMON_RATE_LIMITED. */
  reporting(operation: Operation): Promise<void> {
    return this.limiter.consume(`matching:${requireViewer(operation).userId}`, { ...this.matching, cost: reportCost });
  }
}
