import { DomainError } from '@my-girok/nest-common';

/** Why somebody may not enter. */
export const admissionErrors = {
  ageUnknown: () =>
    new DomainError('wrong_state', 'MATCHING_AGE_UNKNOWN', 'Say when you were born before you meet somebody'),
  ageNotAllowed: () => new DomainError('forbidden', 'MATCHING_AGE_NOT_ALLOWED', 'This is not for people of this age'),
  banned: () => new DomainError('forbidden', 'MATCHING_BANNED', 'This person is shut out'),
  accountGone: () => new DomainError('not_found', 'MATCHING_PERSON_NOT_FOUND', 'There is no such person'),
  coolingOff: (retryAfterSeconds: number) =>
    new DomainError('rate_limited', 'MATCHING_COOLING_OFF', 'Several people reported this person of late', {
      details: { retryAfterSeconds },
    }),
  tooManyApart: () =>
    new DomainError('wrong_state', 'MATCHING_TOO_MANY_APART', 'This person may not meet more people than can be kept'),
};
