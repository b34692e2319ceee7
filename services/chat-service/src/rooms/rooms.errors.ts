import { DomainError } from '@my-girok/nest-common';

export const roomsErrors = {
  roomNotFound: () =>
    new DomainError('not_found', 'CHAT_ROOM_NOT_FOUND', 'There is no such room, or you are not in it', {
      field: 'roomId',
    }),
  notAGroup: () => new DomainError('wrong_state', 'CHAT_NOT_A_GROUP', 'That is a room of two', { field: 'roomId' }),
  cannotTalkToSelf: () =>
    new DomainError('invalid', 'CHAT_CANNOT_TALK_TO_SELF', 'There are no rooms with oneself', { field: 'userId' }),
  nameEmpty: () => new DomainError('invalid', 'CHAT_ROOM_NAME_EMPTY', 'A group has a name', { field: 'name' }),
  nameTooLong: (max: number) =>
    new DomainError('invalid', 'CHAT_ROOM_NAME_TOO_LONG', `A name has at most ${max} characters`, {
      field: 'name',
      details: { max },
    }),
  nameCharacterInvalid: () =>
    new DomainError('invalid', 'CHAT_ROOM_NAME_CHARACTER_INVALID', 'A name cannot have such characters', {
      field: 'name',
    }),
};
