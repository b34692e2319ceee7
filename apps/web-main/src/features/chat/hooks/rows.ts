import type { ChatMessage } from './chat-types.ts';
import type { PendingMessage } from './pending-message.ts';

export type ChatRow =
  | { readonly kind: 'day'; readonly key: string; readonly date: string }
  | { readonly kind: 'unread'; readonly key: string }
  | { readonly kind: 'notice'; readonly key: string; readonly message: ChatMessage }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly message: ChatMessage;
      readonly isOwn: boolean;
      /** The first and last of what one person wrote in one go. */
      readonly isFirst: boolean;
      readonly isLast: boolean;
    }
  | {
      readonly kind: 'pending';
      readonly key: string;
      readonly entry: PendingMessage;
      readonly isFirst: boolean;
      readonly isLast: boolean;
    };

/** Messages of one person within this time stand together. */
const TOGETHER_MS = 5 * 60_000;

/** The day of the calendar here, `2026-11-24`. */
export function dayOf(time: string): string {
  const date = new Date(time);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The same for a message before and after it was acknowledged, so that it stays where it is. */
export const keyOf = ({ clientId, id }: Pick<ChatMessage, 'clientId' | 'id'>, isOwn: boolean): string =>
  isOwn && clientId ? clientId : id;

interface Written {
  readonly authorId: string;
  readonly at: string;
}

const isTogether = (one: Written | undefined, other: Written | undefined): boolean =>
  one !== undefined &&
  other !== undefined &&
  one.authorId === other.authorId &&
  dayOf(one.at) === dayOf(other.at) &&
  Math.abs(Date.parse(other.at) - Date.parse(one.at)) < TOGETHER_MS;

const written = (message: ChatMessage | undefined): Written | undefined =>
  message && !message.notice ? { authorId: message.authorId, at: message.createdAt } : undefined;

export interface RowsOf {
  readonly messages: readonly ChatMessage[];
  /** What is on its way, the oldest first; none while the stretch ends elsewhere. */
  readonly pending: readonly PendingMessage[];
  readonly me: string;
  /** Where reading had ended when the room was opened; undefined for no line. */
  readonly readSeq: number | undefined;
}

/** Everything a conversation shows, in order. */
export function rowsOf({ messages, pending, me, readSeq }: RowsOf): readonly ChatRow[] {
  const rows: ChatRow[] = [];
  const sent = new Set(messages.flatMap(({ authorId, clientId }) => (authorId === me && clientId ? [clientId] : [])));
  const waiting = pending.filter(({ key }) => !sent.has(key));
  let day = '';
  let hasLine = readSeq === undefined;
  const begin = (at: string): boolean => {
    const next = dayOf(at);
    if (next === day) return false;
    day = next;
    rows.push({ kind: 'day', key: `day ${next}`, date: next });
    return true;
  };
  for (const [index, message] of messages.entries()) {
    const isOwn = message.authorId === me && !message.notice;
    const isNewDay = begin(message.createdAt);
    const isLine = !hasLine && message.seq > (readSeq ?? 0) && !isOwn;
    if (isLine) {
      rows.push({ kind: 'unread', key: 'unread' });
      hasLine = true;
    }
    if (message.notice) {
      rows.push({ kind: 'notice', key: message.id, message });
      continue;
    }
    const next = messages[index + 1];
    const after = next ? written(next) : firstOf(waiting[0], me);
    const isBeforeLine = !hasLine && next !== undefined && next.seq > (readSeq ?? 0) && next.authorId !== me;
    rows.push({
      kind: 'message',
      key: keyOf(message, isOwn),
      message,
      isOwn,
      isFirst: isNewDay || isLine || !isTogether(written(messages[index - 1]), written(message)),
      isLast: isBeforeLine || !isTogether(written(message), after),
    });
  }
  for (const [index, entry] of waiting.entries()) {
    const isNewDay = begin(entry.writtenAt);
    const before = index === 0 ? written(messages.at(-1)) : firstOf(waiting[index - 1], me);
    rows.push({
      kind: 'pending',
      key: entry.key,
      entry,
      isFirst: isNewDay || !isTogether(before, firstOf(entry, me)),
      isLast: !isTogether(firstOf(entry, me), firstOf(waiting[index + 1], me)),
    });
  }
  return rows;
}

const firstOf = (entry: PendingMessage | undefined, me: string): Written | undefined =>
  entry && { authorId: me, at: entry.writtenAt };
