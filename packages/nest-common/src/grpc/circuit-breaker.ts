import {
  BrokenCircuitError,
  type CircuitBreakerPolicy,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhen,
} from 'cockatiel';
import { UnavailableError } from '../errors/domain-error.js';

const OUTAGES_TO_OPEN = 5;
const HALF_OPEN_AFTER_MS = 1000;

/**
 * Stops asking a target that is away: after five outages in a row calls fail at once, and one call a second tries again.
 * Domain errors are answers and never count.
 */
export class CircuitBreaker {
  readonly #policy: CircuitBreakerPolicy = circuitBreaker(
    handleWhen((error) => error instanceof UnavailableError),
    { halfOpenAfter: HALF_OPEN_AFTER_MS, breaker: new ConsecutiveBreaker(OUTAGES_TO_OPEN) },
  );

  constructor(private readonly target: string) {}

  /** @throws UnavailableError at once while open */
  async run<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await this.#policy.execute(call);
    } catch (error) {
      if (error instanceof BrokenCircuitError) throw new UnavailableError(`${this.target} is unavailable`);
      throw error;
    }
  }
}
