import { DomainError } from '@my-girok/nest-common';
import { LIMITS } from '@my-girok/types';

/** Why an upload becomes no picture, or a file is not kept. These are for ever: none is tried again. */
export const admissionErrors = {
  typeUnsupported: () =>
    new DomainError('invalid', 'MEDIA_TYPE_UNSUPPORTED', 'The file is not a JPEG, PNG, WebP, GIF or AVIF picture'),
  heicUnsupported: () =>
    new DomainError('invalid', 'MEDIA_HEIC_UNSUPPORTED', 'HEIC pictures cannot be read here; save it as JPEG'),
  sideTooLong: () =>
    new DomainError('invalid', 'MEDIA_SIDE_TOO_LONG', `A side has more than ${LIMITS.uploadSideMax} pixels`),
  tooManyPixels: () =>
    new DomainError(
      'invalid',
      'MEDIA_TOO_MANY_PIXELS',
      `All frames together have over ${LIMITS.uploadPixelsMax} pixels`,
    ),
  tooManyFrames: () =>
    new DomainError('invalid', 'MEDIA_TOO_MANY_FRAMES', `The animation has over ${LIMITS.uploadFramesMax} frames`),
  broken: (cause?: unknown) =>
    new DomainError('invalid', 'MEDIA_BROKEN', 'What arrived is cut off or broken', { cause }),
  tooComplex: (cause?: unknown) =>
    new DomainError('invalid', 'MEDIA_TOO_COMPLEX', 'The picture takes too long to be read', { cause }),
  checksumMismatch: () =>
    new DomainError('invalid', 'MEDIA_CHECKSUM_MISMATCH', 'What arrived is not what the checksum was made of'),
  infected: () => new DomainError('invalid', 'MEDIA_INFECTED', 'The scanner found something harmful in the file'),
};

/** Whether an error says that this upload can never be shown. */
export function isRefusal(error: unknown): error is DomainError {
  return error instanceof DomainError && error.kind === 'invalid' && error.code.startsWith('MEDIA_');
}
