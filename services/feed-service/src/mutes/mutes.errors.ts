import { DomainError } from '@my-girok/nest-common';
import { LIMITS } from '@my-girok/types';

export const mutesErrors = {
  cannotMuteSelf: () =>
    new DomainError('invalid', 'FEED_CANNOT_MUTE_SELF', 'Nobody mutes themselves', { field: 'userId' }),
  endInvalid: () =>
    new DomainError('invalid', 'FEED_MUTE_END_INVALID', 'A mute ends in the future', { field: 'until' }),
  wordEmpty: () => new DomainError('invalid', 'FEED_MUTED_WORD_EMPTY', 'That is no word', { field: 'word' }),
  wordTooLong: () =>
    new DomainError(
      'invalid',
      'FEED_MUTED_WORD_TOO_LONG',
      `A muted word has at most ${LIMITS.mutedWordMax} characters`,
      { field: 'word' },
    ),
  wordCharacterInvalid: () =>
    new DomainError('invalid', 'FEED_MUTED_WORD_CHARACTER_INVALID', 'A muted word holds no control characters', {
      field: 'word',
    }),
  peopleLimit: () =>
    new DomainError('wrong_state', 'FEED_MUTED_PEOPLE_LIMIT', `Nobody mutes more than ${LIMITS.mutedPeopleMax} people`),
  wordsLimit: () =>
    new DomainError('wrong_state', 'FEED_MUTED_WORDS_LIMIT', `Nobody mutes more than ${LIMITS.mutedWordsMax} words`),
};
