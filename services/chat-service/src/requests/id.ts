import { isUuid } from '@my-girok/nest-common';
import { requestErrors } from './requests.errors.js';

/** The id in its one written form (lower case); throws CHAT_ID_INVALID. */
export function readId(text: string, field: string): string {
  if (!isUuid(text)) throw requestErrors.idInvalid(field);
  return text.toLowerCase();
}

/**
 * The distinct well-formed ids of a batch, in the order asked. Malformed ones are dropped, because nothing can have such an
 * id and a batch leaves out what is not there. Throws CHAT_BATCH_TOO_LARGE.
 */
export function readIds(texts: readonly string[], field: string, max: number): string[] {
  if (texts.length > max) throw requestErrors.batchTooLarge(field, max);
  return [...new Set(texts.filter((text) => isUuid(text)).map((text) => text.toLowerCase()))];
}

/** The client's own id for what it makes, in its one written form; throws CHAT_CLIENT_ID_INVALID. */
export function readClientId(text: string): string {
  if (!isUuid(text)) throw requestErrors.clientIdInvalid();
  return text.toLowerCase();
}
