import { DomainError } from '@my-girok/nest-common';

export const pushErrors = {
  off: () => new DomainError('wrong_state', 'NOTIFICATION_PUSH_OFF', 'Push is not set up here'),
  endpointInvalid: () =>
    new DomainError(
      'invalid',
      'NOTIFICATION_ENDPOINT_INVALID',
      'An endpoint is an https address of a known push service',
      {
        field: 'endpoint',
      },
    ),
  keyInvalid: (field: 'p256dh' | 'auth') =>
    new DomainError('invalid', 'NOTIFICATION_PUSH_KEY_INVALID', 'This is no key of a push subscription', { field }),
  sessionEnded: () => new DomainError('wrong_state', 'NOTIFICATION_SESSION_ENDED', 'The session has ended'),
};
