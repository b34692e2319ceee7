import { DomainError } from '@my-girok/nest-common';

export const storageErrors = {
  tooManyWrites: () =>
    new DomainError('rate_limited', 'CHAT_TOO_MANY_WRITES', 'Too many people are writing here at once. Try again'),
};
