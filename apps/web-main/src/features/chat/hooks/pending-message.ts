import type { Failure } from '../../../platform/graphql/failure.ts';
import type { Mention } from '../../../platform/mentions/mention-ranges.ts';
import type { ChatReply } from './chat-types.ts';

/** A message until the service has acknowledged it. */
export interface PendingMessage {
  /** Sent as `clientId`: however often it is sent, it is made once. */
  readonly key: string;
  readonly roomId: string;
  readonly content: string;
  readonly mentions: readonly Mention[];
  /** Ids of uploads on this device. */
  readonly uploads: readonly string[];
  readonly replyTo: ChatReply | null;
  /** RFC 3339; never twice the same, so that it is the order in which they are sent. */
  readonly writtenAt: string;
  /** `failed`: will not pass by waiting. */
  readonly state: 'queued' | 'failed';
  readonly failure?: Failure;
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** Reads one entry back from the device; undefined when it is not one. */
export function parsePendingMessage(text: string): PendingMessage | undefined {
  try {
    const kept = JSON.parse(text) as Partial<PendingMessage> | null;
    const isWhole =
      typeof kept?.key === 'string' &&
      typeof kept.roomId === 'string' &&
      typeof kept.content === 'string' &&
      typeof kept.writtenAt === 'string' &&
      (kept.state === 'queued' || kept.state === 'failed') &&
      isList(kept.mentions) &&
      isList(kept.uploads);
    return isWhole ? ({ ...kept, replyTo: kept.replyTo ?? null } as PendingMessage) : undefined;
  } catch {
    return undefined;
  }
}

/** A time later than all that are kept, at least a millisecond apart: the order of sending. */
export function nextTime(entries: readonly Pick<PendingMessage, 'writtenAt'>[], now: number): string {
  let last = 0;
  for (const { writtenAt } of entries) last = Math.max(last, Date.parse(writtenAt));
  return new Date(Math.max(now, last + 1)).toISOString();
}
