import { DomainError } from '@my-girok/nest-common';

export const inboxErrors = {
  readEmpty: () =>
    new DomainError('invalid', 'NOTIFICATION_READ_EMPTY', 'Say which notifications were read, or until when', {
      field: 'notificationIds',
    }),
};
