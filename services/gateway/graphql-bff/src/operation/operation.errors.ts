import { DomainError } from '@my-girok/nest-common';

/** What the BFF itself refuses about an operation's arguments and caller. */
export const operationErrors = {
  signedOut: () => new DomainError('unauthenticated', 'BFF_SIGNED_OUT', 'Sign in first'),
  limitOutOfRange: (max: number) =>
    new DomainError('invalid', 'BFF_LIMIT_OUT_OF_RANGE', `limit must be 1 to ${max}`, { field: 'limit' }),
  listTooLong: (field: string, max: number) =>
    new DomainError('invalid', 'BFF_LIST_TOO_LONG', `${field} has at most ${max} entries`, { field, details: { max } }),
  dateTimeInvalid: (field: string) =>
    new DomainError('invalid', 'BFF_DATETIME_INVALID', `${field} must be a moment as in RFC 3339`, { field }),
  subjectInvalid: () =>
    new DomainError('invalid', 'BFF_SUBJECT_INVALID', 'Name exactly one of postId, commentId and userId'),
  namespaceUnknown: () =>
    new DomainError('invalid', 'BFF_NAMESPACE_UNKNOWN', 'There is no such socket namespace', { field: 'namespace' }),
};
