import { DomainError } from '@my-girok/nest-common';
import { LIMITS, MEDIA_PURPOSES } from '@my-girok/types';

const MEBIBYTE = 1024 * 1024;

/** Every refusal about uploads, before or while bytes are taken. */
export const uploadsErrors = {
  metadataInvalid: () =>
    new DomainError(
      'invalid',
      'MEDIA_METADATA_INVALID',
      'Upload-Metadata takes purpose, filename and sha256, in base64',
    ),
  purposeInvalid: () =>
    new DomainError('invalid', 'MEDIA_PURPOSE_INVALID', `The purpose must be one of ${MEDIA_PURPOSES.join(', ')}`, {
      field: 'purpose',
    }),
  lengthRequired: () =>
    new DomainError('invalid', 'MEDIA_LENGTH_REQUIRED', 'Upload-Length must be there and be more than 0'),
  tooLarge: () =>
    new DomainError('invalid', 'MEDIA_TOO_LARGE', `An upload has at most ${LIMITS.uploadBytesMax / MEBIBYTE} MiB`),
  quotaExceeded: (limitBytes: number) =>
    new DomainError('forbidden', 'MEDIA_QUOTA_EXCEEDED', 'There is no room left for this upload', {
      details: { limitBytes },
    }),
  tooManyUploads: () =>
    new DomainError('rate_limited', 'MEDIA_TOO_MANY_UPLOADS', 'Too many uploads are under way or wait to be shown'),
  notFound: () => new DomainError('not_found', 'MEDIA_UPLOAD_NOT_FOUND', 'There is no such upload'),
  finished: () => new DomainError('wrong_state', 'MEDIA_UPLOAD_FINISHED', 'The upload has all its bytes'),
  offsetConflict: () =>
    new DomainError(
      'conflict',
      'MEDIA_UPLOAD_OFFSET_CONFLICT',
      'The upload is at another offset; ask for it with HEAD',
    ),
  busy: () => new DomainError('wrong_state', 'MEDIA_UPLOAD_BUSY', 'Another request holds this upload, try again'),
  invalid: (message: string) => new DomainError('invalid', 'MEDIA_UPLOAD_INVALID', message),
};
