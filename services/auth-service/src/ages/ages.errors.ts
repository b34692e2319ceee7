import { DomainError } from '@my-girok/nest-common';

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
};
