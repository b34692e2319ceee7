import type { CallOptions } from '@my-girok/proto';

/** Who the cookie belongs to, as far as the BFF needs to know. The token never leaves the server side. */
export interface Viewer {
  readonly userId: string;
  readonly sessionId: string;
  readonly accessToken: string;
}

/** What one HTTP request with one GraphQL operation brings along, for all its resolvers. */
export interface Operation {
  /** Null when signed out, or when it cannot be told who it is. */
  readonly viewer: Viewer | null;
  /** Why it cannot be told; whatever needs a viewer fails with it, the rest goes on as signed out. */
  readonly viewerError: Error | null;
  /** SHA-256 of the cookie's session id, null without a well-formed cookie. */
  readonly sessionHash: Buffer | null;
  /** Whether the document is one of our apps' own, which lets it be compiled. */
  trusted: boolean;
  /** SHA-256 of the client's address (of its network, if IPv6), for rate limits. */
  readonly address: string;
  readonly userAgent: string;
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal;
  /** Epoch milliseconds at which every remote call of this operation is given up. */
  readonly deadline: number;
  /** Sets or, with null, clears the session cookie on the response. */
  setSessionCookie(value: string | null, expires?: Date): void;
}

/** The GraphQL context's part that resolvers use. */
export interface OperationContext {
  readonly operation: Operation;
}

/** How to call a service for this operation: as its viewer (as the BFF itself when signed out) and within its time. */
export function callAs(operation: Operation): CallOptions {
  return { as: operation.viewer?.accessToken, signal: operation.signal, deadline: operation.deadline };
}

/** The same for a write, which goes on when its caller leaves: stopping it halfway would help nobody. */
export function writeAs(operation: Operation): CallOptions {
  return { as: operation.viewer?.accessToken, deadline: operation.deadline };
}

/** One value per operation, made when first asked for: DataLoaders must not outlive the work that fills them. */
export function perOperation<T>(make: (operation: Operation) => T): (operation: Operation) => T {
  const made = new WeakMap<object, T>();
  return (operation) => {
    let value = made.get(operation);
    if (value === undefined) {
      value = make(operation);
      made.set(operation, value);
    }
    return value;
  };
}
