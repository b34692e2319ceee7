import { CombinedGraphQLErrors } from '@apollo/client/errors';

/** The API could not be reached, or answered with something that is not ours. Nothing is known of what it did. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}

/** Why something did not come about, in the terms a screen needs. */
export interface Failure {
  readonly kind: 'unreachable' | 'outage' | 'signed_out' | 'refused';
  /** A reason such as `FEED_POST_NOT_FOUND` where the service gave one, else GraphQL's `extensions.code`. */
  readonly code: string;
  /** The input field the refusal is about. */
  readonly field?: string;
  /** For support; shown behind "Details". */
  readonly traceId?: string;
  readonly retryAfterSeconds?: number;
}

interface Extensions {
  readonly code?: unknown;
  readonly reason?: unknown;
  readonly field?: unknown;
  readonly traceId?: unknown;
  readonly retryAfterSeconds?: unknown;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** Reads one GraphQL error's extensions (`docs/errors.md`). */
export function failureOfExtensions(extensions: Extensions | undefined): Failure {
  const status = text(extensions?.code) ?? 'INTERNAL';
  return {
    kind: status === 'SERVICE_UNAVAILABLE' ? 'outage' : status === 'UNAUTHENTICATED' ? 'signed_out' : 'refused',
    code: text(extensions?.reason) ?? status,
    field: text(extensions?.field),
    traceId: text(extensions?.traceId),
    retryAfterSeconds: typeof extensions?.retryAfterSeconds === 'number' ? extensions.retryAfterSeconds : undefined,
  };
}

/** Turns whatever a query or mutation threw into a {@link Failure}. */
export function failureOf(error: unknown): Failure {
  if (CombinedGraphQLErrors.is(error)) {
    const failures = error.errors.map((each) => failureOfExtensions(each.extensions));
    const first = failures.find((each) => each.kind === 'signed_out') ?? failures[0];
    if (first) return first;
  }
  if (error instanceof UnreachableError) return { kind: 'unreachable', code: 'UNREACHABLE' };
  return { kind: 'refused', code: 'INTERNAL' };
}

/** Failures that pass by themselves: worth trying again without changing anything. */
export const passes = (failure: Failure | undefined): boolean =>
  failure?.kind === 'unreachable' || failure?.kind === 'outage';
