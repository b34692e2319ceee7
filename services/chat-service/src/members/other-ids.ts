import { readId } from '../requests/id.js';
import { membersErrors } from './members.errors.js';

/** The others whom somebody names, each once; throws CHAT_PEOPLE_COUNT_INVALID, CHAT_ID_INVALID. */
export function readOtherIds(texts: readonly string[], userId: string, max: number): string[] {
  if (texts.length > max) throw membersErrors.peopleCountInvalid(max);
  const ids = new Set(texts.map((text) => readId(text, 'userIds')));
  ids.delete(userId);
  if (ids.size === 0) throw membersErrors.peopleCountInvalid(max);
  return [...ids];
}
