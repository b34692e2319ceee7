import { requestErrors } from './requests.errors.js';

/** Raised when the meaning of a cursor changes, so that old ones are refused and not misread. */
const VERSION = 1;
/** Longer than any cursor we make. */
const MAX_LENGTH = 256;

/** Lists that are paged; a cursor of one is no cursor of another. */
export type List = 'rooms' | 'requests' | 'members' | 'messages';

/** An opaque cursor for a place in a list: a few numbers and texts. */
export function writeCursor(list: List, place: readonly (number | string)[]): string {
  return Buffer.from(JSON.stringify([VERSION, list, ...place])).toString('base64url');
}

/**
 * The place that a cursor means, undefined for none. `shape` says what stands at each position; numbers are whole and not
 * negative. Throws CHAT_CURSOR_INVALID.
 */
export function readCursor<S extends readonly ('number' | 'string')[]>(
  list: List,
  cursor: string,
  shape: S,
  field = 'cursor',
): PlaceOf<S> | undefined {
  if (cursor === '') return undefined;
  const [version, of, ...place] = decode(cursor, field);
  const fits =
    version === VERSION &&
    of === list &&
    place.length === shape.length &&
    place.every((part, i) =>
      shape[i] === 'number' ? Number.isSafeInteger(part) && Number(part) >= 0 : typeof part === 'string',
    );
  if (!fits) throw requestErrors.cursorInvalid(field);
  return place as PlaceOf<S>;
}

type PlaceOf<S extends readonly ('number' | 'string')[]> = {
  -readonly [K in keyof S]: S[K] extends 'number' ? number : string;
};

function decode(cursor: string, field: string): unknown[] {
  if (cursor.length > MAX_LENGTH) throw requestErrors.cursorInvalid(field);
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(place)) return place;
  } catch {
    // Not one of ours: said below.
  }
  throw requestErrors.cursorInvalid(field);
}
