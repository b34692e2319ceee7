import type { Manager } from 'socket.io-client';
import type { BackOffBounds } from './back-off.js';

export interface RealtimeOptions {
  /** Where the server is, such as `https://ws.example.org`. */
  readonly url: string;
  /** Such as `/chat`. */
  readonly namespace: string;
  /** Socket.IO's path; `/socket.io` unless told. */
  readonly path?: string;
  /** A new ticket, asked for before each attempt. Throws a `RealtimeError` with one of `refusedCodes` where the session is over. */
  readonly ticket: () => Promise<string>;
  /** Codes after which the client does not come back by itself. `WS_SIGNED_OUT`. */
  readonly refusedCodes?: readonly string[];
  /** Pauses between attempts. 150 ms to 10 s. */
  readonly backOff?: BackOffBounds;
  /** How long an attempt may take, the ticket included. 15 s. */
  readonly connectTimeoutMs?: number;
  /** How long a request may take unless it says otherwise. 10 s. */
  readonly requestTimeoutMs?: number;
  /** How long the server's answer to a position may take before it is asked again. 45 s. */
  readonly recoverTimeoutMs?: number;
  /** Frames that came too early, held for each channel. 1,000. */
  readonly heldMax?: number;
  /** One connection for several namespaces, made by `createConnection` for the same `url`. */
  readonly connection?: Manager;
  /** What a handler threw. Without it the error is thrown where nobody catches it, as for event listeners. */
  readonly onError?: (error: unknown) => void;
}

/**
 * - `connecting`: not connected, and an attempt is under way or about to be
 * - `live`: connected
 * - `offline`: stopped, or several attempts in a row failed; attempts go on unless stopped
 * - `refused`: the session is over; nothing more is attempted
 */
export type RealtimeState = 'offline' | 'connecting' | 'live' | 'refused';

export const CLIENT_DEFAULTS = {
  path: '/socket.io',
  backOff: { minMs: 150, maxMs: 10_000 },
  connectTimeoutMs: 15_000,
  requestTimeoutMs: 10_000,
  recoverTimeoutMs: 45_000,
  heldMax: 1000,
};
