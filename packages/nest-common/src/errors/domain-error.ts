import { COMMON_CODES, type ErrorKind } from '@my-girok/types';

export interface DomainErrorOptions {
  /** The request's field that is at fault, as the proto's JSON name. */
  field?: string;
  /** Small facts that a caller needs to act, such as `retryAfterSeconds`. Never personal data. */
  details?: Readonly<Record<string, unknown>>;
  cause?: unknown;
}

/**
 * A failure that callers are meant to understand. `kind` decides how it travels (see `ERROR_KINDS`), `code` is stable and
 * listed in docs/errors.md, `message` is English for developers.
 */
export class DomainError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly field?: string;
  readonly details?: Readonly<Record<string, unknown>>;

  constructor(kind: ErrorKind, code: string, message: string, options: DomainErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'DomainError';
    this.kind = kind;
    this.code = code;
    this.field = options.field;
    this.details = options.details;
  }
}

/** Something we depend on is away or too slow; trying again later may succeed. */
export class UnavailableError extends DomainError {
  constructor(message: string, options: DomainErrorOptions = {}) {
    super('outage', COMMON_CODES.unavailable, message, options);
    this.name = 'UnavailableError';
  }
}
