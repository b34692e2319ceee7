import { DomainError } from '@my-girok/nest-common';

export const matchesErrors = {
  matchEnded: () =>
    new DomainError('wrong_state', 'CHAT_MATCH_ENDED', 'The match has ended', {
      field: 'roomId',
    }),
  imagesNotAllowed: () =>
    new DomainError('forbidden', 'CHAT_IMAGES_NOT_ALLOWED', 'Pictures can be sent when both allow them', {
      field: 'attachments',
    }),
  matchInvalid: (field: string) =>
    new DomainError('invalid', 'CHAT_MATCH_INVALID', 'A match is of two people, each under a pseudonym made for it', {
      field,
    }),
};
