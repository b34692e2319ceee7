import { isUuid } from '@my-girok/nest-common';
import { requestErrors } from './requests.errors.js';

/** Raised when the meaning of a cursor changes, so that old ones are refused and not misread. */
const VERSION = 1;
/** Longer than any cursor we make. */
const MAX_LENGTH = 128;

/** Lists whose position is a post's id, and lists whose position is a sequence number; a cursor of one is no cursor of another. */
export type IdList = 'timeline';
export type SeqList =
  | 'author'
  | 'pictures'
  | 'quotes'
  | 'comments'
  | 'comments-oldest'
  | 'blocks'
  | 'bookmarks'
  | 'reposts'
  | 'tag';
/** Lists of edges, some of which are older than the numbers that lists go by. */
export type EdgeList = 'likes' | 'following' | 'followers';

export function writeIdCursor(list: IdList, id: string): string {
  return encode({ v: VERSION, l: list, i: id });
}

export function writeSeqCursor(list: SeqList, seq: number): string {
  return encode({ v: VERSION, l: list, s: seq });
}

/** The id that a page starts below, undefined for the first page; throws FEED_CURSOR_INVALID. */
export function readIdCursor(list: IdList, cursor: string): string | undefined {
  if (cursor === '') return undefined;
  const { i } = decode(list, cursor);
  if (typeof i !== 'string' || !isUuid(i)) throw requestErrors.cursorInvalid();
  return i.toLowerCase();
}

/** The sequence number that a page starts below, undefined for the first page; throws FEED_CURSOR_INVALID. */
export function readSeqCursor(list: SeqList, cursor: string): number | undefined {
  if (cursor === '') return undefined;
  const { s } = decode(list, cursor);
  if (typeof s !== 'number' || !Number.isSafeInteger(s) || s < 1) throw requestErrors.cursorInvalid();
  return s;
}

/** `seq` where the edge has one, else its other end's id. */
export function writeEdgeCursor(list: EdgeList, seq: number | undefined, id: string): string {
  return encode(seq === undefined ? { v: VERSION, l: list, i: id } : { v: VERSION, l: list, s: seq });
}

/** The number that a page starts below, or the id that it starts after; throws FEED_CURSOR_INVALID. */
export function readEdgeCursor(list: EdgeList, cursor: string): { below?: number; after?: string } {
  if (cursor === '') return {};
  const { s, i } = decode(list, cursor);
  if (typeof s === 'number' && Number.isSafeInteger(s) && s >= 1) return { below: s };
  if (typeof i === 'string' && isUuid(i)) return { after: i.toLowerCase() };
  throw requestErrors.cursorInvalid();
}

function encode(position: object): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

function decode(list: string, cursor: string): Record<string, unknown> {
  if (cursor.length > MAX_LENGTH) throw requestErrors.cursorInvalid();
  let position: unknown;
  try {
    position = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw requestErrors.cursorInvalid();
  }
  if (typeof position !== 'object' || position === null) throw requestErrors.cursorInvalid();
  const { v, l } = position as Record<string, unknown>;
  if (v !== VERSION || l !== list) throw requestErrors.cursorInvalid();
  return position as Record<string, unknown>;
}
