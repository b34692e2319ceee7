import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import type { DocumentNode, ExecutionResult } from 'graphql';
import { nullCompletion } from './complete-nulls.js';

type Completion = ReturnType<typeof nullCompletion>;

/** Completes every result that is not a stream; what a document needs is worked out once. */
export function useNullCompletion(): GatewayPlugin {
  const known = new WeakMap<DocumentNode, Map<string, Completion>>();
  return {
    onExecute({ args }) {
      return {
        onExecuteDone({ result, setResult }) {
          if (Symbol.asyncIterator in result) return;
          let completions = known.get(args.document);
          if (!completions) known.set(args.document, (completions = new Map()));
          const name = args.operationName ?? '';
          let completion = completions.get(name);
          if (!completion) {
            completion = nullCompletion(args.schema, args.document, args.operationName);
            completions.set(name, completion);
          }
          const { data, ...rest } = result as ExecutionResult;
          setResult({ data: completion(data, args.variableValues ?? {}) as ExecutionResult['data'], ...rest });
        },
      };
    },
  };
}
