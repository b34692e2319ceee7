/** Why a request was refused or a connection closed by the protocol itself. Applications have codes of their own. */
export const WS_CODES = {
  /** The payload is not what `protocol.md` says. */
  invalidRequest: 'WS_INVALID_REQUEST',
  /** Too many requests; `retryAfterSeconds` says when to come again. */
  rateLimited: 'WS_RATE_LIMITED',
  /** More bytes waited for this connection than the server holds for one. */
  tooSlow: 'WS_TOO_SLOW',
  /** The server is stopping: come back to another one. */
  draining: 'WS_DRAINING',
  /** The session is over: nothing but signing in again helps. */
  signedOut: 'WS_SIGNED_OUT',
} as const;

/** What a request is answered with when it is refused. */
export interface RefusedAnswer {
  readonly error: {
    readonly code: string;
    readonly message?: string;
    readonly retryAfterSeconds?: number;
  };
}

/** The last thing a server says before it closes a connection itself. */
export interface ClosingFrame {
  readonly code: string;
  /** When to come back; null: not by oneself. */
  readonly reconnectInMs: number | null;
}

/** Bounds of what a client may send, whoever hosts the protocol. */
export const PROTOCOL_LIMITS = {
  channelMax: 120,
  epochMax: 64,
  /** Positions in a connection's `auth`. */
  positionsMax: 520,
  /** Positions in one `recover`. */
  recoverMax: 100,
} as const;
