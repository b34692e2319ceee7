import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { sharedNamesRule } from './shared-names.rule.js';

/** Validates every document by `sharedNamesRule` as well. */
export function useSharedNamesRule(): GatewayPlugin {
  return {
    onValidate({ addValidationRule }) {
      addValidationRule(sharedNamesRule);
    },
  };
}
