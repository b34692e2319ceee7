import { DomainError } from '@my-girok/nest-common';

/** Every refusal about tickets. */
export const ticketsErrors = {
  invalid: () =>
    new DomainError(
      'unauthenticated',
      'MEDIA_TICKET_INVALID',
      'An upload needs a ticket that has neither run out nor ended',
    ),
};
