import { DomainError } from '@my-girok/nest-common';
import { COMMON_CODES } from '@my-girok/types';

/** What is wrong with the shape of a request, whichever rpc it is for. */
export const requestErrors = {
  idInvalid: (field: string) => new DomainError('invalid', 'MATCHING_ID_INVALID', 'That is not an id', { field }),
  batchTooLarge: (field: string, max: number) =>
    new DomainError('invalid', 'MATCHING_BATCH_TOO_LARGE', `Give at most ${max} at once`, { field }),
  actorNotAllowed: () =>
    new DomainError('forbidden', COMMON_CODES.callerNotAllowed, 'This caller may not act for that person', {
      field: 'actor',
    }),
  sessionEnded: () => new DomainError('unauthenticated', COMMON_CODES.unauthenticated, 'The session has ended'),
};
