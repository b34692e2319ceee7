import { DomainError } from '@my-girok/nest-common';

/** What is wrong with the shape of a request, whichever rpc it is for. */
export const requestErrors = {
  idInvalid: (field: string) => new DomainError('invalid', 'FEED_ID_INVALID', 'That is not an id', { field }),
  cursorInvalid: () =>
    new DomainError('invalid', 'FEED_CURSOR_INVALID', 'That cursor is not one of ours', { field: 'cursor' }),
  limitInvalid: (field: string, min: number, max: number) =>
    new DomainError('invalid', 'FEED_LIMIT_INVALID', `Ask for ${min} to ${max}`, { field }),
  batchTooLarge: (field: string, max: number) =>
    new DomainError('invalid', 'FEED_BATCH_TOO_LARGE', `Ask for at most ${max} at once`, { field }),
  idempotencyKeyInvalid: () =>
    new DomainError('invalid', 'FEED_IDEMPOTENCY_KEY_INVALID', 'An idempotency key is a UUID', {
      field: 'idempotencyKey',
    }),
};
