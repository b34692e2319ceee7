import { DomainError } from '@my-girok/nest-common';
import { LIMITS } from '@my-girok/types';

export const membersErrors = {
  roleRequired: (role: 'owner' | 'admin') =>
    new DomainError('forbidden', 'CHAT_ROLE_REQUIRED', `Only an ${role} of the group can do this`, {
      field: 'roomId',
      details: { role },
    }),
  roleInvalid: () =>
    new DomainError('invalid', 'CHAT_ROLE_INVALID', 'That is no role one can be given', { field: 'role' }),
  memberNotFound: () =>
    new DomainError('not_found', 'CHAT_MEMBER_NOT_FOUND', 'They are not in this group', { field: 'userId' }),
  cannotChangeSelf: () =>
    new DomainError('invalid', 'CHAT_CANNOT_CHANGE_SELF', 'This is for others; leave the group instead', {
      field: 'userId',
    }),
  peopleCountInvalid: (max: number) =>
    new DomainError('invalid', 'CHAT_PEOPLE_COUNT_INVALID', `Name 1 to ${max} others`, {
      field: 'userIds',
      details: { max },
    }),
  roomFull: () =>
    new DomainError('wrong_state', 'CHAT_ROOM_FULL', `A group has at most ${LIMITS.roomMembersMax} people`, {
      field: 'roomId',
      details: { max: LIMITS.roomMembersMax },
    }),
  notAsked: () =>
    new DomainError('wrong_state', 'CHAT_NOT_ASKED', 'There is nothing to answer any more', { field: 'roomId' }),
  requestUnanswered: () =>
    new DomainError('wrong_state', 'CHAT_REQUEST_UNANSWERED', 'Accept the request first', { field: 'roomId' }),
  requestLimit: () =>
    new DomainError(
      'wrong_state',
      'CHAT_REQUEST_LIMIT',
      `Until they answer, ${LIMITS.requestMessagesMax} messages can be sent`,
      { field: 'roomId', details: { max: LIMITS.requestMessagesMax } },
    ),
  muteInvalid: () =>
    new DomainError('invalid', 'CHAT_MUTE_INVALID', 'Mute until a moment in the future', { field: 'until' }),
};
