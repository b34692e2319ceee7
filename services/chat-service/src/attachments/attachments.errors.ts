import { DomainError } from '@my-girok/nest-common';
import { LIMITS } from '@my-girok/types';

export const attachmentsErrors = {
  attachmentsTooMany: () =>
    new DomainError(
      'invalid',
      'CHAT_ATTACHMENTS_TOO_MANY',
      `A message has at most ${LIMITS.attachmentsMax} attachments`,
      { field: 'attachments' },
    ),
  attachmentInvalid: () =>
    new DomainError('invalid', 'CHAT_ATTACHMENT_INVALID', 'Attach pictures and files of your own, each once', {
      field: 'attachments',
    }),
  altTooLong: () =>
    new DomainError('invalid', 'CHAT_ALT_TOO_LONG', `A description has at most ${LIMITS.altMax} characters`, {
      field: 'attachments',
    }),
  altCharacterInvalid: () =>
    new DomainError('invalid', 'CHAT_ALT_CHARACTER_INVALID', 'A description holds no control characters', {
      field: 'attachments',
    }),
};
