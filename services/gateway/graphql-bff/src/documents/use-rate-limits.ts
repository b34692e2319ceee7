import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { type ExecutionArgs, getOperationAST } from 'graphql';
import type { OperationContext } from '../operation/operation.js';
import type { OperationRates } from './operation-rates.js';

/** Counts every operation before it is executed, a subscription when it is opened. */
export function useRateLimits(rates: OperationRates): GatewayPlugin {
  const count = async ({ args }: { args: Pick<ExecutionArgs, 'contextValue' | 'document' | 'operationName'> }) => {
    const { operation } = args.contextValue as OperationContext;
    await rates.consume(getOperationAST(args.document, args.operationName)?.operation, operation);
  };
  return { onExecute: count, onSubscribe: count };
}
