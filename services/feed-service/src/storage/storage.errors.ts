import { DomainError } from '@my-girok/nest-common';

export const storageErrors = {
  tooManyWrites: () =>
    new DomainError('rate_limited', 'FEED_TOO_MANY_WRITES', 'Too many people are changing this at once. Try again'),
};
