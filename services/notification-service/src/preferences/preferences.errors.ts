import { DomainError } from '@my-girok/nest-common';

export const preferencesErrors = {
  kindInvalid: () =>
    new DomainError('invalid', 'NOTIFICATION_KIND_INVALID', 'There is no such kind, or it is named twice', {
      field: 'preferences',
    }),
  securityRequired: () =>
    new DomainError('invalid', 'NOTIFICATION_SECURITY_REQUIRED', 'Security notices always come to the inbox', {
      field: 'preferences',
    }),
};
