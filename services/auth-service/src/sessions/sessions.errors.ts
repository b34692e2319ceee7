import { DomainError } from '@my-girok/nest-common';
import { LIMITS } from '@my-girok/types';

/** Every refusal about sessions and their tokens. */
export const sessionsErrors = {
  sessionHashInvalid: () =>
    new DomainError('invalid', 'AUTH_SESSION_HASH_INVALID', 'The session hash must be 32 bytes', {
      field: 'sessionHash',
    }),
  sessionHashTaken: () =>
    new DomainError('conflict', 'AUTH_SESSION_HASH_TAKEN', 'Another session has this hash', { field: 'sessionHash' }),
  deviceInvalid: () =>
    new DomainError('invalid', 'AUTH_DEVICE_INVALID', 'The device names must be short plain text', { field: 'device' }),
  attemptInvalid: () =>
    new DomainError('invalid', 'AUTH_ATTEMPT_INVALID', 'The attempt id must be 1 to 64 letters, digits, - or _', {
      field: 'attemptId',
    }),
  refreshTokenInvalid: () =>
    new DomainError('unauthenticated', 'AUTH_REFRESH_TOKEN_INVALID', 'This is not a refresh token of ours'),
  refreshTokenReused: () =>
    new DomainError(
      'unauthenticated',
      'AUTH_REFRESH_TOKEN_REUSED',
      'This refresh token was used before; its session has been ended',
    ),
  sessionEnded: () => new DomainError('unauthenticated', 'AUTH_SESSION_ENDED', 'The session has ended, sign in again'),
  sessionNotFound: () => new DomainError('not_found', 'AUTH_SESSION_NOT_FOUND', 'The caller has no such session'),
  tooManySessionIds: () =>
    new DomainError('invalid', 'AUTH_TOO_MANY_SESSION_IDS', `At most ${LIMITS.batchMax} ids can be asked for at once`, {
      field: 'sessionIds',
    }),
};
