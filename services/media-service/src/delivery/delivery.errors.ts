import { DomainError } from '@my-girok/nest-common';

/** Every refusal to show a picture or hand out a file. Not there, not yours and not any more are one: nobody learns which. */
export const deliveryErrors = {
  notFound: () => new DomainError('not_found', 'MEDIA_NOT_FOUND', 'There is no such picture or file'),
  tooManyDownloads: () =>
    new DomainError('rate_limited', 'MEDIA_TOO_MANY_DOWNLOADS', 'Too many files are on their way to this person'),
  addressInvalid: () =>
    new DomainError(
      'forbidden',
      'MEDIA_ADDRESS_INVALID',
      'The address of this picture or file is not ours or has run out',
    ),
};
