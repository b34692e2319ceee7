import { DomainError } from '@my-girok/nest-common';

const invalid = (code: string, message: string, details?: Record<string, unknown>) =>
  new DomainError('invalid', code, message, { details });

/** What is refused about a document before anything is executed. */
export const documentErrors = {
  unknown: () => new DomainError('not_found', 'BFF_DOCUMENT_UNKNOWN', 'There is no trusted document of that id'),
  untrusted: () => new DomainError('forbidden', 'BFF_DOCUMENT_UNTRUSTED', 'Only trusted documents are accepted'),
  malformed: (message: string) => invalid('BFF_DOCUMENT_INVALID', message),
  tooLarge: (max: number) => invalid('BFF_DOCUMENT_TOO_LARGE', `A document has at most ${max} bytes`, { max }),
  tooManyTokens: (max: number) => invalid('BFF_TOO_MANY_TOKENS', `A document has at most ${max} tokens`, { max }),
  tooDeep: (max: number) => invalid('BFF_TOO_DEEP', `Fields nest at most ${max} deep`, { max }),
  tooManyAliases: (max: number) => invalid('BFF_TOO_MANY_ALIASES', `A document has at most ${max} aliases`, { max }),
  tooManyFields: (max: number) => invalid('BFF_TOO_MANY_FIELDS', `A document has at most ${max} fields`, { max }),
  tooCostly: (max: number) => invalid('BFF_TOO_COSTLY', `This asks for more than ${max} units`, { max }),
  variablesTooLarge: (max: number) =>
    invalid('BFF_VARIABLES_TOO_LARGE', `Variables have at most ${max} bytes`, { max }),
  batchRefused: () => invalid('BFF_BATCH_REFUSED', 'Send one operation a request'),
  mutationByGet: () => invalid('BFF_MUTATION_BY_GET', 'Mutations are sent by POST'),
};
