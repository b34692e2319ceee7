import { DomainError } from '@my-girok/nest-common';
import { LIMITS } from '@my-girok/types';

export const postsErrors = {
  postNotFound: () => new DomainError('not_found', 'FEED_POST_NOT_FOUND', 'There is no such post', { field: 'postId' }),
  postDeleted: () =>
    new DomainError('wrong_state', 'FEED_POST_DELETED', 'The post that this key made was deleted', {
      field: 'idempotencyKey',
    }),
  notPostAuthor: () => new DomainError('forbidden', 'FEED_NOT_POST_AUTHOR', 'Only its author may change a post'),
  postEmpty: () =>
    new DomainError('invalid', 'FEED_POST_EMPTY', 'A post needs some text, a picture or a quote', { field: 'content' }),
  postTooLong: () =>
    new DomainError('invalid', 'FEED_POST_TOO_LONG', `A post has at most ${LIMITS.postMax} characters`, {
      field: 'content',
    }),
  postCharacterInvalid: () =>
    new DomainError('invalid', 'FEED_POST_CHARACTER_INVALID', 'A post holds no control characters', {
      field: 'content',
    }),
  visibilityInvalid: () =>
    new DomainError('invalid', 'FEED_VISIBILITY_INVALID', 'A post is public, for followers, or for its author', {
      field: 'visibility',
    }),
  warningTooLong: () =>
    new DomainError(
      'invalid',
      'FEED_WARNING_TOO_LONG',
      `A warning has at most ${LIMITS.contentWarningMax} characters`,
      {
        field: 'contentWarning',
      },
    ),
  warningCharacterInvalid: () =>
    new DomainError('invalid', 'FEED_WARNING_CHARACTER_INVALID', 'A warning holds no control characters', {
      field: 'contentWarning',
    }),
  picturesTooMany: () =>
    new DomainError('invalid', 'FEED_PICTURES_TOO_MANY', `A post shows at most ${LIMITS.picturesMax} pictures`, {
      field: 'pictures',
    }),
  pictureInvalid: () =>
    new DomainError('invalid', 'FEED_PICTURE_INVALID', 'A post shows a picture once, and only its own are described', {
      field: 'pictures',
    }),
  altTooLong: () =>
    new DomainError('invalid', 'FEED_ALT_TOO_LONG', `A description has at most ${LIMITS.altMax} characters`, {
      field: 'pictures',
    }),
  altCharacterInvalid: () =>
    new DomainError('invalid', 'FEED_ALT_CHARACTER_INVALID', 'A description holds no control characters', {
      field: 'pictures',
    }),
  quoteNotPublic: () =>
    new DomainError('wrong_state', 'FEED_QUOTE_NOT_PUBLIC', 'Only public posts are quoted', {
      field: 'quotedPostId',
    }),
  versionConflict: () =>
    new DomainError('conflict', 'FEED_POST_VERSION_CONFLICT', 'The post was edited meanwhile', { field: 'version' }),
  editsLimit: () =>
    new DomainError('wrong_state', 'FEED_EDITS_LIMIT', `A post is edited at most ${LIMITS.editsMax} times`),
};
