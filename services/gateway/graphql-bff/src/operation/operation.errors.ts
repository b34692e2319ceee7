import { DomainError } from '@my-girok/nest-common';

/** What the BFF itself refuses about an operation's arguments and caller. */
export const operationErrors = {
  signedOut: () => new DomainError('unauthenticated', 'BFF_SIGNED_OUT', 'Sign in first'),
  limitOutOfRange: (max: number) =>
    new DomainError('invalid', 'BFF_LIMIT_OUT_OF_RANGE', `limit must be 1 to ${max}`, { field: 'limit' }),
  namespaceUnknown: () =>
    new DomainError('invalid', 'BFF_NAMESPACE_UNKNOWN', 'There is no such socket namespace', { field: 'namespace' }),
};
