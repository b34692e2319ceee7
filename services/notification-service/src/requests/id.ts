import { isUuid } from '@my-girok/nest-common';
import { requestsErrors } from './requests.errors.js';

/** The id in its one written form (lower case); throws NOTIFICATION_ID_INVALID. */
export function readId(text: string, field: string): string {
  if (!isUuid(text)) throw requestsErrors.idInvalid(field);
  return text.toLowerCase();
}

/** Distinct ids; throws NOTIFICATION_BATCH_TOO_LARGE, NOTIFICATION_ID_INVALID. */
export function readIds(texts: readonly string[], field: string, max: number): string[] {
  if (texts.length > max) throw requestsErrors.batchTooLarge(field, max);
  return [...new Set(texts.map((text) => readId(text, field)))];
}
