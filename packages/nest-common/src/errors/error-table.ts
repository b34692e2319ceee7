import { Metadata, type ServiceError, status } from '@grpc/grpc-js';
import { COMMON_CODES, ERROR_KINDS, type ErrorKind, type GraphqlCode } from '@my-girok/types';
import { DomainError, UnavailableError } from './domain-error.js';

const KINDS = Object.keys(ERROR_KINDS) as ErrorKind[];

const KIND_OF_STATUS = new Map<number, ErrorKind>([
  ...KINDS.map((kind): [number, ErrorKind] => [status[ERROR_KINDS[kind].grpc], kind]),
  // A deadline missed and a call cut off by a dying server are outages too: the answer may exist, nobody can tell.
  [status.DEADLINE_EXCEEDED, 'outage'],
]);

/** What `extensions.code` says of a kind. */
export function graphqlCodeOf(kind: ErrorKind): GraphqlCode {
  return ERROR_KINDS[kind].graphql;
}

/** The HTTP status of a kind, for REST endpoints. */
export const HTTP_STATUS: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  wrong_state: 409,
  rate_limited: 429,
  outage: 503,
  internal: 500,
};

/** A gRPC error as grpc-js servers take it. */
export interface GrpcFailure {
  code: number;
  details: string;
  message: string;
  metadata: Metadata;
}

/** How a domain error is said on the wire: status, message, and the code, kind, field and details as metadata. */
export function toGrpcFailure(error: DomainError): GrpcFailure {
  const metadata = new Metadata();
  metadata.set('error-code', error.code);
  metadata.set('error-kind', error.kind);
  if (error.field !== undefined) metadata.set('error-field', error.field);
  if (error.details !== undefined) metadata.set('error-details-bin', Buffer.from(JSON.stringify(error.details)));
  return { code: status[ERROR_KINDS[error.kind].grpc], details: error.message, message: error.message, metadata };
}

/** The error a remote handler threw, rebuilt from what arrived. `target` names the service in the message of an outage. */
export function fromGrpcError(error: ServiceError, target: string): DomainError {
  const code = text(error.metadata, 'error-code');
  const kind = text(error.metadata, 'error-kind') as ErrorKind | undefined;
  if (code !== undefined && kind !== undefined && kind in ERROR_KINDS) {
    const options = { field: text(error.metadata, 'error-field'), details: details(error.metadata), cause: error };
    return kind === 'outage' && code === COMMON_CODES.unavailable
      ? new UnavailableError(error.details, options)
      : new DomainError(kind, code, error.details, options);
  }
  const known = KIND_OF_STATUS.get(error.code);
  if (known === 'outage') return new UnavailableError(`${target} is unavailable`, { cause: error });
  if (known === 'unauthenticated') {
    return new DomainError(known, COMMON_CODES.unauthenticated, error.details, { cause: error });
  }
  return new DomainError('internal', COMMON_CODES.internal, `${target} failed`, { cause: error });
}

function text(metadata: Metadata | undefined, key: string): string | undefined {
  const [value] = metadata?.get(key) ?? [];
  return typeof value === 'string' ? value : undefined;
}

function details(metadata: Metadata | undefined): Record<string, unknown> | undefined {
  const [value] = metadata?.get('error-details-bin') ?? [];
  if (!Buffer.isBuffer(value)) return undefined;
  try {
    return JSON.parse(value.toString()) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
