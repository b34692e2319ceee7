import { DomainError } from '@my-girok/nest-common';

const retryAfter = (retryAfterSeconds: number) => ({ details: { retryAfterSeconds } });

/** Every refusal of the gateway's own, and every reason for which it closes a socket. */
export const socketsErrors = {
  ticketInvalid: () =>
    new DomainError(
      'unauthenticated',
      'WS_TICKET_INVALID',
      'The ticket is not one of ours, was used, or is for another namespace',
    ),
  signedOut: () => new DomainError('unauthenticated', 'WS_SIGNED_OUT', 'The session has ended, sign in again'),
  sessionUnchecked: () =>
    new DomainError('outage', 'WS_SESSION_UNCHECKED', 'Nobody can tell whether the session lives'),
  originRefused: () => new DomainError('forbidden', 'WS_ORIGIN_REFUSED', 'Pages of this origin may not connect'),
  tooManySockets: () =>
    new DomainError('rate_limited', 'WS_TOO_MANY_SOCKETS', 'Too many sockets are open', retryAfter(30)),
  tooManyAttempts: (seconds: number) =>
    new DomainError(
      'rate_limited',
      'WS_TOO_MANY_ATTEMPTS',
      'Too many attempts to connect from this address',
      retryAfter(seconds),
    ),
  positionsInvalid: () =>
    new DomainError('invalid', 'WS_POSITIONS_INVALID', 'The positions are not a list of what the protocol knows', {
      field: 'positions',
    }),
  unavailable: (cause?: unknown) =>
    new DomainError('outage', 'WS_UNAVAILABLE', 'What must be asked is away, come back in a moment', { cause }),
  draining: () => new DomainError('outage', 'WS_DRAINING', 'This node is stopping, come back to another one'),
  requestInvalid: (field?: string) =>
    new DomainError('invalid', 'WS_INVALID_REQUEST', 'The payload is not what the event takes', { field }),
  rateLimited: (seconds: number) =>
    new DomainError('rate_limited', 'WS_RATE_LIMITED', 'Too many requests', retryAfter(seconds)),
  tooSlow: () => new DomainError('rate_limited', 'WS_TOO_SLOW', 'More waited for this socket than it read'),
};
