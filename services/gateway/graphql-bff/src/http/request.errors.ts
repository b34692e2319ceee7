import { DomainError } from '@my-girok/nest-common';

/** What is refused about an HTTP request before its GraphQL is looked at. */
export const requestErrors = {
  csrfHeaderMissing: () => new DomainError('forbidden', 'BFF_CSRF_HEADER_MISSING', 'Send the header x-csrf: 1'),
  originRefused: () => new DomainError('forbidden', 'BFF_ORIGIN_REFUSED', 'Pages of this origin may not call'),
  bodyTooLarge: (max: number) =>
    new DomainError('invalid', 'BFF_BODY_TOO_LARGE', `A request has at most ${max} bytes`, { details: { max } }),
  bodyInvalid: () => new DomainError('invalid', 'BFF_BODY_INVALID', 'Send a JSON object as application/json'),
};
