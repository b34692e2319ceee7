/** Codes that the client gives itself; all others come from the server. */
export const CLIENT_CODES = {
  /** There is no connection: nothing was sent. */
  offline: 'REALTIME_OFFLINE',
  /** The connection was cut before an answer came: it may or may not have been done. */
  cut: 'REALTIME_CUT',
  /** No answer came in time: it may or may not have been done. */
  timeout: 'REALTIME_TIMEOUT',
} as const;

/** A request that was refused, or that nobody answered. */
export class RealtimeError extends Error {
  constructor(
    readonly code: string,
    message?: string,
    readonly retryAfterSeconds?: number,
  ) {
    super(message ?? code);
    this.name = 'RealtimeError';
  }
}
