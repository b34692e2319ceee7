import { isUuid } from '@my-girok/nest-common';
import { requestsErrors } from './requests.errors.js';

/** Raised when the meaning of a cursor changes, so that old ones are refused and not misread. */
const VERSION = 1;
/** Longer than any cursor we make. */
const MAX_LENGTH = 160;
/** The last moment that a Date can be. */
const LAST_MS = 8.64e15;

/** A cursor of one list is no cursor of the other. */
export type List = 'all' | 'unread';

/** What a page starts below: a notification's place in its list. */
export interface Place {
  updatedAt: Date;
  id: string;
}

export function writeCursor(list: List, { updatedAt, id }: Place): string {
  return Buffer.from(JSON.stringify({ v: VERSION, l: list, t: updatedAt.getTime(), i: id })).toString('base64url');
}

/** Undefined for the first page; throws NOTIFICATION_CURSOR_INVALID. */
export function readCursor(list: List, cursor: string): Place | undefined {
  if (cursor === '') return undefined;
  const { v, l, t, i } = parse(cursor);
  if (v !== VERSION || l !== list || !isUuid(i)) throw requestsErrors.cursorInvalid();
  if (typeof t !== 'number' || !Number.isSafeInteger(t) || t < 0 || t > LAST_MS) throw requestsErrors.cursorInvalid();
  return { updatedAt: new Date(t), id: i.toLowerCase() };
}

function parse(cursor: string): Record<string, unknown> {
  if (cursor.length > MAX_LENGTH) throw requestsErrors.cursorInvalid();
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (typeof place === 'object' && place !== null) return place as Record<string, unknown>;
  } catch {
    // Told below, as what is no object.
  }
  throw requestsErrors.cursorInvalid();
}
