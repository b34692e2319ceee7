import { DomainError } from '@my-girok/nest-common';
import { LIMITS } from '@my-girok/types';

export const postsErrors = {
  postNotFound: () => new DomainError('not_found', 'FEED_POST_NOT_FOUND', 'There is no such post', { field: 'postId' }),
  notPostAuthor: () => new DomainError('forbidden', 'FEED_NOT_POST_AUTHOR', 'Only its author may delete a post'),
  postEmpty: () => new DomainError('invalid', 'FEED_POST_EMPTY', 'A post needs some text', { field: 'content' }),
  postTooLong: () =>
    new DomainError('invalid', 'FEED_POST_TOO_LONG', `A post has at most ${LIMITS.postMax} characters`, {
      field: 'content',
    }),
  postCharacterInvalid: () =>
    new DomainError('invalid', 'FEED_POST_CHARACTER_INVALID', 'A post holds no control characters', {
      field: 'content',
    }),
};
