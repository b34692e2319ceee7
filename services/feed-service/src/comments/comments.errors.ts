import { DomainError } from '@my-girok/nest-common';
import { LIMITS } from '@my-girok/types';

export const commentsErrors = {
  sortInvalid: () =>
    new DomainError('invalid', 'FEED_SORT_INVALID', 'Comments come newest or oldest first', { field: 'sort' }),
  commentNotFound: () =>
    new DomainError('not_found', 'FEED_COMMENT_NOT_FOUND', 'There is no such comment', { field: 'commentId' }),
  notCommentAuthor: () =>
    new DomainError(
      'forbidden',
      'FEED_NOT_COMMENT_AUTHOR',
      "Only its author and the post's author may delete a comment",
    ),
  commentEmpty: () =>
    new DomainError('invalid', 'FEED_COMMENT_EMPTY', 'A comment needs some text', { field: 'content' }),
  commentTooLong: () =>
    new DomainError('invalid', 'FEED_COMMENT_TOO_LONG', `A comment has at most ${LIMITS.commentMax} characters`, {
      field: 'content',
    }),
  commentCharacterInvalid: () =>
    new DomainError('invalid', 'FEED_COMMENT_CHARACTER_INVALID', 'A comment holds no control characters', {
      field: 'content',
    }),
};
