import { DomainError } from '@my-girok/nest-common';
import { LOCALES } from '@my-girok/types';

export const requestsErrors = {
  idInvalid: (field: string) => new DomainError('invalid', 'NOTIFICATION_ID_INVALID', 'An id is a UUID', { field }),
  batchTooLarge: (field: string, max: number) =>
    new DomainError('invalid', 'NOTIFICATION_BATCH_TOO_LARGE', `At most ${max} at once`, { field }),
  limitInvalid: (max: number) =>
    new DomainError('invalid', 'NOTIFICATION_LIMIT_INVALID', `A page has 1 to ${max}`, { field: 'limit' }),
  cursorInvalid: () =>
    new DomainError('invalid', 'NOTIFICATION_CURSOR_INVALID', 'This is no cursor of this list', { field: 'cursor' }),
  localeUnsupported: () =>
    new DomainError('invalid', 'NOTIFICATION_LOCALE_UNSUPPORTED', `Known are ${LOCALES.join(', ')}`, {
      field: 'locale',
    }),
};
