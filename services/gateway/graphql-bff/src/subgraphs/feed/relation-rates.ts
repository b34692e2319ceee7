import type { RateLimiter } from '@my-girok/nest-common';
import type { Config } from '../../config.js';
import { requireViewer } from '../../operation/arguments.js';
import type { Operation } from '../../operation/operation.js';

type Rates = Pick<Config, 'RATE_LIMIT_BLOCKS_POINTS' | 'RATE_LIMIT_BLOCKS_SECONDS'>;

/**
 * How often an account blocks people. A block ends what the two are in at once, a match under pseudonyms too: whoever could block everybody
 * they know of within one would find out with whom they are in it.
 */
export class RelationRates {
  private readonly blocks;

  constructor(
    private readonly limiter: RateLimiter,
    rates: Rates,
  ) {
    this.blocks = { points: rates.RATE_LIMIT_BLOCKS_POINTS, seconds: rates.RATE_LIMIT_BLOCKS_SECONDS };
  }

  /** Throws BFF_SIGNED_OUT, COMMON_RATE_LIMITED. */
  blocking(operation: Operation): Promise<void> {
    return this.limiter.consume(`blocks:${requireViewer(operation).userId}`, this.blocks);
  }
}
