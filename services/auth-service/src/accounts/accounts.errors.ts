import { DomainError } from '@my-girok/nest-common';
import { LIMITS, LOCALES } from '@my-girok/types';

/** Every refusal about accounts. */
export const accountsErrors = {
  emailTaken: () =>
    new DomainError('conflict', 'AUTH_EMAIL_TAKEN', 'Another account has this address', { field: 'email' }),
  nameRequired: () => new DomainError('invalid', 'AUTH_NAME_REQUIRED', 'A name is needed', { field: 'name' }),
  nameTooLong: () =>
    new DomainError('invalid', 'AUTH_NAME_TOO_LONG', `The name has more than ${LIMITS.nameMax} characters`, {
      field: 'name',
    }),
  nameInvalid: () =>
    new DomainError('invalid', 'AUTH_NAME_INVALID', 'The name holds signs that cannot be shown', { field: 'name' }),
  localeUnsupported: () =>
    new DomainError('invalid', 'AUTH_LOCALE_UNSUPPORTED', `The language must be one of ${LOCALES.join(', ')}`, {
      field: 'locale',
    }),
  userNotFound: () => new DomainError('not_found', 'AUTH_USER_NOT_FOUND', 'There is no such person'),
  tooManyIds: () =>
    new DomainError('invalid', 'AUTH_TOO_MANY_IDS', `At most ${LIMITS.batchMax} ids can be asked for at once`, {
      field: 'userIds',
    }),
};
