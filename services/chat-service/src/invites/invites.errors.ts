import { DomainError } from '@my-girok/nest-common';
import { LIMITS } from '@my-girok/types';

export const invitesErrors = {
  inviteNotFound: () =>
    new DomainError('not_found', 'CHAT_INVITE_NOT_FOUND', 'This link is not valid, or not any more', {
      field: 'token',
    }),
  invitesLimit: () =>
    new DomainError('wrong_state', 'CHAT_INVITES_LIMIT', `A group has at most ${LIMITS.invitesMax} links at a time`, {
      field: 'roomId',
      details: { max: LIMITS.invitesMax },
    }),
  removedFromRoom: () =>
    new DomainError('forbidden', 'CHAT_REMOVED_FROM_ROOM', 'Somebody took you out of this group; ask them', {
      field: 'token',
    }),
};
