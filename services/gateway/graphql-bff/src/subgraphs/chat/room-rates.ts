import type { RateLimiter } from '@my-girok/nest-common';
import type { Config } from '../../config.js';
import { requireViewer } from '../../operation/arguments.js';
import type { Operation } from '../../operation/operation.js';

type Rates = Pick<
  Config,
  | 'RATE_LIMIT_ROOMS_POINTS'
  | 'RATE_LIMIT_ROOMS_SECONDS'
  | 'RATE_LIMIT_INVITES_POINTS'
  | 'RATE_LIMIT_INVITES_SECONDS'
  | 'RATE_LIMIT_CALLS_POINTS'
  | 'RATE_LIMIT_CALLS_SECONDS'
>;

/** A group asks many people at once. */
const groupCost = 3;
/** A call rings a whole room. */
const ringCost = 4;

/** How often an account reaches out to people: what a mutation's own rate lets through is enough to pester hundreds. */
export class RoomRates {
  private readonly rooms;
  private readonly invites;
  private readonly calls;

  constructor(
    private readonly limiter: RateLimiter,
    rates: Rates,
  ) {
    this.rooms = { points: rates.RATE_LIMIT_ROOMS_POINTS, seconds: rates.RATE_LIMIT_ROOMS_SECONDS };
    this.invites = { points: rates.RATE_LIMIT_INVITES_POINTS, seconds: rates.RATE_LIMIT_INVITES_SECONDS };
    this.calls = { points: rates.RATE_LIMIT_CALLS_POINTS, seconds: rates.RATE_LIMIT_CALLS_SECONDS };
  }

  /** Opening a room with somebody. Throws BFF_SIGNED_OUT, COMMON_RATE_LIMITED. */
  opening(operation: Operation): Promise<void> {
    return this.limiter.consume(`rooms:${requireViewer(operation).userId}`, this.rooms);
  }

  /** Asking people into a group. Throws BFF_SIGNED_OUT, COMMON_RATE_LIMITED. */
  asking(operation: Operation): Promise<void> {
    return this.limiter.consume(`rooms:${requireViewer(operation).userId}`, { ...this.rooms, cost: groupCost });
  }

  /** Making and trying links to groups. Throws BFF_SIGNED_OUT, COMMON_RATE_LIMITED. */
  inviting(operation: Operation): Promise<void> {
    return this.limiter.consume(`invites:${requireViewer(operation).userId}`, this.invites);
  }

  /** Beginning a call. Throws BFF_SIGNED_OUT, COMMON_RATE_LIMITED. */
  calling(operation: Operation): Promise<void> {
    return this.limiter.consume(`calls:${requireViewer(operation).userId}`, { ...this.calls, cost: ringCost });
  }

  /** Asking for a way into a call. Throws BFF_SIGNED_OUT, COMMON_RATE_LIMITED. */
  joining(operation: Operation): Promise<void> {
    return this.limiter.consume(`calls:${requireViewer(operation).userId}`, this.calls);
  }
}
