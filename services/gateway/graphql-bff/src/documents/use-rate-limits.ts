import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import type { RateLimiter } from '@my-girok/nest-common';
import { type DocumentNode, getOperationAST } from 'graphql';
import type { Config } from '../config.js';
import type { OperationContext } from '../operation/operation.js';

/** Counts operations by account, or by address while signed out; mutations apart from queries. */
export function useRateLimits(limiter: RateLimiter, config: Config): GatewayPlugin {
  const query = { points: config.RATE_LIMIT_QUERY_POINTS, seconds: config.RATE_LIMIT_QUERY_SECONDS };
  const mutation = { points: config.RATE_LIMIT_MUTATION_POINTS, seconds: config.RATE_LIMIT_MUTATION_SECONDS };
  return {
    async onExecute({ args }) {
      const { viewer, address } = (args.contextValue as unknown as OperationContext).operation;
      const who = viewer ? `account:${viewer.userId}` : `address:${address}`;
      const kind = getOperationAST(args.document as DocumentNode, args.operationName)?.operation;
      if (kind === 'mutation') await limiter.consume(`mutation:${who}`, mutation);
      else await limiter.consume(`query:${who}`, query);
    },
  };
}
