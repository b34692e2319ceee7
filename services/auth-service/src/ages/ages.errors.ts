import { DomainError } from '@my-girok/nest-common';
import { LIMITS } from '@my-girok/types';

/** Every refusal about ages. */
export const agesErrors = {
  birthDateInvalid: () =>
    new DomainError(
      'invalid',
      'AUTH_BIRTH_DATE_INVALID',
      'The birth date must be a day from 1900 to today, YYYY-MM-DD',
      {
        field: 'birthDate',
      },
    ),
  birthDateSet: () =>
    new DomainError('conflict', 'AUTH_BIRTH_DATE_SET', 'Another birth date was given before and cannot be changed', {
      field: 'birthDate',
    }),
  accountNotFound: () => new DomainError('not_found', 'AUTH_USER_NOT_FOUND', 'There is no such person'),
  tooManyIds: () =>
    new DomainError('invalid', 'AUTH_TOO_MANY_IDS', `At most ${LIMITS.batchMax} ids can be asked for at once`, {
      field: 'userIds',
    }),
};
