/** What kinds of failure there are, and how each is said on the wire and to browsers. The one table: docs/errors.md follows it. */
export const ERROR_KINDS = {
  invalid: { grpc: 'INVALID_ARGUMENT', graphql: 'BAD_USER_INPUT' },
  unauthenticated: { grpc: 'UNAUTHENTICATED', graphql: 'UNAUTHENTICATED' },
  forbidden: { grpc: 'PERMISSION_DENIED', graphql: 'FORBIDDEN' },
  not_found: { grpc: 'NOT_FOUND', graphql: 'NOT_FOUND' },
  conflict: { grpc: 'ALREADY_EXISTS', graphql: 'CONFLICT' },
  wrong_state: { grpc: 'FAILED_PRECONDITION', graphql: 'CONFLICT' },
  rate_limited: { grpc: 'RESOURCE_EXHAUSTED', graphql: 'RATE_LIMITED' },
  outage: { grpc: 'UNAVAILABLE', graphql: 'SERVICE_UNAVAILABLE' },
  internal: { grpc: 'INTERNAL', graphql: 'INTERNAL' },
} as const;

export type ErrorKind = keyof typeof ERROR_KINDS;
export type GrpcStatusName = (typeof ERROR_KINDS)[ErrorKind]['grpc'];
/** The codes that browsers meet in `extensions.code`. */
export type GraphqlCode = (typeof ERROR_KINDS)[ErrorKind]['graphql'];

/** Codes that every process uses; each service's own codes live in its `*.errors.ts`. */
export const COMMON_CODES = {
  internal: 'COMMON_INTERNAL',
  invalidInput: 'COMMON_INVALID_INPUT',
  unavailable: 'COMMON_SERVICE_UNAVAILABLE',
  rateLimited: 'COMMON_RATE_LIMITED',
  unauthenticated: 'COMMON_UNAUTHENTICATED',
  callerNotAllowed: 'COMMON_CALLER_NOT_ALLOWED',
  personRequired: 'COMMON_PERSON_REQUIRED',
} as const;
