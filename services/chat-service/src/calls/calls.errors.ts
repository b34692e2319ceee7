import { DomainError } from '@my-girok/nest-common';
import { LIMITS } from '@my-girok/types';

export const callsErrors = {
  unavailable: (cause?: unknown) =>
    new DomainError('outage', 'CALL_UNAVAILABLE', 'There are no calls at this moment', { cause }),
  notFound: () =>
    new DomainError('not_found', 'CALL_NOT_FOUND', 'There is no such call, or it is not yours to join', {
      field: 'callId',
    }),
  over: () => new DomainError('wrong_state', 'CALL_ENDED', 'The call has ended', { field: 'callId' }),
  notAllowed: () =>
    new DomainError('forbidden', 'CALL_NOT_ALLOWED', 'Calls are not open between the people of this room', {
      field: 'roomId',
    }),
  busy: (callId: string, roomId: string) =>
    new DomainError('wrong_state', 'CALL_BUSY', 'You are in another call', { details: { callId, roomId } }),
  full: () =>
    new DomainError('wrong_state', 'CALL_FULL', `A call has at most ${LIMITS.callPeopleMax} people`, {
      field: 'callId',
      details: { max: LIMITS.callPeopleMax },
    }),
  kindInvalid: () => new DomainError('invalid', 'CALL_KIND_INVALID', 'A call is voice or video', { field: 'kind' }),
  tooMany: (retryAfterSeconds: number) =>
    new DomainError('rate_limited', 'CALL_TOO_MANY', 'That were many calls. Wait a little', {
      details: { retryAfterSeconds },
    }),
  webhookInvalid: () =>
    new DomainError('unauthenticated', 'CALL_WEBHOOK_INVALID', 'Only the server that carries calls tells of them'),
};
