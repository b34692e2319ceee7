import { DomainError } from '@my-girok/nest-common';

export const reachErrors = {
  personUnreachable: () =>
    new DomainError('forbidden', 'CHAT_PERSON_UNREACHABLE', 'They cannot be reached', { field: 'userId' }),
  peopleUnreachable: (userIds: readonly string[]) =>
    new DomainError('forbidden', 'CHAT_PERSON_UNREACHABLE', 'Some of them cannot be reached', {
      field: 'userIds',
      details: { userIds },
    }),
  personNotFound: (field: string) =>
    new DomainError('not_found', 'CHAT_PERSON_NOT_FOUND', 'There is no such person', { field }),
};
