import { DomainError, UnavailableError } from '@my-girok/nest-common';
import { LIMITS } from '@my-girok/types';

export const queueErrors = {
  languagesInvalid: () =>
    new DomainError(
      'invalid',
      'MATCHING_LANGUAGES_INVALID',
      `Give 1 to ${LIMITS.matchLanguagesMax} different languages out of those on offer`,
      { field: 'languages' },
    ),
  interestsInvalid: () =>
    new DomainError(
      'invalid',
      'MATCHING_INTERESTS_INVALID',
      `Give at most ${LIMITS.matchInterestsMax} different interests out of those on offer`,
      { field: 'interests' },
    ),
  intentInvalid: () => new DomainError('invalid', 'MATCHING_INTENT_INVALID', 'Say what for', { field: 'intent' }),
  strictnessInvalid: () =>
    new DomainError('invalid', 'MATCHING_STRICTNESS_INVALID', 'Say how strict to be', { field: 'strictness' }),
  /** The proposal was declined, has expired or was never theirs. */
  gone: () => new DomainError('wrong_state', 'MATCHING_GONE', 'This match is not on offer any more'),
  /** Whoever wants one of the two out has to come again when it is known how their match begins. */
  beginning: () => new UnavailableError('A match of theirs is being begun at this moment'),
};
