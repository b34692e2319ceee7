import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { type DocumentNode, getOperationAST } from 'graphql';
import type { OperationContext } from '../operation/operation.js';
import type { OperationRates } from './operation-rates.js';

/** Counts every operation before it is executed. */
export function useRateLimits(rates: OperationRates): GatewayPlugin {
  return {
    async onExecute({ args }) {
      const { operation } = args.contextValue as unknown as OperationContext;
      const type = getOperationAST(args.document as DocumentNode, args.operationName)?.operation;
      await rates.consume(type, operation);
    },
  };
}
