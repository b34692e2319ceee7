import { isUuid } from '@my-girok/nest-common';
import { requestErrors } from './requests.errors.js';

/** The id in its one written form (lower case); throws MATCHING_ID_INVALID. */
export function readId(text: string, field: string): string {
  if (!isUuid(text)) throw requestErrors.idInvalid(field);
  return text.toLowerCase();
}
