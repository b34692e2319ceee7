import type { RateLimiter } from '@my-girok/nest-common';
import { OperationTypeNode } from 'graphql';
import type { Config } from '../config.js';
import type { Operation } from '../operation/operation.js';

type Rates = Pick<
  Config,
  'RATE_LIMIT_QUERY_POINTS' | 'RATE_LIMIT_QUERY_SECONDS' | 'RATE_LIMIT_MUTATION_POINTS' | 'RATE_LIMIT_MUTATION_SECONDS'
>;

/** Counts operations by account, or by address while signed out; mutations apart from queries. */
export class OperationRates {
  private readonly query;
  private readonly mutation;

  constructor(
    private readonly limiter: RateLimiter,
    rates: Rates,
  ) {
    this.query = { points: rates.RATE_LIMIT_QUERY_POINTS, seconds: rates.RATE_LIMIT_QUERY_SECONDS };
    this.mutation = { points: rates.RATE_LIMIT_MUTATION_POINTS, seconds: rates.RATE_LIMIT_MUTATION_SECONDS };
  }

  /** Throws COMMON_RATE_LIMITED. */
  consume(type: OperationTypeNode | undefined, { viewer, address }: Operation): Promise<void> {
    const who = viewer ? `account:${viewer.userId}` : `address:${address}`;
    return type === OperationTypeNode.MUTATION
      ? this.limiter.consume(`mutation:${who}`, this.mutation)
      : this.limiter.consume(`query:${who}`, this.query);
  }
}
