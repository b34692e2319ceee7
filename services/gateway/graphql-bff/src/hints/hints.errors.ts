import { DomainError } from '@my-girok/nest-common';

export const hintsErrors = {
  tooManyStreams: () =>
    new DomainError('rate_limited', 'BFF_TOO_MANY_STREAMS', 'Too many streams of hints are open', {
      details: { retryAfterSeconds: 30 },
    }),
};
