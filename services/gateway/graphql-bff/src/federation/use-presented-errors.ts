import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import type { GraphQLError } from 'graphql';

/** Gives our form to the errors of validation, which Yoga answers as they are: its masking sees thrown ones only. */
export function usePresentedErrors(presentError: (error: unknown) => GraphQLError): GatewayPlugin {
  return {
    onExecutionResult({ result, setResult }) {
      if (!result || Array.isArray(result) || Symbol.asyncIterator in result || !result.errors) return;
      const errors = result.errors.map((error) => (error.extensions?.reason ? error : presentError(error)));
      setResult({ ...result, errors });
    },
  };
}
