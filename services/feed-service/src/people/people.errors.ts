import { DomainError } from '@my-girok/nest-common';

export const peopleErrors = {
  personNotFound: () =>
    new DomainError('not_found', 'FEED_PERSON_NOT_FOUND', 'There is no such person', { field: 'userId' }),
};
