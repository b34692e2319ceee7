import { DomainError } from '@my-girok/nest-common';
import { LIMITS } from '@my-girok/types';

export const messagesErrors = {
  messageNotFound: () =>
    new DomainError('not_found', 'CHAT_MESSAGE_NOT_FOUND', 'There is no such message here', { field: 'messageId' }),
  messageEmpty: () =>
    new DomainError('invalid', 'CHAT_MESSAGE_EMPTY', 'A message needs some text or an attachment', {
      field: 'content',
    }),
  messageTooLong: () =>
    new DomainError('invalid', 'CHAT_MESSAGE_TOO_LONG', `A message has at most ${LIMITS.messageMax} characters`, {
      field: 'content',
      details: { max: LIMITS.messageMax },
    }),
  messageCharacterInvalid: () =>
    new DomainError('invalid', 'CHAT_MESSAGE_CHARACTER_INVALID', 'A message holds no control characters', {
      field: 'content',
    }),
  replyNotFound: () =>
    new DomainError('not_found', 'CHAT_REPLY_NOT_FOUND', 'What this answers is not there any more', {
      field: 'replyToId',
    }),
  notAuthor: () =>
    new DomainError('forbidden', 'CHAT_NOT_MESSAGE_AUTHOR', 'This is for its author', { field: 'messageId' }),
  messageDeleted: () =>
    new DomainError('wrong_state', 'CHAT_MESSAGE_DELETED', 'The message was deleted', { field: 'messageId' }),
  editTooLate: () =>
    new DomainError(
      'wrong_state',
      'CHAT_EDIT_TOO_LATE',
      `A message can be edited for ${LIMITS.messageEditHours} hours`,
      { field: 'messageId', details: { hours: LIMITS.messageEditHours } },
    ),
  editsLimit: () =>
    new DomainError('wrong_state', 'CHAT_EDITS_LIMIT', `A message is edited at most ${LIMITS.messageEditsMax} times`, {
      field: 'messageId',
      details: { max: LIMITS.messageEditsMax },
    }),
  emojiInvalid: () => new DomainError('invalid', 'CHAT_EMOJI_INVALID', 'React with one emoji', { field: 'emoji' }),
  reactionsLimit: () =>
    new DomainError(
      'wrong_state',
      'CHAT_REACTIONS_LIMIT',
      `A message has at most ${LIMITS.reactionsMax} different reactions`,
      { field: 'emoji', details: { max: LIMITS.reactionsMax } },
    ),
  placeInvalid: () =>
    new DomainError('invalid', 'CHAT_PLACE_INVALID', 'Ask for messages before, after or around one place', {
      field: 'aroundSeq',
    }),
};
