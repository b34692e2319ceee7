import { DomainError } from '@my-girok/nest-common';

/** Every refusal about proposals and matches. */
export const matchesErrors = {
  notInMatch: () =>
    new DomainError('not_found', 'MATCHING_NOT_IN_MATCH', 'There is no such match, or you are not in it', {
      field: 'matchId',
    }),
  ended: () => new DomainError('wrong_state', 'MATCHING_ENDED', 'The match has ended', { field: 'matchId' }),
};
