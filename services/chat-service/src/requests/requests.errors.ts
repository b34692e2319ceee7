import { DomainError } from '@my-girok/nest-common';
import { COMMON_CODES } from '@my-girok/types';

/** What is wrong with the shape of a request, whichever rpc it is for. */
export const requestErrors = {
  idInvalid: (field: string) => new DomainError('invalid', 'CHAT_ID_INVALID', 'That is not an id', { field }),
  cursorInvalid: (field = 'cursor') =>
    new DomainError('invalid', 'CHAT_CURSOR_INVALID', 'That cursor is not one of ours', { field }),
  limitInvalid: (field: string, min: number, max: number) =>
    new DomainError('invalid', 'CHAT_LIMIT_INVALID', `Ask for ${min} to ${max}`, { field }),
  batchTooLarge: (field: string, max: number) =>
    new DomainError('invalid', 'CHAT_BATCH_TOO_LARGE', `Give at most ${max} at once`, { field }),
  positionInvalid: () =>
    new DomainError('invalid', 'CHAT_POSITION_INVALID', 'Say after which position', { field: 'after' }),
  clientIdInvalid: () =>
    new DomainError('invalid', 'CHAT_CLIENT_ID_INVALID', 'A client id is a UUID', { field: 'clientId' }),
  actorNotAllowed: () =>
    new DomainError('forbidden', COMMON_CODES.callerNotAllowed, 'This caller may not act for that person', {
      field: 'actor',
    }),
  sessionEnded: () => new DomainError('unauthenticated', COMMON_CODES.unauthenticated, 'The session has ended'),
};
