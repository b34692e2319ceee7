import { COMMON_CODES } from '@my-girok/types';
import type { Redis } from 'iovalkey';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRes, RateLimiterValkey } from 'rate-limiter-flexible';
import { DomainError } from '../errors/domain-error.js';

export interface RateLimit {
  /** How much may be consumed in each window. */
  points: number;
  /** The window's length. */
  seconds: number;
  /** How much this call consumes. Default 1. */
  cost?: number;
}

/** Fixed windows in Valkey, shared by all processes; while Valkey is away, in this process's memory. */
export class RateLimiter {
  readonly #limiters = new Map<string, RateLimiterAbstract>();

  constructor(private readonly valkey: Redis) {}

  /**
   * Takes from the key's allowance. Keys are such as `login:address:<hash>`; never personal data.
   * @throws DomainError rate_limited COMMON_RATE_LIMITED with `details.retryAfterSeconds`
   */
  async consume(key: string, limit: RateLimit): Promise<void> {
    try {
      await this.#limiter(limit).consume(key, limit.cost ?? 1);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw new DomainError('rate_limited', COMMON_CODES.rateLimited, 'Too many requests', {
        details: { retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) },
      });
    }
  }

  #limiter({ points, seconds }: RateLimit): RateLimiterAbstract {
    const name = `${points}/${seconds}`;
    const known = this.#limiters.get(name);
    if (known) return known;
    const shared = { points, duration: seconds, keyPrefix: `rate:${name}` };
    const limiter = new RateLimiterValkey({
      ...shared,
      storeClient: this.valkey,
      insuranceLimiter: new RateLimiterMemory(shared),
    });
    this.#limiters.set(name, limiter);
    return limiter;
  }
}
