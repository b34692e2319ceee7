import { DomainError } from '@my-girok/nest-common';
import { LIMITS } from '@my-girok/types';

export const facetsErrors = {
  mentionsTooMany: () =>
    new DomainError('invalid', 'CHAT_MENTIONS_TOO_MANY', `A message mentions at most ${LIMITS.mentionsMax} times`, {
      field: 'mentions',
    }),
  mentionInvalid: () =>
    new DomainError('invalid', 'CHAT_MENTION_INVALID', 'A mention is a part of the text that begins with @', {
      field: 'mentions',
    }),
  mentionNotMember: () =>
    new DomainError('invalid', 'CHAT_MENTION_NOT_MEMBER', 'Only people of the room are mentioned', {
      field: 'mentions',
    }),
};
