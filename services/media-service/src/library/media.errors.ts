import { DomainError } from '@my-girok/nest-common';
import { COMMON_CODES, LIMITS } from '@my-girok/types';

/** At most so many ids at once. */
export const MEDIA_IDS_MAX = LIMITS.pageMax;

/** Every refusal about media that are here. */
export const mediaErrors = {
  notFound: () =>
    new DomainError('not_found', 'MEDIA_NOT_FOUND', 'There is no such picture or file', { field: 'mediaIds' }),
  notReady: () =>
    new DomainError('wrong_state', 'MEDIA_NOT_READY', 'It is not ready to be shown', { field: 'mediaIds' }),
  purposeMismatch: () =>
    new DomainError('invalid', 'MEDIA_PURPOSE_MISMATCH', 'It was uploaded for something else', {
      field: 'mediaIds',
    }),
  inUse: () => new DomainError('wrong_state', 'MEDIA_IN_USE', 'Something else shows it', { field: 'mediaIds' }),
  tooManyIds: () =>
    new DomainError('invalid', 'MEDIA_TOO_MANY_IDS', `At most ${MEDIA_IDS_MAX} ids can be given at once`, {
      field: 'mediaIds',
    }),
  callerNotAllowed: () =>
    new DomainError('forbidden', COMMON_CODES.callerNotAllowed, 'This caller shows no media of this purpose'),
  subjectInvalid: () =>
    new DomainError('invalid', 'MEDIA_SUBJECT_INVALID', 'What shows a picture or file, and its owner, have ids', {
      field: 'subjectId',
    }),
};
