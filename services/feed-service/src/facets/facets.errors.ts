import { DomainError } from '@my-girok/nest-common';
import { LIMITS } from '@my-girok/types';

export const facetsErrors = {
  mentionsTooMany: () =>
    new DomainError('invalid', 'FEED_MENTIONS_TOO_MANY', `A text mentions at most ${LIMITS.mentionsMax} times`, {
      field: 'mentions',
    }),
  mentionInvalid: () =>
    new DomainError('invalid', 'FEED_MENTION_INVALID', 'A mention is a part of the text that begins with @', {
      field: 'mentions',
    }),
};
