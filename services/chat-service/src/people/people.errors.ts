import { DomainError } from '@my-girok/nest-common';
import { LIMITS } from '@my-girok/types';

export const peopleErrors = {
  roomsLimit: () =>
    new DomainError('wrong_state', 'CHAT_ROOMS_LIMIT', `One person is in at most ${LIMITS.roomsMax} rooms`, {
      details: { max: LIMITS.roomsMax },
    }),
  lastSeenInvalid: () =>
    new DomainError('invalid', 'CHAT_LAST_SEEN_INVALID', 'Say when they were there', { field: 'at' }),
};
