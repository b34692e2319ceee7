import { DomainError } from '@my-girok/nest-common';

export const tagsErrors = {
  tagInvalid: () => new DomainError('invalid', 'FEED_TAG_INVALID', 'That is no hashtag', { field: 'tag' }),
};
