import { DomainError } from '@my-girok/nest-common';
import { LIMITS } from '@my-girok/types';

/** Every refusal about addresses, passwords and attempts. None of them tells whether an account exists. */
export const credentialsErrors = {
  emailInvalid: () =>
    new DomainError(
      'invalid',
      'AUTH_EMAIL_INVALID',
      `An e-mail address of at most ${LIMITS.emailMax} bytes is needed`,
      {
        field: 'email',
      },
    ),
  passwordTooShort: () =>
    new DomainError(
      'invalid',
      'AUTH_PASSWORD_TOO_SHORT',
      `The password has fewer than ${LIMITS.passwordMin} characters`,
      {
        field: 'password',
      },
    ),
  passwordTooLong: () =>
    new DomainError(
      'invalid',
      'AUTH_PASSWORD_TOO_LONG',
      `The password has more than ${LIMITS.passwordMax} characters`,
      {
        field: 'password',
      },
    ),
  passwordBreached: () =>
    new DomainError('invalid', 'AUTH_PASSWORD_BREACHED', 'The password is among those that attackers try first', {
      field: 'password',
    }),
  invalidCredentials: () =>
    new DomainError('unauthenticated', 'AUTH_INVALID_CREDENTIALS', 'The address or the password is wrong'),
  tooManyAttempts: (waitMs: number) =>
    new DomainError('rate_limited', 'AUTH_TOO_MANY_ATTEMPTS', 'Too many attempts for this address, try again later', {
      details: { retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)) },
    }),
  busy: () =>
    new DomainError('rate_limited', 'AUTH_BUSY', 'Too many people are signing in at this moment, try again', {
      details: { retryAfterSeconds: 2 },
    }),
};
