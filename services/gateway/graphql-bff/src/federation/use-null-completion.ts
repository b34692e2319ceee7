import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import type { ExecutionResult } from 'graphql';
import { nullCompletion } from './complete-nulls.js';
import { perDocument } from './per-document.js';

/** Completes every result, and every event of a subscription; what a document needs is worked out once. */
export function useNullCompletion(): GatewayPlugin {
  const completionOf = perDocument(({ schema, document, operationName }) =>
    nullCompletion(schema, document, operationName),
  );
  return {
    onExecute({ args }) {
      return {
        onExecuteDone({ result, setResult }) {
          if (Symbol.asyncIterator in result) return;
          const { data, ...rest } = result as ExecutionResult;
          const completed = completionOf(args)(data, args.variableValues ?? {});
          setResult({ data: completed as ExecutionResult['data'], ...rest });
        },
      };
    },
    onSubscribe({ args }) {
      const complete = completionOf(args);
      return {
        onSubscribeResult: () => ({
          onNext({ result, setResult }) {
            const { data, ...rest } = result as ExecutionResult;
            const completed = complete(data, args.variableValues ?? {});
            setResult({ data: completed as ExecutionResult['data'], ...rest });
          },
        }),
      };
    },
  };
}
