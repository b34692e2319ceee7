import type { chatV1 } from '@my-girok/proto';
import { readCursor } from '../requests/cursor.js';
import { requestErrors } from '../requests/requests.errors.js';
import type { ListMessagesInput } from './list-messages.query.js';
import { messagesErrors } from './messages.errors.js';

type Asked = Pick<chatV1.ListMessagesRequest, 'before' | 'after' | 'aroundSeq' | 'aroundTime'>;

/** The one place that is asked for, the newest where there is none; throws CHAT_PLACE_INVALID, CHAT_CURSOR_INVALID. */
export function readPlace(roomId: string, { before, after, aroundSeq, aroundTime }: Asked): ListMessagesInput['place'] {
  const asked = [before !== '', after !== '', aroundSeq !== 0, aroundTime !== undefined].filter(Boolean);
  if (asked.length > 1 || aroundSeq < 0) throw messagesErrors.placeInvalid();
  if (before !== '') return { kind: 'before', seq: readSeq(roomId, before, 'before') };
  if (after !== '') return { kind: 'after', seq: readSeq(roomId, after, 'after') };
  if (aroundTime) {
    if (Number.isNaN(aroundTime.getTime())) throw messagesErrors.placeInvalid();
    return { kind: 'time', at: aroundTime };
  }
  return aroundSeq > 0 ? { kind: 'around', seq: aroundSeq } : { kind: 'newest' };
}

function readSeq(roomId: string, cursor: string, field: string): number {
  const [of, seq] = readCursor('messages', cursor, ['string', 'number'] as const, field) ?? [];
  if (of !== roomId || seq === undefined) throw requestErrors.cursorInvalid(field);
  return seq;
}
